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

/** All volumes of a checkout. */
export async function dropAllVolumes(uri: string, workspace: string): Promise<void> {
  for (const volume of await volumesOf(uri, workspace)) await virsh(uri, 'vol-delete', '--pool', pool, volume);
}

/** Behind the checkout's hash: a VM's name, and what of it this is. Whatever else is called alike is somebody's, as a copy of his. */
const own = /^[a-z0-9.-]+(\.(qcow2|vmlinuz|initrd)|\+[\w-]+\.(qcow2|raw))$/;
export const volumesOf = async (uri: string, workspace: string): Promise<string[]> => {
  const start = `${workspace}-`;
  const all = isRemote(uri) ? await volumes(uri) : [];
  return all.filter(volume => volume.startsWith(start) && own.test(volume.slice(start.length)));
};

/** Those of [disk NAME] that are persistent, or that no definition speaks of any more, stay unless `all` go. */
export async function dropVolumes(uri: string, name: string, all: boolean): Promise<void> {
  const start = `${workspaceHere()}-${name}`;
  const defined = plan().vms.find(vm => vm.name === name)?.disks ?? [];
  const passing = defined.filter(disk => !disk.persistent).map(disk => `${start}+${fileOf(disk)}`);
  const parts = ['qcow2', 'vmlinuz', 'initrd'].map(end => `${start}.${end}`);
  for (const volume of await volumesOf(uri, workspaceHere())) {
    const data = volume.startsWith(`${start}+`);
    if (parts.includes(volume) || (data && (all || passing.includes(volume))))
      await virsh(uri, 'vol-delete', '--pool', pool, volume);
    else if (data)
      process.stdout.write(
        `${name}: its disk ${volume.slice(start.length + 1)} stays: make destroy-${name} DISKS=1 takes it away, too\n`,
      );
  }
}
