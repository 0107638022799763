// Makes a raw disk nobody's and ready to boot: by debugfs where its root is one ext4, else by virt-sysprep in the appliance.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bound } from '../bound.ts';
import { imageOf } from '../checkout.ts';
import * as ext4 from '../ext4.ts';
import { Failure } from '../failure.ts';
import type { GuestFile } from '../guest-file.ts';
import type { Arguments } from '../makebox.ts';
import { missing } from '../packages.ts';
import type { Image } from '../plan.ts';
import { here } from '../processor.ts';
import * as sysprep from '../sysprep.ts';

interface Wish {
  readonly boot: sysprep.Boot;
  /** It was a VM's own disk, and has been used. */
  readonly own: boolean;
  /** Keys, ids and logs stay. */
  readonly keep: boolean;
  readonly sparsify: boolean;
}

const loaders: Readonly<Record<sysprep.Boot, readonly string[]>> = {
  none: [],
  bios: ['grub-mkimage', 'GRUB for BIOS', 'sfdisk'],
  efi: ['grub-mkimage', 'GRUB for EFI', 'sfdisk', 'mkfs.vfat', 'mcopy'],
};

export function run({ name, words: [disk = ''], ...rest }: Arguments): number {
  const image = imageOf(name);
  const wish = rest as unknown as Wish;
  const [lacking] = missing().filter(need => loaders[wish.boot].includes(need.tool));
  if (lacking) {
    throw new Failure(
      `${lacking.tool} is not here`,
      'an image from packages gets its boot loader when it is exported',
      'make setup, or BOOT=none',
    );
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  try {
    // e2fsprogs takes what stands behind a question mark for options.
    const raw = path.join(scratch, 'raw');
    symlinkSync(path.resolve(disk), raw);
    const device = ext4.writableRoot(raw, scratch);
    if (wish.boot !== 'none' && !device) {
      throw new Failure(
        `the disk of ${name} is not one ext4`,
        'a boot loader is put before the ext4 of an image from packages',
        `BOOT=none, or a disk of what the definition says now: make rebuild-${name}`,
      );
    }
    // Only the image's own kernel and policy can label files for SELinux.
    const labelled = device && wish.boot === 'none' && ext4.read(device, '/etc/selinux/config', scratch);
    if (device && !labelled) byDebugfs(device, image, wish, scratch);
    else byAppliance(disk, wish);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return 0;
}

function byDebugfs(device: string, image: Image, { boot, own, keep, sparsify }: Wish, scratch: string): void {
  const files: GuestFile[] = [];
  const gone = keep ? [] : tracesIn(device, own, scratch);
  if (!keep) {
    files.push(sysprep.machineId);
    const fstab = ext4.read(device, '/etc/fstab', scratch)?.toString('utf8');
    if (own && fstab) files.push(sysprep.withoutShare(fstab));
    if (image.bare) files.push(...sysprep.fromPackages(image.hostname).filter(f => !own || f.path !== '/etc/hostname'));
  }
  if (boot !== 'none') {
    if (!['/', '/boot'].some(folder => ext4.list(device, folder, scratch).includes('vmlinuz'))) {
      throw new Failure(
        `the image of ${image.name} has neither /vmlinuz nor /boot/vmlinuz`,
        'its boot loader follows the link that the packages of kernels keep',
        'name a kernel package: kernel = … in [image], or BOOT=none',
      );
    }
    files.push(...sysprep.grubConfig(boot, here.console, image.kernelArgs));
  }
  ext4.write(device, files, gone, scratch);
  const [left] = keep ? [] : tracesIn(device, own, scratch);
  if (left) throw new Error(`debugfs did not remove ${left}`);
  if (sparsify) ext4.check(device, true);
}

function tracesIn(device: string, own: boolean, scratch: string): string[] {
  const always = sysprep.traces.flatMap(([folder, names]) =>
    ext4
      .filesBelow(device, folder, scratch)
      .filter(file => path.posix.dirname(file) === folder && names.test(path.posix.basename(file))),
  );
  if (!own) return always;
  const passwd = ext4.read(device, '/etc/passwd', scratch)?.toString('utf8') ?? '';
  const left = ext4.list(device, '/home', scratch).map(name => `/home/${name}`);
  const homes = [...new Set([...sysprep.homesIn(passwd), ...left])].map(home => ext4.real(device, home, scratch));
  const folders = [...sysprep.usedFolders, ...homes.map(home => ext4.real(device, `${home}/.ssh`, scratch))];
  return [
    ...always,
    ...folders.flatMap(folder => ext4.filesBelow(device, folder, scratch)),
    ...sysprep.autologins.filter(file => ext4.read(device, file, scratch)),
    ...homes.flatMap(home =>
      ext4
        .list(device, home, scratch)
        .filter(name => sysprep.histories.test(name))
        .map(name => `${home}/${name}`),
    ),
  ];
}

function byAppliance(disk: string, { own, keep, sparsify }: Wish): void {
  const tool = (...words: string[]) => execFileSync(...bound('TERM', words), { stdio: 'inherit' });
  if (!keep) tool('virt-sysprep', '--quiet', '--format', 'raw', '-a', disk, ...sysprep.sysprepWords(own));
  if (sparsify) tool('virt-sparsify', '--quiet', '--in-place', '--format', 'raw', disk);
}
