// The disks that a definition's VM has besides that of its image: `[disk NAME]`, as many as it likes.

import type { Resolved } from './forest.ts';

export interface DataDisk {
  /** Its serial number, too: the guest has it as /dev/disk/by-id/virtio-NAME. */
  readonly name: string;
  readonly size: string;
  readonly format: string;
  readonly bus: string;
  /** Whether it stays when its VM goes. */
  readonly persistent: boolean;
}

export const disksOf = (from: Resolved): DataDisk[] =>
  [...from.named('disk').keys()].map(name => {
    const get = (key: string) => from.get(`disk ${name}/${key}`);
    return { name, size: get('size'), format: get('format'), bus: get('bus'), persistent: get('persistent') === 'yes' };
  });

/** What its file is called, behind the VM's name and a +. */
export const fileOf = ({ name, format }: DataDisk) => `${name}.${format}`;
