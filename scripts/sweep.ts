// Takes out of a data folder what nobody needs. Only with the folder's lock held alone: then no build is alive, and what
// looks half made is a leftover.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { size } from './amount.ts';
import { bytesOf, type Cache, names, ours } from './cache.ts';
import { closure, going } from './needs.ts';
import { removeView } from './raw-view.ts';
import { fileOf, recordOf } from './record.ts';

export interface Sweep {
  /** Ids, children first. */
  readonly layers: readonly string[];
  /** Names in downloads/. */
  readonly downloads: readonly string[];
  /** Paths below the data folder: what killed builds left, damaged layers, and with `all` the layers that failed. */
  readonly leftovers: readonly string[];
}

/** `all`: what definitions need goes, too, and only what a disk stands on stays. `keep`: bytes that stay all the same. */
export function sweepOf(cache: Cache, { all = false, keep = 0 }: { all?: boolean; keep?: number } = {}): Sweep {
  const wanted = all ? [] : cache.checkouts.flatMap(({ plan }) => plan.layers.map(layer => layer.id));
  const warm = all ? [] : cache.warm.filter(state => isCurrent(state, cache));
  const standing = [...cache.disks, ...warm, ...(all ? [] : cache.failed)].map(disk => disk.layer);
  const layers = going(cache.layers, closure([...wanted, ...standing], cache.layers), keep);
  const named = (name: string) => !all && cache.checkouts.some(({ text }) => text.includes(name));
  const isLayers = (name: string) => cache.layers.has(name.replace(/\.(qcow2|known_hosts|json)$/, ''));
  return {
    layers,
    downloads: cache.downloads
      .map(download => download.name)
      .filter(name => fetched.test(name) && (name.endsWith('.lock') || !named(pinOf(name)))),
    leftovers: [
      ...inside(cache, 'layers', name => ours.test(name) && !isLayers(name)),
      ...inside(cache, 'kernels', name => ours.test(name) && !cache.layers.has(name)),
      ...inside(cache, 'linux', name => ours.test(name) && (/\.(tmp|build|old|lock)$/.test(name) || !named(name))),
      ...inside(cache, 'damaged', () => true),
      ...workspaces(cache).flatMap(id =>
        inside(cache, `${id}/disks`, name => /\.(qcow2(\.next)?|raw|volume)\.(tmp|lock)$|\.(taken|view)$/.test(name)),
      ),
      ...cache.disks.filter(disk => isIdle(disk, cache)).map(disk => `${disk.workspace}/disks/${disk.name}.qcow2`),
      ...workspaces(cache).flatMap(id =>
        inside(cache, `${id}/warm`, name => !warm.some(state => state.workspace === id && state.name === name)),
      ),
      // An initrd and a kernel's drivers, joined for a run-, which holds the lock until qemu has it open.
      ...workspaces(cache).flatMap(id =>
        inside(cache, `${id}/runs`, name => /^(data|workspace)\+linux\+.*\.initrd(\.\d+\.tmp)?$/.test(name)),
      ),
      ...(all ? workspaces(cache).flatMap(id => inside(cache, `${id}/failed`, () => true)) : []),
    ],
  };
}

/** What a clone was made of (clone-files.ts), and nothing stands on any more but another such. */
const isIdle = ({ workspace, name }: Cache['disks'][number], cache: Cache): boolean =>
  name.includes('@') &&
  !cache.disks.some(disk => disk.workspace === workspace && disk.below === name && !isIdle(disk, cache));

/** Whether a state (scripts/warm.ts) is of the image that its VM has now. */
const isCurrent = ({ name, layer }: Cache['warm'][number], { checkouts }: Cache) =>
  checkouts.some(({ plan }) => plan.vms.some(vm => vm.name === name.replace(/\+up$/, '') && vm.image === layer));

/** What makebox itself puts into downloads/: by digest, an image of containers, what has no digest yet, a template's cache. */
export const fetched = /^([0-9a-f]{64}|oci-|not-locked-yet-|[0-9a-f]{16}-)/;
/** As a plan names it. */
const pinOf = (name: string) => name.replace(/\..*/, '').replace(/^oci-(?=[0-9a-f]{64})/, 'sha256:');

const workspaces = ({ data }: Cache) => names(data).filter(name => /^[0-9a-f]{16}$/.test(name));

const inside = ({ data }: Cache, folder: string, goes: (name: string) => boolean) =>
  names(path.join(data, folder))
    .filter(goes)
    .map(name => `${folder}/${name}`);

/** A line for each thing that goes, and the sum. */
export function tell(cache: Cache, going: Sweep, verb: string): void {
  const leftovers = going.leftovers.map(file => [file, bytesOf(path.join(cache.data, file))] as const);
  const lines = [
    ...going.layers.map(id => [size(cache.layers.get(id)!.bytes), `layer ${id}`]),
    ...cache.downloads.filter(d => going.downloads.includes(d.name)).map(d => [size(d.bytes), `download ${d.name}`]),
    ...leftovers.map(([file, bytes]) => [size(bytes), `leftover ${file}`]),
  ];
  for (const [size = '', what = ''] of lines) process.stdout.write(`${verb} ${size.padStart(8)}  ${what}\n`);
  const sum = [
    ...going.layers.map(id => cache.layers.get(id)!.bytes),
    ...cache.downloads.filter(d => going.downloads.includes(d.name)).map(d => d.bytes),
    ...leftovers.map(([, bytes]) => bytes),
  ].reduce((a, b) => a + b, 0);
  process.stdout.write(lines.length === 0 ? 'nothing that nobody needs\n' : `${verb} ${size(sum)} in all\n`);
}

export function sweep({ data }: Cache, { layers, downloads, leftovers }: Sweep): void {
  for (const id of layers) takeAway(data, id);
  for (const file of [...downloads.map(name => `downloads/${name}`), ...leftovers]) removeTree(path.join(data, file));
}

/** What a layer's recipe has made beside it so far; not its lock, which may be held. */
export function removeUnfinished(layers: string, id: string): void {
  const unfinished = names(layers).filter(name => name.startsWith(`${id}.qcow2.`) && !name.endsWith('.lock'));
  for (const name of unfinished) removeTree(path.join(layers, name));
}

/** Takes away whatever lies there. */
export function removeTree(file: string): void {
  try {
    if (file.endsWith('.view')) removeView(file);
    else rmSync(file, { recursive: true, force: true });
  } catch {
    // A tree that was unpacked without root belongs to the user's own range of uids (subuid(5)).
    execFileSync('unshare', ['--map-auto', '--map-root-user', 'rm', '-rf', file]);
  }
}

/**
 * Takes a layer away, or with `aside` into that folder. Its kernel goes first, so that a layer built anew never meets the
 * kernel of the old one; known_hosts last, which make does not look for as long as there is a layer.
 */
export function takeAway(data: string, id: string, aside?: string): void {
  const layers = path.join(data, 'layers');
  const kernel = path.join(data, 'kernels', id);
  const gone = `${kernel}.gone`;
  rmSync(gone, { recursive: true, force: true });
  if (existsSync(kernel)) renameSync(kernel, gone);
  if (aside) {
    mkdirSync(aside, { recursive: true });
    renameSync(fileOf(id, layers), path.join(aside, `${id}.qcow2`));
  } else rmSync(fileOf(id, layers), { force: true });
  if (aside && existsSync(recordOf(id, layers))) renameSync(recordOf(id, layers), path.join(aside, `${id}.json`));
  for (const file of [recordOf(id, layers), path.join(layers, `${id}.known_hosts`), gone])
    rmSync(file, { recursive: true, force: true });
}
