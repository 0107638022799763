import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { metadata } from '../../scripts/box.ts';
import { streamDigest } from '../../scripts/digests.ts';
import { blobPath } from '../../scripts/layout.ts';
import { sha256 } from '../../scripts/machine.ts';
import { layout } from '../../scripts/oci.ts';
import { withSums } from '../../scripts/sums.ts';
import { fromPackages, grubConfig, histories, homesIn, sysprepWords, withoutShare } from '../../scripts/sysprep.ts';
import { lay, temporary } from '../support/folder.ts';

suite('an OCI layout', () => {
  const layer = { sha256: 'ab'.repeat(32), size: 1024 };
  const made = layout([layer], 'amd64', sha256);
  const text = (file: string) => made.files.find(f => f.path === file)!.text;
  test('is the same bytes each time, and holds no time', () => {
    assert.deepEqual(layout([layer], 'amd64', sha256), made);
    assert.doesNotMatch(JSON.stringify(made), /created|20\d\d-/);
  });
  test('each part is named by its digest, and says size and digest of what it points to', () => {
    const read = (digest: string) => {
      const content = text(blobPath(digest)!);
      assert.equal(`sha256:${sha256(content)}`, digest);
      return { size: content.length, json: JSON.parse(content) };
    };
    const [entry] = JSON.parse(text('index.json')).manifests;
    assert.equal(entry.digest, made.digest);
    const manifest = read(entry.digest);
    assert.equal(entry.size, manifest.size);
    const config = read(manifest.json.config.digest);
    assert.equal(manifest.json.config.size, config.size);
    assert.deepEqual(config.json.rootfs.diff_ids, [`sha256:${layer.sha256}`]);
    assert.deepEqual(manifest.json.layers[0].size, 1024);
    assert.equal(JSON.parse(text('oci-layout')).imageLayoutVersion, '1.0.0');
  });
});

suite('SHA256SUMS', () => {
  const one = new Map([['a b', '11'.repeat(32)]]);
  test('a file has one line, whatever was there before, and other lines stay', () => {
    const before = `${'22'.repeat(32)}  a b\n${'33'.repeat(32)}  a bc\n`;
    assert.equal(withSums(before, 'a b', one), `${'33'.repeat(32)}  a bc\n${'11'.repeat(32)}  a b\n`);
  });
  test('a folder has a line for each file in it, and none of its files before', () => {
    const before = `${'22'.repeat(32)}  x/gone\n${'33'.repeat(32)}  x.y\n`;
    const now = withSums(before, 'x', new Map([['x/a', '44'.repeat(32)]]));
    assert.equal(now, `${'33'.repeat(32)}  x.y\n${'44'.repeat(32)}  x/a\n`);
  });
  test('sha256sum can check it, also a name with a space, a quote or a backslash', async () => {
    const folder = temporary();
    for (const name of ['a b', "it's", String.raw`back\slash`]) {
      lay(folder, { [name]: name });
      const sums = path.join(folder, 'SHA256SUMS');
      const digests = new Map([[name, await streamDigest(path.join(folder, name))]]);
      for (let turn = 0; turn < 2; turn++) {
        writeFileSync(sums, withSums('', name, digests));
        writeFileSync(sums, withSums(readFileSync(sums, 'utf8'), name, digests));
      }
      assert.match(execFileSync('sha256sum', ['--strict', '-c', sums], { cwd: folder, encoding: 'utf8' }), /: OK\n$/);
      assert.equal(readFileSync(sums, 'utf8').trim().split('\n').length, 1);
    }
  });
});

suite('what is written into a disk that leaves', () => {
  const config = (...words: Parameters<typeof grubConfig>) => grubConfig(...words).at(-1)!.content!;
  test('the boot loader names the partition of the root, and the definition’s kernel arguments', () => {
    assert.match(config('bios', 'ttyS0', 'quiet'), /^linux \S+ root=\/dev\/vda1 rw .*console=ttyS0 quiet$/m);
    assert.match(config('efi', 'ttyAMA0', ''), /^linux \S+ root=\/dev\/vda2 rw .*console=ttyAMA0$/m);
  });
  test('an argument is one word for GRUB, whatever is in it', () =>
    assert.match(config('bios', 'ttyS0', "a=$b;c it's"), / 'a=\$b;c' 'it'\\''s'$/m));
  test('host keys are made where there are none, before the first connection', () => {
    const files = new Map(fromPackages('x').map(f => [f.path, f.content]));
    assert.match(files.get('/etc/systemd/system/makebox-host-keys.service')!, /^ConditionPathExists=!/m);
    for (const unit of ['ssh', 'ssh@'])
      assert.match(
        files.get(`/etc/systemd/system/${unit}.service.d/makebox-host-keys.conf`)!,
        /^After=makebox-host-keys/m,
      );
    assert.equal(files.get('/etc/hostname'), 'x\n');
  });
  test('the share leaves fstab, and nothing else does', () =>
    assert.equal(
      withoutShare('/dev/vda1 / ext4 defaults 0 1\n/code /code share nofail 0 0\n# end\n').content,
      '/dev/vda1 / ext4 defaults 0 1\n# end\n',
    ));
  test('a used disk loses what the homes of root and of people tell', () => {
    const passwd =
      'root:x:0:0::/root:/bin/sh\ndaemon:x:1:1::/usr/sbin:/x\ndev:x:1000:1000::/srv/dev:/bin/sh\nnobody:x:65534:65534::/none:/x\n';
    assert.deepEqual(homesIn(passwd), ['/root', '/srv/dev']);
    const names = ['.bash_history', '.zsh_history', '.psql_history', '.lesshst', '.profile', 'my_history'];
    assert.deepEqual(
      names.filter(name => histories.test(name)),
      names.slice(0, 4),
    );
  });
  test('virt-sysprep empties the machine-id after `customize` has filled it', () => {
    assert.ok(!sysprepWords(false).join(' ').includes('customize'));
    assert.deepEqual(sysprepWords(true).slice(-2), ['--truncate', '/etc/machine-id']);
  });
});

test('a box says the size of its disk in whole GiB, and never less than it is', () => {
  const size = (bytes: number) => JSON.parse(metadata(bytes)).virtual_size;
  assert.deepEqual([2 ** 30, 2 ** 30 + 1, 10 * 2 ** 30 + 2 ** 20].map(size), [1, 2, 11]);
  assert.deepEqual(JSON.parse(metadata(1)), { provider: 'libvirt', format: 'qcow2', virtual_size: 1 });
});
