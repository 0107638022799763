// What leaves: debian-12 in every format, read and booted by the tools of others.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { streamDigest } from '../../scripts/digests.ts';
import * as ext4 from '../../scripts/ext4.ts';
import { ovmf, qemu } from '../../scripts/packages.ts';
import { withRawView } from '../../scripts/raw-view.ts';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const data = dataFolder(root);
const out = path.join(root, 'exports, here');
const at = (name: string) => path.join(out, name);
const one = checkout(root, 'exporting', { DATA_DIR: data, CODE_DIR: root, PREFIX: 'e2e-export-' });
/** Seconds; without KVM a boot takes 15 to 30. */
const patience = 240;

const exported = (name: string, ...words: string[]): string => {
  const { code, text } = one.make('export-debian-12', `OUT=${at(name)}`, ...words);
  assert.equal(code, 0, text);
  return text;
};
const tool = (program: string, ...words: string[]) =>
  execFileSync(program, words, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'pipe'] });
/** The root file system of an exported disk, for ext4.ts. */
const rootOf = (disk: string): string => {
  const raw = path.join(root, 'raw');
  tool('qemu-img', 'convert', '-O', 'raw', at(disk), raw);
  return ext4.ext4Root(raw, root)!;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** What a server says first; "" where it says nothing. */
async function greeting(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let text = '';
  socket.on('data', part => {
    text += part;
    socket.end();
  });
  await new Promise(resolve => socket.on('close', resolve).on('error', resolve));
  return text;
}

/** Boots a disk by itself, as plain qemu does, until it asks for a login and answers ssh. */
async function boots(disk: string, firmware: readonly string[]): Promise<void> {
  const port = await freePort();
  const machine = ['-accel', 'tcg', '-M', 'q35', '-cpu', 'max', '-m', '1024', '-nographic'];
  const network = ['-nic', `user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:${port}-:22`];
  // What boots writes; the export itself must stay as it is.
  const overlay = path.join(root, 'overlay.qcow2');
  tool('qemu-img', 'create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', disk, overlay);
  const words = [...machine, ...firmware, ...network, '-drive', `file=${overlay},if=virtio`];
  const guest = spawn('timeout', [`${patience}`, qemu, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [guest.stdout, guest.stderr]) stream.setEncoding('utf8').on('data', part => (said += part));
  const ended = once(guest, 'exit');
  try {
    while (!/debian-12 login:/.test(said)) {
      assert.equal(guest.exitCode, null, `no login within ${patience} s: ${said.slice(-3000)}`);
      await delay(100);
    }
    let hello = '';
    while (!hello) {
      assert.equal(guest.exitCode, null, `ssh does not answer: ${said.slice(-3000)}`);
      hello = await greeting(port);
      await delay(100);
    }
    assert.match(hello, /^SSH-2\.0-OpenSSH/);
  } finally {
    guest.kill();
    await ended;
  }
}

describe('debian-12 leaves', () => {
  before(() => {
    mkdirSync(data, { recursive: true });
    mkdirSync(out);
  });
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('as a qcow2 without backing file, which boots from BIOS and makes host keys of its own', async () => {
    assert.match(exported('bios.qcow2', 'BOOT=bios'), /bios\.qcow2: [\d.]+ MiB, sha256:[0-9a-f]{64}\n$/);
    const info = JSON.parse(tool('qemu-img', 'info', '--output=json', at('bios.qcow2')));
    assert.deepEqual([info.format, info['backing-filename']], ['qcow2', undefined]);
    await boots(at('bios.qcow2'), []);
  });

  it('compressed and for EFI, and boots', async () => {
    exported('efi.qcow2', 'BOOT=efi', 'COMPRESS=zstd', 'SPARSIFY=1');
    const code = ovmf.find(file => existsSync(file))!;
    await boots(at('efi.qcow2'), ['-drive', `if=pflash,format=raw,readonly=on,file=${code}`]);
  });

  it('the same bytes each time, and at once when they are there', async () => {
    assert.match(exported('bios.qcow2', 'BOOT=bios'), /is there already/);
    exported('again.qcow2', 'BOOT=bios');
    assert.equal(await streamDigest(at('again.qcow2')), await streamDigest(at('bios.qcow2')));
  });

  it('as a Vagrant box that holds the same disk', async () => {
    exported('x.box', 'FORMAT=box', 'BOOT=bios');
    const box = path.join(root, 'box');
    mkdirSync(box);
    tool('tar', '-xf', at('x.box'), '-C', box);
    assert.deepEqual(readdirSync(box).sort(), ['Vagrantfile', 'box.img', 'metadata.json']);
    const metadata = JSON.parse(readFileSync(path.join(box, 'metadata.json'), 'utf8'));
    const bytes = JSON.parse(tool('qemu-img', 'info', '--output=json', path.join(box, 'box.img')))['virtual-size'];
    assert.deepEqual(metadata, { provider: 'libvirt', format: 'qcow2', virtual_size: Math.ceil(bytes / 2 ** 30) });
    assert.equal(await streamDigest(path.join(box, 'box.img')), await streamDigest(at('bios.qcow2')));
  });

  it('as a containerDisk that skopeo reads, with the same disk below /disk, owned by uid 107', async () => {
    const said = exported('x.oci', 'FORMAT=oci', 'BOOT=bios');
    const image = JSON.parse(tool('skopeo', 'inspect', `oci:${at('x.oci')}`));
    assert.ok(said.includes(image.Digest), `${said}\nis not ${image.Digest}`);
    assert.equal(image.Layers.length, 1);
    const layer = path.join(at('x.oci'), 'blobs', image.Layers[0].replace(':', '/'));
    assert.deepEqual(
      tool('tar', '--numeric-owner', '-tvf', layer)
        .trim()
        .split('\n')
        .map(line => line.split(/\s+/).flatMap((word, index) => ([1, 5].includes(index) ? [word] : []))),
      [
        ['107/107', 'disk/'],
        ['107/107', 'disk/disk.qcow2'],
      ],
    );
    tool('tar', '-xf', layer, '-C', root, '--no-same-owner');
    assert.equal(await streamDigest(path.join(root, 'disk/disk.qcow2')), await streamDigest(at('bios.qcow2')));
  });

  it('as vmdk and as a compressed file, which hold the same', () => {
    exported('x.vmdk', 'FORMAT=vmdk', 'BOOT=bios');
    tool('qemu-img', 'compare', at('x.vmdk'), at('bios.qcow2'));
    exported('x.vmdk.zst', 'FORMAT=vmdk', 'BOOT=bios', 'COMPRESS=zstd');
    tool('zstd', '-q', '-d', at('x.vmdk.zst'), '-o', path.join(root, 'x.vmdk'));
    tool('qemu-img', 'compare', path.join(root, 'x.vmdk'), at('bios.qcow2'));
  });

  it('as the disk of the VM itself: its keys are gone, from free blocks too, unless they were asked for', async () => {
    const defined = one.make('debian-12.xml');
    assert.equal(defined.code, 0, defined.text);
    // Somebody keeps his keys elsewhere, and has typed a secret.
    const typed = path.join(root, 'typed');
    writeFileSync(typed, 'export TOKEN=secret\n');
    await withRawView(path.join(one.folder, 'generated/workspace/disks/debian-12.qcow2'), true, async (raw, folder) => {
      const home = `/home/${ext4.list(raw, '/home', folder)[0]}`;
      const keys = [`rm ${home}/.ssh/authorized_keys`, `rmdir ${home}/.ssh`, `symlink ${home}/.ssh ../keys`];
      const moved = ['mkdir /home/keys', `write ${typed} /home/keys/authorized_keys`];
      ext4.debugfs(raw, [...keys, ...moved, `write ${typed} ${home}/.zsh_history`], folder, true);
    });
    exported('kept.qcow2', 'DISK=1', 'BOOT=bios', 'SYSPREP=0');
    const text = (device: string, file: string) => ext4.read(device, file, root)?.toString('utf8');
    const hostKey = '/etc/ssh/ssh_host_ed25519_key';
    const kept = rootOf('kept.qcow2');
    const secret = text(kept, hostKey)!.split('\n')[2]!;
    const traces = (device: string) =>
      ext4.filesBelow(device, '/home', root).filter(file => /authorized_keys|_history/.test(file));
    assert.equal(traces(kept).length, 2);
    exported('own.qcow2', 'DISK=1', 'BOOT=bios');
    const holds = (name: string) => readFileSync(at(name)).includes(secret);
    assert.deepEqual([holds('kept.qcow2'), holds('own.qcow2')], [true, false]);
    const own = rootOf('own.qcow2');
    assert.deepEqual([text(own, hostKey), text(own, '/etc/machine-id')], [undefined, '']);
    assert.equal(text(own, '/etc/hostname'), 'debian-12\n');
    assert.deepEqual(traces(own), []);
  });

  for (const [name, from, file] of [
    ['back-file', 'file:in/bios.qcow2', 'bios.qcow2'],
    ['back-box', 'box:in/x.box', 'x.box'],
    ['back-oci', 'oci:./in/x.oci', 'x.oci'],
  ] as const) {
    it(`and comes back by ${from}, and boots as any other`, () => {
      cpSync(at(file), path.join(one.folder, 'in', file), { recursive: true });
      // The partition's beginning makes it a little larger than the default.
      one.write(`distros/${name}.ini`, `[image]\nfrom = ${from}\nsize = 11G\ncloud-init = no\n`);
      assert.match(one.make(`up-${name}`).text, /up at .*\/code mounted/);
      assert.match(
        one.make(`exec-${name}`, 'CMD=hostname; lsblk -n').text,
        new RegExp(`^${name}\n[^]*vda1[^]*exit 0$`, 'm'),
      );
      assert.equal(one.make(`destroy-${name}`).code, 0);
    });
  }

  it('with sums that are right, and nothing else lies there', () => {
    execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'SHA256SUMS'], { cwd: out });
    assert.deepEqual(
      readdirSync(out).filter(name => name.includes('tmp')),
      [],
    );
    assert.ok(!readFileSync(path.join(root, 'make.log'), 'utf8').includes('this is our bug'));
  });
});
