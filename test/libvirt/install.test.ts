// The real virt-install understands our installations: it finds the installer on a CD, takes the answers and writes XML.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Checkout, checkout } from '../support/checkout.ts';
import { lay, missing } from '../support/folder.ts';

const skip = missing('virsh', 'virt-install', 'xorriso');

/** Only says what it would do, and says `test` for qemu, the only kind of domain that libvirt's test driver has. */
const wrapper = `#!/bin/bash
words=("$@")
for i in "\${!words[@]}"; do if [ "\${words[i]}" = --virt-type ]; then words[i + 1]=test; fi; done
PATH=\${PATH#*:} exec virt-install "\${words[@]}" --dry-run --print-xml
`;

/** A CD with files of these names; what kernel and initrd are does not matter to a dry run. */
function cd(c: Checkout, label: string, files: Readonly<Record<string, string>>): void {
  const tree = path.join(c.env['FAKE']!, 'tree');
  const packed = ([name, text]: [string, string]) => [name, /initrd/.test(name) ? gzipSync(text) : text] as const;
  lay(tree, Object.fromEntries(Object.entries(files).map(packed)));
  const to = path.join(c.folder, 'my cd.iso');
  execFileSync('xorriso', ['-as', 'mkisofs', '-quiet', '-J', '-r', '-V', label, '-o', to, tree], { stdio: 'pipe' });
  rmSync(tree, { recursive: true });
}
function installed(answers: string, label: string, files: Readonly<Record<string, string>>): string {
  const c = checkout({
    'distros/x.ini': `[image]\nfrom = iso:my cd.iso\nanswers = ${answers}\n`,
    [answers]: 'answers',
  });
  cd(c, label, files);
  const bin = path.join(c.env['FAKE']!, 'bin');
  for (const tool of ['virt-install', 'xorriso']) rmSync(path.join(bin, tool));
  writeFileSync(path.join(bin, 'virt-install'), wrapper, { mode: 0o755 });
  const result = c.make(['image-x'], { LIBVIRT_URI: 'test:///default' });
  assert.equal(result.code, 0, result.text);
  const logs = readdirSync(path.join(c.folder, 'generated/workspace/logs'));
  return c.read(`generated/workspace/logs/${logs.find(name => name.endsWith('-installed.log'))}`);
}

suite('virt-install takes an installation by', { skip }, () => {
  // libvirt's test driver is an i686.
  const debian = {
    '.disk/info': 'Debian GNU/Linux 12.5.0 "Bookworm"',
    'install.386/vmlinuz': 'k',
    'install.386/initrd.gz': 'i',
  };
  test('preseed', () => {
    const xml = installed('the answers/my.cfg', 'Debian 12.5.0', debian);
    assert.match(xml, /<cmdline>auto=true priority=critical preseed\/file=\/my\.cfg console=ttyS0<\/cmdline>/);
    assert.match(xml, /<initrd>.*initrd\.gz<\/initrd>/);
    assert.match(xml, /<source file=".*my cd\.iso"\/>/);
    assert.match(xml, /<source file="\/.*-installed\.qcow2\.disk"\/>/);
    assert.match(xml, /<log file="\/.*-installed\.console"/);
    assert.match(xml, /<on_reboot>destroy<\/on_reboot>/);
  });
  test('kickstart', () => {
    const tree =
      '[general]\nfamily = CentOS Stream\nversion = 9\narch = i686\n[images-i686]\nkernel = images/pxeboot/vmlinuz\ninitrd = images/pxeboot/initrd.img\n';
    const files = { '.treeinfo': tree, 'images/pxeboot/vmlinuz': 'k', 'images/pxeboot/initrd.img': 'i' };
    assert.match(
      installed('x.ks', 'CentOS', files),
      /<cmdline>inst\.ks=file:\/x\.ks inst\.text console=ttyS0<\/cmdline>/,
    );
  });
  test('autoinstall, which lies on a CD of its own', () => {
    const xml = installed('x.yaml', 'Ubuntu-Server', { 'casper/vmlinuz': 'k', 'casper/initrd': 'i' });
    assert.match(xml, /<cmdline>autoinstall console=ttyS0<\/cmdline>/);
    assert.match(xml, /<disk type="file" device="cdrom">\s*(<driver[^>]*>\s*)?<source file="\/.*\.seed"\/>/);
  });
});
