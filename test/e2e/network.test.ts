// Networks of makebox's own: made when a VM on them starts, shared, resolved by name, and gone with the last VM.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const data = dataFolder(root);
const one = checkout(root, 'my networks', { DATA_DIR: data, CODE_DIR: code, PREFIX: 'e2e-net-' });
const ok = ({ code: status, text }: { code: number; text: string }) => {
  assert.equal(status, 0, text);
  return text;
};
const inGuest = (name: string, command: string) => ok(one.make(`exec-${name}`, `CMD=${command}`));
/** Other tests may have theirs meanwhile. */
const networks = () => {
  const [own, text] = [
    path.basename(readlinkSync(path.join(one.folder, 'generated/workspace'))).slice(0, 8),
    execFileSync('virsh', ['--connect', 'qemu:///system', 'net-list', '--all', '--name'], { encoding: 'utf8' }),
  ];
  const names = text.split('\n').map(line => line.trim());
  return names.filter(name => [foreign, `makebox-${own}-lab`, `makebox-${own}-vms`].includes(name)).sort();
};
/** What a server says first; "" where there is none. */
const banner = (port: number) =>
  new Promise<string>(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', said => {
      resolve(String(said));
      socket.destroy();
    });
    for (const end of ['error', 'close']) socket.once(end, () => resolve(''));
  });
async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 120_000; !(await condition()); await delay(100)) assert.ok(Date.now() < end, what);
}
const foreign = `${one.prefix}foreign`;
const atForeign = (verb: string) => execFileSync('virsh', ['--connect', 'qemu:///system', verb, foreign]);
/** The one that its network keeps for it. */
const addressOf = (name: string) => {
  const xml = readFileSync(path.join(one.folder, 'generated/networks/vms.xml'), 'utf8');
  return new RegExp(`name='${name}' ip='([^']*)'`).exec(xml)![1];
};

