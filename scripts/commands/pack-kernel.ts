// What run-NAME needs of a kernel besides itself: its modules as a disk, and those that find the image's root, for an initrd.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bound } from '../bound.ts';
import { Failure } from '../failure.ts';
import { type CpioFile, cpio } from '../kernels/cpio.ts';
import { driversOf } from '../kernels/root-drivers.ts';
import type { Arguments } from '../makebox.ts';
import { unpacker } from '../sources/disk.ts';

/** What an image from packages is mounted by; the same list makes its own initrd. */
const list = 'distros/files/from-packages/usr/share/initramfs-tools/modules.d/makebox';
const output = (...words: string[]) =>
  execFileSync(...bound('TERM', words), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

export function run({ words: [folder = ''] }: Arguments): number {
  const boot = path.join(folder, 'boot');
  const kernels = readdirSync(boot).filter(name => name.startsWith('vmlinuz-'));
  const [kernel] = kernels;
  if (!kernel || kernels.length > 1)
    throw new Failure(
      `it holds ${kernels.length} kernels`,
      'KERNEL= names one',
      'the package of one version, as linux-image-cloud-amd64',
    );
  linkSync(path.join(boot, kernel), path.join(folder, 'vmlinuz'));
  const release = kernel.replace('vmlinuz-', '');
  const modules = path.join(folder, 'lib/modules');
  if (!existsSync(path.join(modules, release))) return 0;
  output('depmod', '--basedir', folder, release);
  writeFileSync(path.join(folder, 'drivers.cpio'), cpio(drivers(folder, release)));
  // install-kernel takes boot/ and lib/ alone.
  copyFileSync(path.join(folder, 'drivers.cpio'), path.join(boot, driversOf));
  asDisk(modules, path.join(folder, 'modules.img'));
  return 0;
}

/** The modules of the list with those below them, and a script that takes them in their order, as the initrd's init reads it. */
function drivers(folder: string, release: string): CpioFile[] {
  const found = new Map<string, Buffer>();
  for (const module of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
    const show = ['--dirname', path.resolve(folder), '--set-version', release, '--show-depends', module];
    for (const line of output('modprobe', ...show).split('\n')) {
      const [, file] = /^insmod (\S+)/.exec(line) ?? [];
      const name = file && path.basename(file).replace(/\.ko.*/, '.ko');
      if (!file || !name || found.has(name)) continue;
      const [unpack, ...words] = unpacker(file).split(' ');
      found.set(name, unpack ? execFileSync(unpack, [...words, file], { maxBuffer: 2 ** 28 }) : readFileSync(file));
    }
  }
  const script = [...found.keys()].map(name => `insmod /linux/${name}\n`).join('');
  return [
    { path: 'linux', mode: 0o40755, data: Buffer.alloc(0) },
    ...[...found].map(([name, data]) => ({ path: `linux/${name}`, mode: 0o100644, data })),
    { path: 'drivers', mode: 0o100644, data: Buffer.from(script) },
  ];
}

/** One ext4 with the folder in it, all root's, to be read only. */
function asDisk(folder: string, disk: string): void {
  const bytes = Number(output('du', '--bytes', '--summarize', folder).split('\t')[0]);
  const files = Number(output('sh', '-c', 'find "$1" | wc -l', 'sh', folder));
  // A block for each file that does not fill its last one, an inode for each, and the tables.
  const blocks = Math.ceil((bytes / 4096 + files * 1.5) * 1.05) + 4096;
  rmSync(disk, { force: true });
  const shape = ['-q', '-t', 'ext4', '-b', '4096', '-m', '0', '-O', '^has_journal', '-N', String(files + 64)];
  const root = process.getuid!() === 0 ? [] : ['unshare', '--map-root-user'];
  output(...root, 'mke2fs', ...shape, '-d', folder, disk, String(blocks));
}
