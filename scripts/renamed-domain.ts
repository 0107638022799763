// Renames a domain that is off. libvirt renames none that has snapshots, so what it knows of them is kept in files meanwhile.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { place, workspaceHere } from './checkout.ts';
import { type Names, renamed } from './domain-names.ts';
import { lines, virsh } from './libvirt.ts';
import type { Vm } from './vm.ts';

/** Broken off, it goes on where it was: the snapshots are in the disk, and their files stay until libvirt has them back. */
export async function renameDomain(vm: Vm, uri: string, from: Names, to: Names): Promise<void> {
  const { uuid } = vm;
  const kept = place.snapshots(from.name);
  const list = (...flags: string[]) => lines(uri, 'snapshot-list', uuid, '--name', ...flags);
  if (!existsSync(kept)) {
    const half = `${kept}.tmp`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half);
    const current = (await list()).length > 0 ? await virsh(uri, 'snapshot-current', uuid, '--name') : '';
    // Parents come first.
    for (const [index, snap] of (await list('--topological')).entries()) {
      const xml = await virsh(uri, 'snapshot-dumpxml', uuid, snap, '--security-info');
      const order = String(index).padStart(4, '0');
      writeFileSync(
        path.join(half, `${order}${snap === current ? '.current' : ''}.${snap}`),
        renamed(xml, workspaceHere(), from, to),
      );
    }
    renameSync(half, kept);
  }
  const files = readdirSync(kept).sort();
  if ((await virsh(uri, 'domname', uuid)) !== to.domain) {
    for (const snap of await list()) await virsh(uri, 'snapshot-delete', uuid, snap, '--metadata');
    await virsh(uri, 'domrename', uuid, to.domain);
  }
  const there = await list();
  for (const file of files) {
    const [, current, snap = ''] = /^\d+(\.current)?\.(.*)$/.exec(file)!;
    if (there.includes(snap)) continue;
    const flags = ['--redefine', ...(current ? ['--current'] : [])];
    await virsh(uri, 'snapshot-create', uuid, path.join(kept, file), ...flags);
  }
  rmSync(kept, { recursive: true });
}
