// The real libvirtd is killed at a call of any verb, and begins anew: one of its own, in namespaces that nobody else sees.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { checkout } from '../support/checkout.ts';
import { missing, root } from '../support/folder.ts';
import type { Domain } from '../support/libvirt.ts';
import { restarts, seed } from './extent.ts';
import { campaign, sum } from './living.ts';

const definition = `[image]
from = file:images/tiny.qcow2
[domain]
memory = 64
network = none
[share code]
type = none
[network lab]
type = isolated
address = 10.213.9.1/24
`;
const definitions = { 'distros/a.ini': definition, 'distros/b.ini': definition };
/** These are real; what builds images is not, and neither is what waits for ssh. */
const real = ['virsh', 'virt-install', 'qemu-img', 'sfdisk', 'dd'];
const env = { REAL: 'down save snapshot disk', TIMEOUT: '2' };
/** Milliseconds: until the daemon answers; between two looks. */
const patience = { answer: 30_000, look: 50 };

/** Each domain on a line: name, state, whether it is persistent, saved and starts with the host, its snapshots. */
const ask = `for d in $(virsh -q list --all --uuid); do
i=$(virsh -q dominfo $d)
field() { echo "$i" | sed -n "s/^$1: *//p"; }
echo "$(field Name):$(field State):$(field Persistent):$(field 'Managed save'):$(field Autostart):$(virsh -q snapshot-list $d --name | xargs)"
done`;

suite('libvirtd is killed', {
  skip: process.getuid!() === 0 ? missing('unshare', 'nsenter', 'libvirtd', 'dnsmasq') : 'it takes root',
}, () => {
  const c = checkout(definitions);
  let daemon: ChildProcess;
  let inside: string[];
  const fake = (name: string) => path.join(c.env['FAKE']!, name);
  const sh = (script: string) =>
    execFileSync('nsenter', [...inside, 'sh', '-c', script], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  const answers = () => spawnSync('nsenter', [...inside, 'virsh', 'uri'], { stdio: 'ignore' }).status === 0;
  const ready = async () => {
    for (const end = Date.now() + patience.answer; !answers(); await delay(patience.look))
      assert.ok(Date.now() < end, `libvirtd does not answer:\n${readFileSync(fake('log'), 'utf8').slice(-2000)}`);
  };
  const domains = (): Domain[] =>
    sh(ask)
      .map(line => line.split(':'))
      .map(([name = '', state = '', persistent, saved, autostart, snapshots = '']) => ({
        name,
        state: persistent === 'no' ? 'transient' : saved === 'yes' ? 'saved' : state === 'shut off' ? 'off' : state,
        snapshots: snapshots.split(' ').filter(Boolean),
        autostart: autostart === 'enable',
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
  const make = async (goals: readonly string[]) => {
    const words = [...inside, 'env', `--chdir=${c.folder}`, 'make', ...goals];
    const child = spawn('nsenter', words, { env: { ...c.env, ...env } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', part => (text += part));
    const [code] = (await once(child, 'close')) as [number];
    return { code, text };
  };

  before(async () => {
    for (const tool of real) rmSync(fake(`bin/${tool}`));
    symlinkSync(path.join(root, 'test/support/killing.sh'), fake('bin/virsh'));
    c.env['BEHIND'] = process.env['PATH']!;
    c.hook('virt-customize', 'exit');
    execFileSync('mkdir', ['-p', path.join(c.folder, 'images')]);
    execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', path.join(c.folder, 'images/tiny.qcow2'), '64M']);
    // qemu's user is another one.
    execFileSync('chmod', ['0755', path.dirname(c.folder)]);
    daemon = spawn(
      'unshare',
      [
        '--mount',
        '--net',
        '--pid',
        '--fork',
        '--kill-child=KILL',
        '--mount-proc',
        path.join(root, 'test/support/libvirtd.sh'),
        c.env['FAKE']!,
      ],
      { stdio: 'ignore' },
    );
    const children = `/proc/${daemon.pid}/task/${daemon.pid}/children`;
    while (readFileSync(children, 'utf8') === '') await delay(patience.look);
    inside = ['--target', readFileSync(children, 'utf8').trim(), '--mount', '--net', '--pid', '--'];
    await ready();
    const built = await make(['images']);
    assert.equal(built.code, 0, built.text);
  });
  after(async () => {
    daemon.kill('SIGKILL');
    await once(daemon, 'exit');
  });

  test(`in ${restarts} lives from seed ${seed}`, { timeout: 60_000 + restarts * 120_000 }, async t => {
    await campaign(restarts, [
      {
        c,
        definitions,
        make,
        fault: (call, random) => {
          rmSync(fake('hit'), { force: true });
          writeFileSync(fake('fault'), `${random.of(['before', 'after', `${1 + random.below(80)}`])} ${call}\n`);
        },
        hit: async () => {
          const hit = existsSync(fake('hit')) ? readFileSync(fake('hit'), 'utf8').trim() : '';
          rmSync(fake('fault'), { force: true });
          await ready();
          return hit;
        },
        domains,
        others: () => [
          ...sh('virsh -q net-list --all --name').map(name => `network ${name}`),
          ...sh('ps -e -o comm= | grep -E "^(qemu-system|dnsmasq)" || :'),
        ],
        // A guest without a system shows nothing after it was restored.
        may: verb => verb !== 'restore',
        flawsOfUp: () => '',
      },
    ]);
    t.diagnostic(
      `${sum.verbs} verbs, libvirtd killed in ${sum.hits}; ${sum.failed} failed by that, ${sum.broken} of them for good`,
    );
    assert.ok(sum.hits > sum.verbs / 3, JSON.stringify(sum));
  });
});
