// What lies in a data folder: layers, what stands on them, and which definitions of which checkouts want them. Only reads.

import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { backingOf } from './backing.ts';
import { textOf } from './checkout.ts';
import { Failure } from './failure.ts';
import type { Plan } from './plan.ts';
import { fileOf, type LayerRecord, readRecord, recordOf } from './record.ts';

export interface CachedLayer {
  readonly id: string;
  /** As its header says; "" for a base. */
  readonly parent: string;
  readonly record: LayerRecord | undefined;
  /** Bytes on disk, with its kernel. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly made: number;
  /** When something was last built on it, or on what stands on it. */
  readonly used: number;
}

/** A VM's disk, or the overlay of a layer that failed. */
interface Disk {
  readonly workspace: string;
  readonly name: string;
  /** Bytes on disk. */
  readonly bytes: number;
  /** The layer that it stands on; "" where it stands on none. */
  readonly layer: string;
  /** The disk beside it that it stands on: it, or what it was cloned from; "" where it stands on none. */
  readonly below: string;
}

/** A checkout that is registered and still there. */
interface Checkout {
  readonly folder: string;
  readonly plan: Plan;
  readonly text: string;
}

export interface Cache {
  readonly data: string;
  readonly layers: ReadonlyMap<string, CachedLayer>;
  readonly disks: readonly Disk[];
  /** The disks of states that `warm-NAME` has kept. */
  readonly warm: readonly Disk[];
  readonly failed: readonly Disk[];
  readonly checkouts: readonly Checkout[];
  readonly downloads: readonly { readonly name: string; readonly bytes: number }[];
}

/** What makebox itself puts into layers/ and kernels/ begins so. */
export const ours = /^[0-9a-f]{16}-/;

const qcow2 = (name: string) => (name.endsWith('.qcow2') ? name : '');

export function readCache(folder: string): Cache {
  const data = realpathSync(folder);
  const at = (...parts: string[]) => path.join(data, ...parts);
  const layerOf = (backing: string | undefined) =>
    backing && path.dirname(backing) === at('layers') ? path.basename(backing, '.qcow2') : '';
  const ids = names(at('layers')).flatMap(name => (ours.test(name) && /^(.*)\.qcow2$/.exec(name)?.[1]) || []);
  const layers = new Map(ids.map(id => [id, layer(data, id, layerOf)]));
  const workspaces = names(data).filter(name => /^[0-9a-f]{16}$/.test(name));
  const overlays = (within: string, overlay: (name: string) => string): Disk[] =>
    workspaces.flatMap(workspace =>
      names(at(workspace, within)).flatMap(name => {
        const file = overlay(name) && at(workspace, within, overlay(name));
        // A disk may be destroyed at any time: destroy- waits for nobody.
        const backing = file ? orGone(() => backingOf(file)) : undefined;
        if (backing === undefined) return [];
        return [
          {
            workspace,
            name: name.replace(/\.qcow2$/, ''),
            bytes: bytesOf(file),
            layer: layerOf(backing),
            below: path.basename(backing, '.qcow2'),
          },
        ];
      }),
    );
  return {
    data,
    layers: new Map([...layers].map(([id, l]) => [id, { ...l, used: lastUse(id, layers) }])),
    disks: [
      ...overlays('disks', qcow2),
      // What `run-NAME SNAPSHOT=0` has kept.
      ...overlays('runs', qcow2).map(disk => ({ ...disk, name: `run-${disk.name}` })),
    ],
    warm: overlays('warm', name => `${name}/disk.qcow2`),
    failed: overlays('failed', name => `${name}/overlay.qcow2`),
    checkouts: names(at('workspaces')).flatMap(id => checkout(textOf(at('workspaces', id)).trim(), id)),
    downloads: names(at('downloads')).map(name => ({ name, bytes: bytesOf(at('downloads', name)) })),
  };
}

function layer(data: string, id: string, layerOf: (backing: string | undefined) => string): CachedLayer {
  const folder = path.join(data, 'layers');
  const file = fileOf(id, folder);
  const record = readRecord(id, folder);
  const { mtimeMs } = statSync(file);
  return {
    id,
    parent: layerOf(backingOf(file)),
    record,
    bytes: bytesOf(file) + bytesOf(path.join(data, 'kernels', id)),
    made: record ? record.started + record.seconds * 1000 : mtimeMs,
    used: record ? statSync(recordOf(id, folder)).mtimeMs : mtimeMs,
  };
}

function lastUse(id: string, layers: ReadonlyMap<string, CachedLayer>): number {
  const children = [...layers.values()].filter(l => l.parent === id);
  return Math.max(layers.get(id)!.used, ...children.map(child => lastUse(child.id, layers)));
}

/** Nothing where the checkout is gone or another workspace's; a Failure where its definitions can't be known. */
function checkout(folder: string, workspace: string): Checkout[] {
  try {
    if (!statSync(path.join(folder, 'distros'), { throwIfNoEntry: false })) return [];
    if (path.basename(readlinkSync(path.join(folder, 'generated/workspace'))) !== workspace) return [];
    const text = readFileSync(path.join(folder, 'generated/plan.json'), 'utf8');
    return [{ folder, plan: JSON.parse(text) as Plan, text }];
  } catch (error) {
    throw new Failure(
      `what the definitions in ${folder} need is not known: ${(error as Error).message}`,
      'a layer that a definition needs is never taken away',
      'call `make list` there',
    );
  }
}

function orGone<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

export function names(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Bytes on disk of a file, or of all in a folder; 0 where there is nothing. */
export function bytesOf(file: string): number {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return 0;
  const inside = stat.isDirectory() ? readdirSync(file).map(name => bytesOf(path.join(file, name))) : [];
  return inside.reduce((sum, bytes) => sum + bytes, stat.blocks * 512);
}
