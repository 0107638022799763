// The root file system of an image that this host's own programs change, or why they may not.

import * as ext4 from './ext4.ts';
import { Failure } from './failure.ts';

const mend = 'engine = appliance in [image]';

/** The device for debugfs; with `whole`, the raw image itself. */
export function hostRoot(image: string, raw: string, scratch: string, whole: boolean): string {
  const device = ext4.writableRoot(raw, scratch);
  if (!device) throw new Failure(`${image} is not one ext4`, 'this host can change no other file system', mend);
  if (whole && device !== raw)
    throw new Failure(`${image} has partitions`, 'a container works on nothing but one ext4', mend);
  if (/^SELINUX=(enforcing|permissive)/m.test(ext4.read(device, '/etc/selinux/config', scratch)?.toString() ?? '')) {
    throw new Failure(`${image} labels its files for SELinux`, "only its own policy knows a new file's label", mend);
  }
  return device;
}
