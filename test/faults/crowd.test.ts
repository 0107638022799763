// Many makes at once on one checkout and one data folder, from a changed definition on: each layer is built exactly once, and all of them succeed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { rounds } from './extent.ts';

const makes = 16;

suite('a crowd of makes', { skip: missing('setpriv', 'flock') }, () => {
  const definitions = (round: number) => ({
    'distros/base.ini': '[image]\nfrom = mmdebstrap:bookworm\nlayers = tools\n\n[domain]\ndefine = no\n',
    'distros/left.ini': '[image]\nfrom = distro:base\nlayers = left\n',
    'distros/right.ini': '[image]\nfrom = distro:base\nsize = 20G\nlayers = right\n',
    'distros/snippets/tools.cmd': `mkdir /tools-${round}\n`,
    'distros/snippets/left.cmd': 'install left\n',
    'distros/snippets/right.cmd': 'install right\n',
  });
  const c = checkout({ ...definitions(0), 'distros/base.lock': 'from = mmdebstrap:bookworm\ndigest = d1\n' });
  const one = () =>
    new Promise<{ code: number | null; text: string }>(resolve => {
      const child = spawn('make', ['-j4', 'images'], { cwd: c.folder, env: c.env, timeout: 120_000 });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', part => (text += part));
      child.on('close', code => resolve({ code, text }));
    });
  for (let round = 1; round <= rounds; round++) {
    test(`round ${round} of ${rounds}: ${makes} makes with -j4`, { timeout: 180_000 }, async () => {
      // Every other round the data folder begins empty, too.
      if (round % 2 === 1) rmSync(c.data, { recursive: true });
      mkdirSync(c.data, { recursive: true });
      c.write(definitions(round));
      const ended = await Promise.all(Array.from({ length: makes }, one));
      for (const { code, text } of ended) assert.equal(code, 0, text);
      const builds = ended.flatMap(({ text }) => [...text.matchAll(/^building (\S+)$/gm)].map(([, id]) => id!));
      assert.deepEqual(builds.sort(), [...new Set(builds)].sort(), 'each layer once');
      // tools, left, right, the larger disk and two identities; the base where the folder was empty.
      assert.equal(builds.length, round % 2 === 1 ? 7 : 6);
      assert.deepEqual(
        c.layers().filter(name => !/\.(qcow2|known_hosts|json)$/.test(name)),
        [],
        'nothing half-made is left',
      );
    });
  }
});
