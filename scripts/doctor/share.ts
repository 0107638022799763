// How CODE_DIR can reach a guest: virtiofsd for most, 9p in qemu for those whose kernel is old.

import { type Family, family, needs, packageOf, qemu } from '../packages.ts';
import { present } from '../programs.ts';
import { type Answer, ask } from '../tool.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Share {
  readonly virtiofsd: string;
  /** qemu's list of devices. */
  readonly devices: Answer;
  readonly family: Family | undefined;
}

const patience = 3;
const row = needs.find(need => need.tool === 'virtiofsd')!;

export const look = async (files = row.files!): Promise<Share> => ({
  virtiofsd: files.find(present) ?? '',
  devices: await ask([qemu, '-device', 'help'], patience),
  family: family(),
});

export function judge({ virtiofsd, devices, family: kind }: Share): Finding[] {
  // What qemu does not answer is known from the tools already.
  const ninep = /"virtio-9p-pci"/.test(devices.out);
  const install = kind ? `make setup, which installs ${packageOf(row, kind)} where this release has it` : 'make setup';
  if (!virtiofsd && !ninep)
    return [fail('share', 'neither virtiofsd nor 9p in qemu', 'CODE_DIR reaches a guest by one of them', install)];
  return [
    virtiofsd
      ? ok('virtiofs', virtiofsd)
      : warn(
          'virtiofs',
          'virtiofsd is missing',
          'shares fall back to 9p, which is slower and which newer guests lack',
          install,
        ),
    ninep
      ? ok('9p', `${qemu} has virtio-9p-pci`)
      : warn(
          '9p',
          `${qemu} has no virtio-9p-pci`,
          'guests with a kernel before 5.4, as centos-7, have no other way to CODE_DIR',
          'a qemu with virtfs; those of Debian and Ubuntu have it, those of the EL family do not',
        ),
  ];
}
