import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { arrival, comes, late } from '../../scripts/arrival.ts';
import { quoted } from '../../scripts/quote.ts';
import { lay, temporary } from '../support/folder.ts';
import { planned } from '../support/world.ts';

const network = (name: string, ip: string, more = '') =>
  `[network ${name}]\naddress = ${ip.replace(/\d+$/, '1')}/24\nip = ${ip}\n${more}`;
const { card, nics } = planned({
  inis: {
    x: `[image]\nfrom = mmdebstrap:bookworm\n${network('a', '10.9.0.5')}${network('b', '10.9.1.5')}${network('still', '10.9.2.5', 'dhcp = no\n')}${network('vms', '10.9.3.5')}`,
  },
}).vms.find(({ name }) => name === 'x')!;
const cards = [card!, ...nics];

suite('what up- waits for behind ssh', () => {
  /** `ip` prints one line more at each call; systemd-resolved, if it is there, knows one server more at each look; a sleep takes a second. */
  const guest = (printed: readonly string[], servers?: readonly string[], on = cards) => {
    const folder = temporary();
    const more = (lines: string, calls: string) =>
      `cd '${folder}'; echo >>${calls}\nhead -n $(wc -l <${calls}) ${lines}\n`;
    const asks = 'for a; do case $a in -*) o="$o $a" ;; /*) ;; *) w=$a ;; esac; done; exec /bin/grep $o "$w"';
    lay(folder, {
      'bin/ip': `#!/bin/sh\n${more('addresses', 'calls')}`,
      'bin/readlink': `#!/bin/sh\necho ${servers ? '../run/systemd/resolve/stub-resolv.conf' : '/etc/resolv.conf'}\n`,
      'bin/grep': `#!/bin/sh\ncase "$*" in */run/systemd/resolve/resolv.conf) (${more('servers', 'looks')}) | (${asks}) ;; *) exec /bin/grep "$@" ;; esac\n`,
      'bin/sleep': `#!/bin/sh\ncd '${folder}'; read -r now <uptime; echo $((\${now%%.*}+1)).5 >uptime\n`,
      'bin/systemctl': '#!/bin/sh\necho activating\n',
      addresses: printed.map(line => `${line}\n`).join(''),
      servers: (servers ?? []).map(address => `nameserver ${address}\n`).join(''),
      uptime: '100.5 7.2\n',
      calls: '',
      looks: '',
    });
    execFileSync('chmod', ['-R', '+x', path.join(folder, 'bin')]);
    const script = arrival(on, '10.9.3.5').replaceAll('/proc/uptime', quoted(path.join(folder, 'uptime')));
    const env = { PATH: `${folder}/bin:${process.env['PATH']}` };
    const said = execFileSync('sh', ['-c', `${script}; echo done`], { env, encoding: 'utf8' });
    const count = (file: string) => readFileSync(path.join(folder, file), 'utf8').length;
    return { said, calls: count('calls'), looks: count('looks') };
  };
  const all = ['2: inet 10.9.0.5/24 and 10.9.1.5/24'];

  test('each address that a network keeps for it, but for the one it is reached by, and none that it is given by hand', () => {
    const seen = guest(['2: inet 10.9.0.55/24', '2: inet 10.9.0.5/24', '3: inet 10.9.1.5/24']);
    assert.deepEqual(seen, { said: 'done\n', calls: 3, looks: 0 });
  });
  test('the name server of each of them; of one alone, any', () => {
    const servers = ['10.9.3.1', '10.9.0.1', '10.9.2.1', '10.9.1.1'];
    assert.deepEqual(guest(all, servers), { said: 'done\n', calls: 2, looks: 4 });
    assert.deepEqual(guest([], ['1.1.1.1'], [card!]), { said: 'done\n', calls: 0, looks: 1 });
  });
  test('is said when it does not come, and no longer waited for', () => {
    const { said, calls } = guest(['3: inet 10.9.1.5/24'], ['10.9.3.1', '10.9.0.1', '10.9.1.10']);
    assert.deepEqual(late(said), [
      '10.9.0.5 of the network a',
      'the name server of the network b (systemd-resolved is activating)',
    ]);
    assert.ok(comes(late(said)));
    assert.ok(!comes(late(said.replaceAll('activating', 'active'))));
    assert.match(said, /done\n$/);
    assert.equal(calls, 8 + 2);
  });
});
