import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { hostsScript, identityFiles } from '../../scripts/identity.ts';
import type { Identity } from '../../scripts/layer.ts';
import { temporary } from '../support/folder.ts';
import { planned } from '../support/world.ts';

suite("the guest's /etc/hosts", () => {
  const [layer] = planned({ inis: { x: '[image]\nfrom = mmdebstrap:bookworm\n' } }).layers.filter(
    (one): one is Identity => one.kind === 'identity',
  );
  for (const [what, hosts] of [
    ['of an image that has none', ''],
    ['keeps what a snippet wrote', '127.0.0.1 localhost\n::1 localhost\n10.0.0.5 db\n'],
    ['has the name of another one no longer', '127.0.0.1 localhost\n127.0.1.1 old\n10.0.0.5 db\n'],
  ] as const) {
    test(`${what}, written from outside and by the guest's own sh`, () => {
      const files = identityFiles(layer!, { privateKey: '', publicKey: '' }, { hosts, fstab: '' }, {});
      const file = path.join(temporary(), 'hosts');
      writeFileSync(file, hosts);
      execFileSync('sh', ['-ec', hostsScript(layer!.hostname).replaceAll('/etc/hosts', `'${file}'`)]);
      assert.equal(readFileSync(file, 'utf8'), files.find(one => one.path === '/etc/hosts')!.content);
      if (hosts.includes('db')) assert.match(readFileSync(file, 'utf8'), /^10\.0\.0\.5 db$/m);
    });
  }
});
