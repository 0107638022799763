// Images on images with real tools: what is shared is built once, each engine is the one that was planned, and all of it is told.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as ext4 from '../../scripts/ext4.ts';
import type { Plan } from '../../scripts/plan.ts';
import { withRawView } from '../../scripts/raw-view.ts';
import { readRecord } from '../../scripts/record.ts';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const data = dataFolder(root);
const one = checkout(root, 'a forest', { DATA_DIR: data, CODE_DIR: root, PREFIX: 'e2e-forest-' });
const only = '[domain]\ndefine = no\n';
const definitions = {
  tools: `[image]\nfrom = distro:debian-12\nlayers = tree\n${only}[params]\nword = parent\n`,
  left: `[image]\nfrom = distro:tools\nlayers = say\n${only}`,
  right: `[image]\nfrom = distro:tools\nlayers = say\nsize = 12G\n${only}[params]\nword = right\n`,
  pair: `instances = pair-1 pair-2\n[image]\nfrom = distro:left\nlayers = own\n${only}`,
};
const snippets = {
  'tree.cmd': 'install tree\n',
  'say.cmd.hbs': 'write /etc/said:{{word}}\n',
  'own.cmd.hbs': 'write /etc/own:{{instance}} {{index}}\nrun-command tree / >/dev/null && echo ran >/etc/ran\n',
};
const all = ['tools', 'left', 'right', 'pair-1', 'pair-2'];
const ok = ({ code, text }: { code: number; text: string }) => {
  assert.equal(code, 0, text);
  return text;
};
const plan = () => JSON.parse(readFileSync(path.join(one.folder, 'generated/plan.json'), 'utf8')) as Plan;
const image = (name: string) => plan().images.find(i => i.name === name)!.image;
const layersOf = (name: string) => path.join(data, 'layers', `${image(name)}.qcow2`);
const files = (name: string, ...wanted: string[]) =>
  withRawView(layersOf(name), false, async (raw, folder) =>
    wanted.map(file => ext4.read(ext4.ext4Root(raw, folder)!, file, folder)?.toString('utf8')),
  );

describe('a forest of images, for real', () => {
  before(() => {
    mkdirSync(data, { recursive: true });
    for (const [name, text] of Object.entries(definitions)) one.write(`distros/${name}.ini`, text);
    for (const [name, text] of Object.entries(snippets)) one.write(`distros/snippets/${name}`, text);
  });
  after(() => remove(root));

  it('builds what is asked for side by side, and says at the end what was built', () => {
    const text = ok(one.make('-j2', ...all.map(name => `image-${name}`)));
    assert.equal(text.match(/^building \S+-tree$/gm)?.length, 1, text);
    assert.equal(text.match(/^building \S+-say$/gm)?.length, 2);
    assert.equal(text.match(/^building \S+-own$/gm)?.length, 2);
    assert.match(text, /^pair-1:\n(?: {2}\S+ +(?:built|cached) .*\n)*? {2}\S+-own +built +[\d.]+ s +[\d.]+ [KM]iB$/m);
  });

  it('by the engines that were planned, and recorded', () => {
    const engine = (ending: string) => {
      const { id } = plan().layers.find(layer => layer.id.endsWith(ending))!;
      return readRecord(id, path.join(data, 'layers'))?.engine;
    };
    assert.deepEqual([engine('-tree'), engine('-say'), engine('-own')], ['container', 'files', 'container']);
  });

  it('with params of its own for each, and a larger file system where one was asked for', async () => {
    assert.deepEqual(await files('left', '/etc/said'), ['parent']);
    assert.deepEqual(await files('right', '/etc/said'), ['right']);
    assert.deepEqual(await files('pair-2', '/etc/own', '/etc/said', '/etc/ran'), ['pair-2 2', 'parent', 'ran\n']);
    const head = await withRawView(layersOf('right'), false, async raw =>
      execFileSync('dumpe2fs', ['-h', raw], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    const field = (name: string) => Number(new RegExp(`^${name}: +(\\d+)$`, 'm').exec(head)?.[1]);
    assert.equal(field('Block count') * field('Block size'), 12 * 2 ** 30);
  });

  it('and nothing when nothing changed', () => {
    const text = ok(one.make('-j2', ...all.map(name => `image-${name}`)));
    assert.doesNotMatch(text, /building/);
  });

  it('draws it, and writes the page about it', () => {
    assert.match(ok(one.make('graph')), /├─ .*-?say|└─ .*own/);
    ok(one.make('report'));
    assert.ok(existsSync(path.join(one.folder, 'generated/report.html')));
  });
});