describe('networks', () => {
  before(() => {
    for (const folder of [code, data]) mkdirSync(folder, { recursive: true });
    one.write(
      'distros/db.ini',
      'like = debian-12\n[domain]\nnetwork = none\nports = 42022:22 42053:5353/udp\n[network lab]\ntype = isolated\naddress = 10.213.7.1/24\nip = 10.213.7.10\n',
    );
    one.write('distros/web.ini', 'like = debian-12\n[network lab]\n');
    const file = path.join(root, 'foreign.xml');
    writeFileSync(file, `<network><name>${foreign}</name><ip address='10.213.8.1' prefix='24'/></network>`);
    execFileSync('virsh', ['--connect', 'qemu:///system', 'net-define', file]);
    atForeign('net-start');
  });
  after(() => {
    one.make('destroy', 'YES=1');
    for (const verb of ['net-destroy', 'net-undefine']) atForeign(verb);
    remove(root);
  });

  it('are made when they are needed; who is on one resolves all others by name, and reaches them', () => {
    const text = ok(one.make('up', '-j2', 'VMS=db web'));
    assert.match(text, /network lab: made[\s\S]*up at 10\.213\.7\.10 /);
    // By whichever card it answered first.
    assert.ok(text.includes(`web: up at ${addressOf('web')} `), text);
    // Why, is in the guest's journal alone.
    const journal = 'sudo journalctl -b -o short-monotonic -u systemd-resolved -u systemd-networkd | tail -n 20';
    if (/has not come yet/.test(text)) assert.fail(`${text}${inGuest('web', journal)}`);
    assert.match(ok(one.make('ip-db')), /^10\.213\.7\.10$/m);
    assert.equal(ok(one.make('ip-web')).trim(), addressOf('web'));
    assert.match(
      inGuest('web', 'getent ahostsv4 db; ssh-keyscan -t ed25519 db 2>/dev/null | wc -l'),
      /^10\.213\.7\.10 [\s\S]*^1$/m,
    );
    assert.match(inGuest('db', 'getent ahostsv4 web; ip route'), /^10\.213\.7\.\d+ /m);
    assert.doesNotMatch(inGuest('db', 'ip route'), /^default/m);
  });

  it('keep the address of a VM that is built anew, and take a changed one while they are in use', () => {
    const address = () => /10\.213\.7\.\d+/.exec(inGuest('web', 'ip -4 -o address'))![0];
    const first = address();
    ok(one.make('destroy-web'));
    ok(one.make('up-web'));
    assert.equal(address(), first);
    one.write('distros/web.ini', 'like = debian-12\n[network lab]\nip = 10.213.7.77\n');
    // As clones that somebody made by hand have it: an address goes by MAC all the same.
    const id = /[\da-f]{32}/.exec(inGuest('db', 'cat /etc/machine-id'))![0];
    inGuest('web', `echo ${id} | sudo tee /etc/machine-id`);
    ok(one.make('reload-web'));
    assert.match(inGuest('web', 'cat /etc/machine-id'), new RegExp(id));
    assert.match(inGuest('db', 'ip -4 -o address'), /10\.213\.7\.10\//);
    assert.equal(address(), '10.213.7.77');
    assert.match(inGuest('db', 'getent ahostsv4 web'), /^10\.213\.7\.77 /m);
  });

  it('lead in by ports of the host, TCP and UDP, through a reboot of the guest', async () => {
    assert.match(await banner(42022), /^SSH-2\.0/);
    const echo = '$s=IO::Socket::INET->new(LocalPort=>5353,Proto=>"udp"); while($s->recv($m,99)){$s->send("got $m")}';
    inGuest('db', `nohup perl -MIO::Socket::INET -e '${echo}' >/dev/null 2>&1 &`);
    const socket = createSocket('udp4');
    const answer = once(socket, 'message', { signal: AbortSignal.timeout(60_000) });
    const asking = setInterval(() => socket.send('this', 42053, '127.0.0.1'), 500);
    assert.equal(String((await answer)[0]), 'got this');
    clearInterval(asking);
    socket.close();

    // A connection to a guest that goes without a word would be waited for.
    const words = [
      '10',
      'ssh',
      '-F',
      'generated/workspace/ssh/db.config',
      `${one.prefix}db`,
      'cat /proc/sys/kernel/random/boot_id',
    ];
    const boot = () => spawnSync('timeout', words, { cwd: one.folder, encoding: 'utf8' }).stdout;
    const first = boot();
    inGuest('db', 'sudo systemd-run --on-active=1 systemctl reboot');
    await until('it boots anew', async () => !['', first].includes(boot()));
    ok(one.make('up-db'));
    assert.match(await banner(42022), /^SSH-2\.0/);
    ok(one.make('down-db'));
    const server = createServer();
    await until('the port is free again', async () => {
      const listening = once(server, 'listening');
      server.listen(42022, '127.0.0.1');
      return listening.then(
        () => true,
        () => false,
      );
    });
    const { code: status, text } = one.make('up-db');
    assert.notEqual(status, 0);
    assert.match(text, /port 42022 of this host is taken[\s\S]*mend: another port in ports = … of db/);
    server.close();
    assert.match(ok(one.make('up-db')), /ports 42022:22 42053:5353\/udp/);
  });

  it('go with their last VM, and no other network is touched', () => {
    assert.match(ok(one.make('destroy-web')), /network vms: gone with its last VM/);
    assert.equal(networks().length, 2);
    ok(one.make('down-db'));
    assert.match(ok(one.make('destroy-db')), /network lab: gone with its last VM/);
    assert.deepEqual(networks(), [foreign]);
  });

  it("is refused where somebody else's has its name, or its addresses are taken", () => {
    one.write('distros/web.ini', 'like = debian-12\n[network lab]\naddress = 10.213.8.1/24\n');
    one.write('distros/db.ini', 'like = debian-12\n');
    const { code: status, text } = one.make('up-web');
    assert.notEqual(status, 0);
    assert.match(text, /the network lab can't be 10\.213\.8\.1\/24[\s\S]*mend: address = … in \[network lab\]/);
    ok(one.make('destroy-web'));
    assert.deepEqual(networks(), [foreign]);
  });
});
