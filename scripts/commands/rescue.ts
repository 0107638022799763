// A shell of another system with a VM's disk, at another machine; the recipe has seen that the VM is off.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { imageOf, place, textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { virsh } from '../libvirt.ts';
import { withFlock } from '../lock.ts';
import type { Arguments } from '../makebox.ts';
import { pool, volumes } from '../pool.ts';
import { sendAppliance } from '../rescue-appliance.ts';
import { rescueXml } from '../rescue-domain.ts';
import { putDown } from '../taken-disk.ts';
import { show } from '../tool.ts';
import { hostOf } from '../uri.ts';

/** Whoever sends holds the lock of the layers (scripts/make/disk.mk). */
const waits = 'waits for another make that sends there';

export async function run({ name, uri, domain, words: [accel] }: Arguments): Promise<number> {
  if (!process.stdin.isTTY)
    throw new Failure(`rescue-${name} needs a terminal`, "virsh's console takes nothing else", 'call it from a shell');
  const disk = textOf(place.volume(name));
  const there = path.dirname(disk);
  const scratch = place.taken(name);
  // No VM has a name like that.
  const own = `${domain}+rescue`;
  putDown(name);
  mkdirSync(scratch);
  try {
    const { kernel, initrd, root, rootUuid } = await withFlock('generated/data/layers', 'exclusive', { waits }, () =>
      sendAppliance(uri, scratch),
    );
    await dropOverlay(uri, root, own);
    const file = path.join(scratch, 'rescue.xml');
    writeFileSync(
      file,
      rescueXml({
        domain: own,
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
    const at = imageOf(name).bare ? '/dev/vda' : 'a partition of /dev/vda';
    process.stdout.write(`mount ${at} /sysroot; exit writes all and ends it, ^] is a power cut\n`);
    // libvirt ends it when virsh does, however that comes (virsh(1), create).
    if ((await show(['virsh', '--quiet', '--connect', uri, 'create', file, '--console', '--autodestroy'])) === 0)
      return 0;
    throw new Failure(
      `${name}: its rescue system at ${hostOf(uri)} did not start, or was lost`,
      'what virsh said stands above: it takes libvirt 7.4 there, KVM but with ACCEL=tcg, and a disk that nobody else has open',
      `make rescue-${name} ACCEL=tcg, or make export-${name} DISK=1, which gives a copy to look into`,
    );
  } finally {
    putDown(name);
  }
}

/** What one of before has written to the appliance's disk, where that host fell under it: libvirt takes it for somebody's. */
async function dropOverlay(uri: string, root: string, domain: string): Promise<void> {
  await virsh(uri, 'pool-refresh', pool);
  const left = `${root}.TRANSIENT-${domain}`;
  if ((await volumes(uri)).includes(left)) await virsh(uri, 'vol-delete', '--pool', pool, left);
}
