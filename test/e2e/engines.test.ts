// One image, built by each engine, for real: the same files come out, nothing of the host is seen, and nothing is left behind.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as ext4 from '../../scripts/ext4.ts';
import { withRawView } from '../../scripts/raw-view.ts';
import { ini, layer, makeAsPlainUser, ok, unlike, unlikePlain, withBase } from './builds.ts';
import { type Checkout, checkout, remove, scratch } from './checkout.ts';
import { lay } from './every-command.ts';

const root = scratch();
const isRoot = process.getuid!() === 0;
const settings = (name: string) => ({ DATA_DIR: path.join(root, name), PREFIX: `e2e-${name}-` });
/** What a killed build might leave: processes that hold a file of the data folder, loop devices, mounts. */
const traces = (one: Checkout) => [
  ...execFileSync('losetup', ['--list', '--noheadings', '--output', 'BACK-FILE'], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line.includes(one.data)),
  ...readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter(line => line.includes(one.data)),
  ...readdirSync('/proc').filter(pid => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(one.data);
    } catch {
      return false;
    }
  }),
];
async function until(what: string, condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !condition(); ) {
    assert.ok(Date.now() < end, what);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

describe('the engines', () => {
  const here = checkout(root, 'here', settings('data'));
  const appliance = checkout(root, 'appliance', settings('data2'));
  const plain = checkout(root, 'plain', { ...settings('data3'), LIBVIRT_URI: 'qemu:///session' });
  before(() => {
    withBase(root, [here, appliance, plain]);
    for (const one of [here, appliance, plain]) lay(one);
    here.write('distros/x.ini', ini('f r p'));
    appliance.write('distros/x.ini', ini('f r', 'appliance'));
    plain.write('distros/x.ini', ini('f r'));
  });
  after(() => remove(root));

  it('on this host: files by debugfs, the rest in containers, and each says so', () => {
    const text = ok(here.make('image-x', 'V=1'));
    assert.match(text, /makebox\.cjs files [0-9a-f]{16}-f/);
    assert.match(text, /makebox\.cjs container [0-9a-f]{16}-p/);
    assert.match(text, /makebox\.cjs container [0-9a-f]{16}-r/);
  });

  it('in the appliance: the same content', () => {
    ok(appliance.make('image-x'));
    assert.deepEqual(unlike(here, appliance, ['f', 'r']), []);
  });

  it('a changed layer that only writes files needs neither container nor appliance', () => {
    here.write('distros/snippets/f2.cmd', 'write /etc/one:1\n');
    here.write('distros/y.ini', ini('f2'));
    ok(here.make('list'));
    const id = /[0-9a-f]{16}-f2/.exec(readFileSync(path.join(here.folder, 'generated/layers.mk'), 'utf8'))![0];
    assert.doesNotMatch(here.make('-n', 'image-y').text, /virt-customize|makebox\.cjs container/);
    ok(here.make('image-y'));
    assert.ok(existsSync(path.join(here.data, 'layers', `${id}.qcow2`)));
  });

  it('a container sees nothing of the host, and has no network of its own accord', () => {
    here.write('secret', 'host');
    here.write(
      'distros/snippets/alone.cmd',
      `run-command set -e; [ ! -e '${path.join(here.folder, 'secret')}' ]; [ -z "$(ls /sys)" ]; [ "$(ls /proc | grep -c '^[0-9]')" -lt 8 ]
run-command set -e; for f in $(ls /dev); do case $f in core|fd|full|null|ptmx|pts|random|shm|stderr|stdin|stdout|tty|urandom|zero) ;; *) echo "/dev/$f"; exit 1 ;; esac; done
run-command ! grep -v -e lo: -e '|' /proc/net/dev && ! getent hosts deb.debian.org
run-command ! mount -t tmpfs none /mnt
run-command ! mknod /dev/shm/sda b 8 0 2>/dev/null || ! head -c 1 /dev/shm/sda
run-command ! echo x >/proc/sys/kernel/core_pattern
run-command [ -z "\${http_proxy-}" ] && [ "$(id -u)" = 0 ]
`,
    );
    here.write('distros/z.ini', ini('alone'));
    ok(here.make('image-z'));
  });

  for (const [signal, whom] of [
    ['SIGTERM', 'make'],
    ['SIGKILL', 'make'],
    ['SIGKILL', 'node'],
  ] as const) {
    it(`${signal} to ${whom} in the middle leaves no process, mount or loop device, and the next make goes on`, async () => {
      const name = `k-${signal.toLowerCase()}-${whom}`;
      here.write(`distros/snippets/${name}.cmd`, `run-command exec sleep 86398\n`);
      here.write(`distros/${name}.ini`, ini(name));
      ok(here.make('list'));
      const make = here.start(`image-${name}`);
      const ended = once(make, 'exit');
      const sleeper = () => traces(here).length > 0 && spawnSync('pgrep', ['-fx', 'sleep 86398']).status === 0;
      await until('the container came up', sleeper);
      const pid =
        whom === 'make'
          ? make.pid!
          : Number(
              execFileSync('pgrep', ['-f', `makebox.cjs container .*-${name}`], { encoding: 'utf8' }).split('\n')[0],
            );
      process.kill(pid, signal);
      await ended;
      await until(
        'all of it went',
        () => traces(here).length === 0 && spawnSync('pgrep', ['-fx', 'sleep 86398']).status !== 0,
      );
      here.write(`distros/snippets/${name}.cmd`, 'run-command true\n');
      ok(here.make(`image-${name}`));
    });
  }

  it('boots a layer once, which runs its first-boot scripts, and waits until the machine is off', async () => {
    here.write('distros/snippets/off.cmd', 'firstboot-command echo booted >/root/booted; poweroff\n');
    here.write('distros/snippets/once.cmd', 'boot\n');
    here.write('distros/b.ini', ini('off once'));
    ok(here.make('image-b'));
    const said = await withRawView(layer(here.data, 'once'), false, async (raw, folder) =>
      ext4.read(raw, '/root/booted', folder)?.toString(),
    );
    assert.equal(said, 'booted\n');
  });

  it("runs somebody else's image here only when it is asked to, and never as root", () => {
    const image = layer(here.data, 'debian-bookworm');
    const sum = execFileSync('sha256sum', [image], { encoding: 'utf8' }).split(' ')[0];
    const from = `from = url:file://${image}\nsha256 = ${sum}\ncloud-init = no\n`;
    here.write('distros/snippets/hi.cmd', 'run-command echo hi >/root/hi\n');
    here.write('distros/foreign.ini', `[image]\n${from}engine = container\nlayers = hi\n`);
    const { code, text } = here.make('image-foreign');
    if (!isRoot) assert.equal(code, 0, text);
    else assert.match(text, /stands on an image of somebody else's, or on one that was booted, and root calls/);
    here.write('distros/foreign.ini', `[image]\n${from}layers = hi\n`);
    ok(here.make('list'));
    assert.match(here.make('-n', 'image-foreign').text, isRoot ? /virt-customize -a/ : /is up to date|image /);
  });

  if (isRoot) {
    it('a plain user builds the same, in a user namespace', { timeout: 300_000 }, () => {
      makeAsPlainUser(plain, 'image-x');
      assert.deepEqual(unlikePlain(here, plain, ['f', 'r']), []);
    });
  }
});
