import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { arrival, late } from '../../scripts/arrival.ts';
import { lay, temporary } from '../support/folder.ts';
import { planned } from '../support/world.ts';

const network = (name: string, ip: string, more = '') =>
  `[network ${name}]\naddress = ${ip.replace(/\d+$/, '1')}/24\nip = ${ip}\n${more}`;
const vm = planned({
  inis: {
    x: `[image]\nfrom = mmdebstrap:bookworm\n${network('a', '10.9.0.5')}${network('b', '10.9.1.5')}${network('still', '10.9.2.5', 'dhcp = no\n')}`,
  },
}).vms.find(({ name }) => name === 'x')!;

suite('what up- waits for behind ssh', () => {
  /** `ip` prints more at each call. */
  const guest = (...printed: readonly string[]) => {
    const folder = temporary();
    const script = `#!/bin/sh\ncd '${folder}'; echo >>calls\nhead -n $(wc -l <calls) addresses\n`;
    lay(folder, { 'bin/ip': script, addresses: printed.map(line => `${line}\n`).join('') });
    execFileSync('chmod', ['+x', path.join(folder, 'bin/ip')]);
    const env = { PATH: `${folder}/bin:${process.env['PATH']}` };
    const said = execFileSync('sh', ['-c', `${arrival(vm)}; echo done`], { env, encoding: 'utf8' });
    return { said, calls: readFileSync(path.join(folder, 'calls'), 'utf8').length };
  };
  test('each address that a network keeps for it, and none that it is given by hand', () => {
    const { said, calls } = guest('2: inet 10.9.0.55/24', '2: inet 10.9.0.5/24', '3: inet 10.9.1.5/24');
    assert.deepEqual([said, calls], ['done\n', 3]);
  });
  test('is said when it does not come, and no longer waited for', () => {
    const { said, calls } = guest('3: inet 10.9.1.5/24');
    assert.deepEqual(late(said), ['10.9.0.5 of the network a']);
    assert.match(said, /done\n$/);
    assert.ok(calls > 10, `${calls} looks`);
  });
});
