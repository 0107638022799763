// A shell of another system with a VM's disk, at another machine; the recipe has seen that the VM is off.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { imageOf, place, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { sendAppliance } from '../rescue-appliance.ts';
import { rescueXml } from '../rescue-domain.ts';
import { putDown } from '../taken-disk.ts';
import { show } from '../tool.ts';

/** Whoever sends holds the lock of the layers (scripts/make/disk.mk). */
const waits = 'waits for another make that sends there';

export async function run({ name, uri, domain, words: [accel] }: Arguments): Promise<number> {
  if (!process.stdin.isTTY)
    throw new Failure(`rescue-${name} needs a terminal`, "virsh's console takes nothing else", 'call it from a shell');
  const disk = textOf(place.volume(name));
  const there = path.dirname(disk);
  const scratch = place.taken(name);
  putDown(name);
  mkdirSync(scratch);
  try {
    const { kernel, initrd, root, rootUuid } = await withFlock('generated/data/layers', 'exclusive', { waits }, () =>
      sendAppliance(uri, scratch),
    );
    const file = path.join(scratch, 'rescue.xml');
    writeFileSync(
      file,
      rescueXml({
        // No VM has a name like that.
        domain: `${domain}+rescue`,
        type: accel === 'kvm' ? 'kvm' : 'qemu',
        arch: process.arch === 'arm64' ? 'aarch64' : 'x86_64',
        disk,
        kernel: path.join(there, kernel),
        initrd: path.join(there, initrd),
        root: path.join(there, root),
        rootUuid,
        terminal: /^[\w.+-]+$/.exec(process.env['TERM'] ?? '')?.[0] ?? 'vt100',
      }),
    );
    const at = imageOf(name).bare ? '/dev/sda' : 'a partition of /dev/sda';
    process.stdout.write(`its disk is /dev/sda: mount ${at} /sysroot; exit, or ^], switches it off\n`);
    // libvirt ends it when virsh does, however that comes (virsh(1), create).
    return await show(['virsh', '--quiet', '--connect', uri, 'create', file, '--console', '--autodestroy']);
  } finally {
    putDown(name);
  }
}
