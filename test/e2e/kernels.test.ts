// Kernels for real: one from a package boots an image with its modules, from an initrd of both; and a matrix of two.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const code = path.join(root, 'code');
const one = checkout(root, 'checkout', { DATA_DIR: dataFolder(root), CODE_DIR: code, PREFIX: 'e2e-kernels-' });
const at = (file: string) => path.join(one.folder, file);
const run = (command: string, ...words: string[]) => one.make('run-debian-12', `CMD=${command}`, ...words);

describe('kernels, for real', () => {
  before(() => {
    mkdirSync(code, { recursive: true });
    one.write('kernels/pkg.ini', '[kernel]\nsource = package:linux-image-amd64\nsuite = bookworm\n');
    const built = one.make('-k', 'image-debian-12', 'kernel-pkg');
    assert.equal(built.code, 0, built.text);
  });
  after(() => remove(root));

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
