// Takes away the data disks of a VM that goes.

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dataDisks, place, plan } from '../checkout.ts';
import { fileOf } from '../data-disk.ts';
import type { Arguments } from '../makebox.ts';

export function run({ name, disks }: Arguments): number {
  destroyDisks(name, disks);
  return 0;
}

/** Those that are persistent, or that no definition speaks of any more, stay unless `all` go. */
export function destroyDisks(name: string, all: boolean): void {
  const defined = plan().vms.find(vm => vm.name === name)?.disks ?? [];
  const passing = defined.filter(disk => !disk.persistent).map(fileOf);
  for (const disk of dataDisks(name)) {
    const file = place.dataDisk(name, disk);
    if (all || passing.includes(disk)) {
      rmSync(file);
      continue;
    }
    if (disk.endsWith('.qcow2')) forgetSnapshots(file);
    process.stdout.write(`${name}: its disk ${disk} stays: make destroy-${name} DISKS=1 takes it away, too\n`);
  }
}

/** Nobody can go back to them without the VM, and the next one's may have the same names. */
function forgetSnapshots(file: string): void {
  const info = execFileSync('qemu-img', ['info', '-f', 'qcow2', '--output=json', file], { encoding: 'utf8' });
  const { snapshots = [] } = JSON.parse(info) as { snapshots?: readonly { name: string }[] };
  for (const { name } of snapshots)
    execFileSync('qemu-img', ['snapshot', '--image-opts', '-d', name, `driver=qcow2,file.filename=${file}`]);
}
