// Which files of a data folder are makebox's, by their names; whatever else lies there is somebody else's.

import path from 'node:path';
import { names, ours } from './cache.ts';
import { fetched } from './sweep.ts';

/** VMs that have, or had, a disk in a folder of disks: each is noted beside it before it is made. */
export const noted = (disks: string): string[] => names(disks).flatMap(file => /^(.*)\.layer$/.exec(file)?.[1] ?? []);

/** Beside a VM's own disk: another one, what a clone stands on. And either while it is made. */
const beside = /^[a-z0-9.-]+(\+[\w-]+\.(qcow2|raw)|@[0-9a-f]{8}\.qcow2)(\.tmp|\.lock)?$/;
const own =
  /^(.*?)\.(layer|vmlinuz|initrd|frozen|cloning|new|taken|called|volume(\.tmp|\.lock)?|qcow2(\.next)?(\.tmp)?(\.view|\.lock|\.rebased)?)$/;

function isOwnDisk(vms: readonly string[]) {
  return (file: string) => beside.test(file) || vms.some(vm => file.startsWith(`${vm}.`) && own.exec(file)?.[1] === vm);
}

/** Paths of all that makebox has made in a data folder, and that may go with it. */
export function ownFiles(data: string, workspaces: readonly string[]): string[] {
  const at = (...parts: string[]) => path.join(data, ...parts);
  const within = (folder: string, mine: (file: string) => boolean) =>
    names(at(folder))
      .filter(mine)
      .map(file => at(folder, file));
  return [
    ...within('layers', file => ours.test(file)),
    ...within('kernels', file => ours.test(file)),
    ...within('linux', file => ours.test(file)),
    ...within('downloads', file => fetched.test(file)),
    ...workspaces.flatMap(id => [
      ...within(`${id}/disks`, isOwnDisk(noted(at(id, 'disks')))),
      ...names(at(id))
        .filter(folder => folder !== 'disks')
        .map(folder => at(id, folder)),
    ]),
    ...['damaged', 'lock', 'workspaces'].map(name => at(name)),
  ];
}
