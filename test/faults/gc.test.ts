// gc against builds, up and destroy, all at once, round after round on one data folder: no chain is ever broken.
// RACES=1000 sets the number of rounds, SEED another order of them.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { backingOf } from '../../scripts/backing.ts';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const rounds = Number(process.env['RACES'] ?? 30);
const seed = Number(process.env['SEED'] ?? 1);

/** mulberry32: numbers from 0 to below 1, the same for the same seed. */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const next = random(seed);
const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;

/** What `check` writes, without a Node: a round is to last as long as its locks. */
const record = `[ "\${4-}" ] || exit 0
layer=generated/data/layers/$3
parent=$(grep -ao -e '-b [^ ]*' "$layer.qcow2.tmp" | sed 's/^-b //; s/\\.qcow2$//') || :
printf '{\\n "id": "%s",\\n "parent": "%s",\\n "stat": "%s"\\n}\\n' "$3" "$parent" "$(stat -c '%s %Y' "$layer.qcow2.tmp")" >"$layer.json"
exit 0`;

function racer(data?: string): Checkout {
  const c = checkout({
    'distros/x.ini': `${debian}layers = s\n`,
    'distros/x.lock': locked,
    'distros/y.ini': 'like = x\n',
    'distros/snippets/s.cmd': 'install a\n',
    ...(data ? { '.env': `DATA_DIR="${data}"\n` } : {}),
  });
  c.hook('check', record);
  c.hook('note', 'exit 0');
  c.hook('virt-customize', 'sleep 0.05');
  assert.equal(c.make(['image-x']).code, 0);
  return c;
}

async function make(c: Checkout, words: readonly string[]): Promise<{ code: number; text: string }> {
  const child = spawn('make', words, { cwd: c.folder, env: c.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = `$ make ${words.join(' ')}\n`;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (text += part));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

/** Files that stand on one that is not there, and kernels without their layer. */
function broken(data: string): string[] {
  const below = (folder: string) =>
    existsSync(path.join(data, folder)) ? readdirSync(path.join(data, folder)).map(name => `${folder}/${name}`) : [];
  const workspaces = readdirSync(path.join(data, 'workspaces'));
  const images = [...below('layers'), ...workspaces.flatMap(id => below(`${id}/disks`))].filter(name =>
    name.endsWith('.qcow2'),
  );
  const kernels = below('kernels').filter(name => /\/[0-9a-f]{16}-[a-z0-9-]+$/.test(name));
  return [
    ...images.filter(name => {
      const backing = backingOf(path.join(data, name));
      return backing === undefined || (backing !== '' && !existsSync(backing));
    }),
    ...kernels.filter(name => !existsSync(path.join(data, `layers/${path.basename(name)}.qcow2`))),
  ];
}

/** How a make may end whose layer was taken away after it had looked: with words, and with nothing made. */
const clean = /taken away meanwhile|^no [0-9a-f]{16}-\S+\.qcow2$/m;

test(`${rounds} rounds, seed ${seed}`, {
  skip: missing('setpriv', 'flock'),
  timeout: 60_000 + rounds * 10_000,
}, async t => {
  const first = racer();
  const second = racer(first.data);
  const data = realpathSync(first.data);
  const sum = { built: 0, removed: 0, missed: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const c of [first, second])
      if (next() < 0.7) c.write({ 'distros/snippets/s.cmd': `install ${one(['a', 'b', 'c'])}\n` });
    const results = await Promise.all([
      ...[first, second].map(c =>
        make(
          c,
          one([
            ['image-x'],
            ['-j4', 'x.xml', 'y.xml'],
            ['up-x'],
            ['destroy-x', 'destroy-y'],
            ['rebuild-y'],
            ['-j4', 'up'],
          ]),
        ),
      ),
      ...[first, second].map(c => make(c, one([['gc'], ['gc', 'KEEP=16K'], ['clean-cache', 'YES=1']]))),
    ]);
    const words = () => `round ${round}, seed ${seed}:\n${results.map(r => `${r.text}-> ${r.code}\n`).join('')}`;
    assert.deepEqual(broken(data), [], words());
    for (const { code, text } of results) {
      assert.ok(code === 0 || clean.test(text), words());
      sum.built += text.match(/^building /gm)?.length ?? 0;
      sum.removed += text.match(/^removes .* layer /gm)?.length ?? 0;
      if (code !== 0) sum.missed++;
    }
  }
  for (const c of [first, second]) assert.equal((await make(c, ['x.xml', 'y.xml'])).code, 0);
  t.diagnostic(
    `${sum.built} layers built, ${sum.removed} removed, ${sum.missed} makes told that a layer was taken away`,
  );
  assert.ok(sum.built > rounds / 4 && sum.removed > rounds / 4, JSON.stringify(sum));
});
