// push-NAME and pull-NAME with a registry: layers by name and digest, once each, whole or not at all, and no key among them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startRegistry } from './registry.ts';
import { smallDisks } from './small-disks.ts';

const { root, one, image, define, ok, baseOf, same } = smallDisks('registry-');
let stop: () => Promise<void>;
let host: string;
/** Bytes that nothing makes smaller: three parts of 64 MiB, and a rest. */
const noise = 200 * 2 ** 20;

before(async () => {
  ({ host, stop } = await startRegistry(root));
  one.write('.env', `${readFileSync(path.join(one.folder, '.env'), 'utf8')}\nREGISTRY=http://${host}/team/layers\n`);
  define('tiny', 'file:images/tiny.raw');
  writeFileSync(
    image('noise.raw'),
    execFileSync('head', ['-c', String(noise), '/dev/urandom'], { maxBuffer: 2 * noise }),
  );
  one.write('distros/large.ini', '[image]\nfrom = file:images/noise.raw\nsize = 256M\n[domain]\ndefine = no\n');
});
after(() => stop());

const pinFile = () => path.join(one.folder, 'distros/registry.lock');
const layers = () => path.join(root, 'data folder/layers');
const wipe = () => {
  for (const name of readdirSync(layers())) rmSync(path.join(layers(), name), { recursive: true, force: true });
};
const tags = () =>
  (
    JSON.parse(execFileSync('curl', ['-fsS', `http://${host}/v2/team/layers/tags/list`], { encoding: 'utf8' })) as {
      tags: string[];
    }
  ).tags;

describe('push-NAME and pull-NAME', () => {
  it('sends the layers of an image, not that of its VM, and none twice', () => {
    ok('image-tiny');
    assert.match(ok('push-tiny'), /-tiny: sent, sha256:[0-9a-f]{64}$/m);
    assert.deepEqual(tags(), [path.basename(baseOf('tiny'), '.qcow2')]);
    assert.match(ok('push-tiny'), /-tiny: there already$/m);
    assert.match(readFileSync(pinFile(), 'utf8'), /^[0-9a-f]{16}-tiny = sha256:[0-9a-f]{64}$/m);
  });
  it('takes them from there instead of building them, as they were', () => {
    const before = execFileSync('sha256sum', [baseOf('tiny')], { encoding: 'utf8' });
    wipe();
    assert.match(ok('pull-tiny'), /-tiny: from /);
    assert.equal(execFileSync('sha256sum', [baseOf('tiny')], { encoding: 'utf8' }), before);
    assert.equal(statSync(baseOf('tiny')).mode & 0o777, 0o440);
    assert.match(ok('image-tiny'), /-tiny +cached/);
    same('tiny');
    assert.match(ok('verify'), /^ok +\S+-tiny$/m);
  });
  it('says so where there is none, and where somebody has put another one', () => {
    define('other', 'file:images/other.raw');
    assert.match(ok('pull-other'), /-other: not at \S+; it will be built$/m);
    const lock = readFileSync(pinFile(), 'utf8');
    writeFileSync(pinFile(), lock.replace(/(-tiny = sha256:)[0-9a-f]{8}/, '$100000000'));
    wipe();
    const { code, text } = one.make('pull-tiny');
    assert.notEqual(code, 0);
    assert.match(text, /somebody has put another one there/);
    writeFileSync(pinFile(), lock);
  });
  it('goes on where it broke off', () => {
    ok('image-large');
    ok('push-large');
    wipe();
    const blobs = execFileSync('find', [`${root}/registry`, '-name', 'data', '-size', '+32M'], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
    assert.equal(blobs.length, 3);
    renameSync(blobs[2]!, `${blobs[2]}.away`);
    const { code, text } = one.make('pull-large');
    assert.notEqual(code, 0, text);
    assert.match(text, /did not come whole[\s\S]*what has come is kept/);
    const kept = () =>
      execFileSync('find', [layers(), '-size', '+32M', '-path', '*/blobs/*', '-printf', '%f %T@\n'], {
        encoding: 'utf8',
      })
        .split('\n')
        .filter(Boolean)
        .sort();
    const came = kept();
    assert.ok(came.length > 0 && came.length < 3, came.join('\n'));
    renameSync(`${blobs[2]}.away`, blobs[2]!);
    ok('pull-large');
    assert.deepEqual(
      readdirSync(layers()).filter(name => !/\.(qcow2|json)$/.test(name)),
      [],
    );
    assert.doesNotMatch(ok('image-large'), /^building/m);
  });
});
