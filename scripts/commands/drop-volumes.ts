// Takes away the disks of a VM at another machine; the layers that they stood on stay in the pool.

import { plan, workspaceHere } from '../checkout.ts';
import { fileOf } from '../data-disk.ts';
import { virsh } from '../libvirt.ts';
import type { Arguments } from '../makebox.ts';
import { pool, volumes } from '../pool.ts';
import { isRemote } from '../uri.ts';

export async function run({ name, uri, disks }: Arguments): Promise<number> {
  await dropVolumes(uri, name, disks);
  return 0;
}

/** Those of [disk NAME] that are persistent, or that no definition speaks of any more, stay unless `all` go. */
export async function dropVolumes(uri: string, name: string, all: boolean): Promise<void> {
  if (!isRemote(uri)) return;
  const start = `${workspaceHere()}-${name}`;
  const defined = plan().vms.find(vm => vm.name === name)?.disks ?? [];
  const passing = defined.filter(disk => !disk.persistent).map(disk => `${start}+${fileOf(disk)}`);
  const own = ['qcow2', 'vmlinuz', 'initrd'].map(end => `${start}.${end}`);
  for (const volume of await volumes(uri)) {
    const data = volume.startsWith(`${start}+`);
    if (own.includes(volume) || (data && (all || passing.includes(volume))))
      await virsh(uri, 'vol-delete', '--pool', pool, volume);
    else if (data)
      process.stdout.write(
        `${name}: its disk ${volume.slice(start.length + 1)} stays: make destroy-${name} DISKS=1 takes it away, too\n`,
      );
  }
}
