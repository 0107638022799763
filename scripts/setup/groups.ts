// Puts the person into the groups that open libvirt and KVM, and lets commands have them without a new login.

import { accessSync, constants, existsSync } from 'node:fs';
import { group, groupName, libvirtUri, owner } from '../host.ts';
import { quoted } from '../quote.ts';
import { must } from '../tool.ts';
import { isSystem } from '../uri.ts';

/** The groups that a person needs here. Root needs none. */
function wantedGroups(uri = libvirtUri(), device = '/dev/kvm'): string[] {
  if (owner().uid === 0) return [];
  const libvirt = isSystem(uri) && group('libvirt') ? ['libvirt'] : [];
  // Under sudo every device opens, which says nothing of the person.
  const shut = process.getuid!() === 0 || !opens(device);
  return group('kvm') && existsSync(device) && shut ? [...libvirt, 'kvm'] : libvirt;
}

function opens(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether anything changed. */
export async function joinGroups(): Promise<boolean> {
  const { name } = owner();
  const absent = wantedGroups().filter(g => !group(g)!.members.includes(name));
  for (const g of absent) {
    process.stdout.write(`setup: puts ${name} into the group ${g}\n`);
    await must(
      ['usermod', '--append', '--groups', g, name],
      `without the group ${g} you can't use ${g === 'kvm' ? 'KVM' : 'libvirt'}`,
    );
  }
  return absent.length > 0;
}

/** Groups that the person is in, but this process, begun before, is not. */
export function pendingGroups(uri = libvirtUri()): string[] {
  if (process.getuid!() === 0) return [];
  const { name } = owner();
  return wantedGroups(uri).filter(
    g => group(g)!.members.includes(name) && !process.getgroups!().includes(group(g)!.gid),
  );
}

/** The command with the pending groups. sg(1) makes its group the first one, so the innermost sg gives the own one back. */
export function withGroups(words: readonly string[], pending = pendingGroups()): string[] {
  let command = [...words];
  for (const name of pending.length > 0 ? [groupName(process.getgid!()), ...pending] : []) {
    command = ['sg', name, '-c', `exec ${command.map(quoted).join(' ')}`];
  }
  return command;
}
