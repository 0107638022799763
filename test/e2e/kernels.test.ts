// Kernels for real: one from a package boots an image with its modules, from an initrd of both; and a matrix of two.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';
import { startRegistry } from './registry.ts';

const root = scratch();
const code = path.join(root, 'code');
const one = checkout(root, 'checkout', { DATA_DIR: dataFolder(root), CODE_DIR: code, PREFIX: 'e2e-kernels-' });
const at = (file: string) => path.join(one.folder, file);
const run = (command: string, ...words: string[]) => one.make('run-debian-12', `CMD=${command}`, ...words);

after(() => remove(root));

describe('kernels, for real', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    one.write('kernels/pkg.ini', '[kernel]\nsource = package:linux-image-amd64\nsuite = bookworm\n');
    const built = one.make('-k', 'image-debian-12', 'kernel-pkg');
    assert.equal(built.code, 0, built.text);
  });

  it('has one from a package, pinned, with its modules beside it', () => {
    assert.match(readFileSync(at('kernels/pkg.lock'), 'utf8'), /^digest = \d{8}T\d{6}Z$/m);
    const [folder = ''] = readdirSync(at('generated/data/linux')).filter(name => name.endsWith('-pkg'));
    for (const file of ['vmlinuz', 'modules.img', 'drivers.cpio', 'lib/modules'])
      assert.ok(existsSync(at(`generated/data/linux/${folder}/${file}`)), file);
  });

  it('boots an image with it, which has the modules that are not its own', () => {
    const { code: status, text } = run(
      'uname -r; ls /code; mount -t ext4 | grep /usr/lib/modules; sudo modprobe 9p && grep -w 9p /proc/filesystems',
      'KERNEL=pkg',
    );
    assert.equal(status, 0, text);
    assert.match(text, /^\d+\.\d+\.\d+-\d+-amd64$/m);
    assert.match(text, /^\/dev\/vdb on \/usr\/lib\/modules .*\(ro/m);
    assert.match(text, /^nodev\t9p$/m);
  });

  it('boots the whole of it with it, too', () => {
    const { code: status, text } = run('uname -r; systemctl is-active systemd-udevd', 'KERNEL=pkg', 'FAST_BOOT=no');
    assert.equal(status, 0, text);
    assert.match(text, /-\d+-amd64$[\s\S]*^active$/m);
  });

  it('is put into an image, which boots with it and has its modules', () => {
    one.write('distros/snippets/with-pkg.cmd', 'install-kernel pkg\n');
    one.write('distros/own.ini', 'like = debian-12\n[image]\nlayers = with-pkg\n');
    const { code: status, text } = one.make('run-own', 'CMD=uname -r; sudo modprobe 9p; ls /boot');
    assert.equal(status, 0, text);
    assert.match(text, /^\d+\.\d+\.\d+-\d+-amd64$/m);
    assert.match(text, /^initrd\.img-.*-amd64$/m);
    assert.doesNotMatch(text, /drivers\.cpio/);
  });

  it('makes a table of kernels and distros', () => {
    const { code: status, text } = one.make(
      'matrix',
      'KERNELS=pkg',
      'DISTROS=debian-12',
      'CMD=uname -r | grep -v cloud',
    );
    assert.equal(status, 0, text);
    assert.match(text, /^debian-12 on pkg \| passed \| /m);
    assert.match(readFileSync(at('generated/matrix.xml'), 'utf8'), /tests="1" failures="0"/);
    const none = one.make('matrix', 'KERNELS=nix', 'CMD=true');
    assert.match(none.text, /there is no kernels\/nix\.ini/);
  });
});

describe('kernels in a registry', () => {
  let host: string;
  let stop: () => Promise<void>;
  const folder = () => readdirSync(at('generated/data/linux')).find(name => name.endsWith('-pkg'))!;
  const linux = (name: string) => at(`generated/data/linux/${name}`);
  const sums = (name: string) =>
    execFileSync('sh', ['-c', 'find . -type f -exec sha256sum {} + | sort'], { cwd: linux(name), encoding: 'utf8' });
  before(async () => {
    ({ host, stop } = await startRegistry(root));
    one.write('.env', `${readFileSync(at('.env'), 'utf8')}\nREGISTRY=http://${host}/team/kernels\n`);
  });
  after(() => stop());

  it('are sent once, and taken as they were', () => {
    const pkg = folder();
    const before = sums(pkg);
    const sent = one.make('push-kernel-pkg');
    assert.match(sent.text, /-pkg: sent, sha256:[0-9a-f]{64}$/m, sent.text);
    assert.match(one.make('push-kernel-pkg').text, /-pkg: there already$/m);
    rmSync(linux(pkg), { recursive: true });
    const taken = one.make('pull-kernel-pkg');
    assert.equal(taken.code, 0, taken.text);
    assert.equal(sums(pkg), before);
    assert.deepEqual(
      readdirSync(at('generated/data/linux')).filter(name => name.startsWith(`${pkg}.`)),
      [],
    );
  });

  it('are listed, pinned and booted where others have built them, as little-vm-helper lays them out', () => {
    const layer = path.join(root, 'layer.tar');
    const kernel = '--transform=s,^\\./,data/kernels/6.1/,';
    execFileSync('tar', ['-C', linux(folder()), kernel, '-cf', layer, './boot', './lib']);
    execFileSync('node', ['dist/makebox.cjs', 'oci', layer, path.join(root, 'layout')], { cwd: one.folder });
    const to = `docker://${host}/lvh/kernel-images:6.1-main`;
    execFileSync('skopeo', ['copy', '--quiet', '--dest-tls-verify=false', `oci:${root}/layout`, to]);
    const list = one.make('kernels-catalog', 'KERNELS=6.', `KERNEL_CATALOG=http://${host}/lvh/kernel-images`);
    assert.match(list.text, new RegExp(`^source = oci:${host}/lvh/kernel-images:6\\.1-main$`, 'm'));
    one.write('kernels/ci.ini', `[kernel]\nsource = oci:${host}/lvh/kernel-images:6.1-main\ntls-verify = no\n`);
    const { code: status, text } = run('uname -r; sudo modprobe 9p', 'KERNEL=ci');
    assert.equal(status, 0, text);
    assert.match(text, /-\d+-amd64$/m);
    assert.match(readFileSync(at('kernels/ci.lock'), 'utf8'), /^digest = sha256:[0-9a-f]{64}$/m);
  });
});
