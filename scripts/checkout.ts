// What the commands know of the checkout they run in: the plan that the generator wrote, and where things lie.

import { accessSync, constants, existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';
import { type Base, isBase, type Layer } from './layer.ts';
import type { Image, Plan } from './plan.ts';
import { elsewhere } from './share.ts';
import { isRemote } from './uri.ts';
import type { Vm } from './vm.ts';

export const plan = (): Plan => JSON.parse(readFileSync('generated/plan.json', 'utf8')) as Plan;

/** A VM as it is at a libvirt: at another machine each of its shares is a copy. */
export function vmOf(name: string, uri = ''): Vm {
  const vm = plan().vms.find(v => v.name === name);
  if (!vm) throw new Failure(`no VM "${name}"`, `there is no distros/${name}.ini`, 'make list');
  return isRemote(uri) ? { ...vm, shares: vm.shares.map(elsewhere) } : vm;
}

/** The names that a setting has, as VMS=, each once; none: all are meant. */
export const namesOf = (setting: string): string[] => [...new Set(setting.split(/\s+/).filter(Boolean))];

export function imageOf(name: string): Image {
  const image = plan().images.find(i => i.name === name);
  if (!image) throw new Failure(`no definition "${name}"`, `there is no distros/${name}.ini`, 'make list');
  return image;
}

export function layerOf(id: string): Layer {
  const layer = plan().layers.find(l => l.id === id);
  if (!layer) throw new Failure(`no layer "${id}"`, 'the rules are older than the definitions', 'make regenerate');
  return layer;
}

/** Whether an image is for another processor than this host's. */
export const hasForeign = (): boolean => existsSync('generated/plan.json') && plan().images.some(i => i.foreign);

/** The layers below a layer and itself, base first. */
export function chain(layers: readonly Layer[], id: string): Layer[] {
  const layer = layers.find(l => l.id === id)!;
  return isBase(layer) ? [layer] : [...chain(layers, layer.parent), layer];
}

/** The base of the first image that is meant. */
export function baseOf(meant: (image: Image) => boolean): Base | undefined {
  const { images, layers } = plan();
  const image = images.find(meant);
  return image && (chain(layers, image.image)[0] as Base);
}

/** What is built for its own sake, each with its top layer: VMs, and images that have none. */
export function images({ vms, images: all }: Plan): readonly { name: string; image: string }[] {
  const named = new Set(vms.map(vm => vm.name));
  return [...vms, ...all.filter(image => !named.has(image.name))];
}

/** Folders of this checkout's part of the data folder. */
export const folders = {
  disks: 'generated/workspace/disks',
  domains: 'generated/workspace/domains',
  networks: 'generated/workspace/networks',
  runs: 'generated/workspace/runs',
};
const { disks } = folders;
/** How the names of files of networks end that are at one libvirt. */
export const networksAt = (uri: string) => `@${encodeURIComponent(uri)}.xml`;

/** Files of a VM in the data folder, by what they are. */
export const place = {
  log: (name: string) => `generated/workspace/logs/${name}.log`,
  console: (name: string) => `generated/workspace/logs/${name}.console`,
  disk: (name: string) => `${disks}/${name}.qcow2`,
  /** That its disk is at another machine, and where. */
  volume: (name: string) => `${disks}/${name}.volume`,
  /** That its host name is yet to become its own: its disk is at another machine. */
  called: (name: string) => `${disks}/${name}.called`,
  /** A copy of its disk at another machine; a folder. */
  taken: (name: string) => `${disks}/${name}.taken`,
  /** `disk` is NAME.FORMAT. */
  dataDisk: (name: string, disk: string) => `${disks}/${name}+${disk}`,
  kernel: (name: string) => `${disks}/${name}.vmlinuz`,
  initrd: (name: string) => `${disks}/${name}.initrd`,
  frozen: (name: string) => `${disks}/${name}.frozen`,
  /** Of what VM it is to be a clone, until it has its disk. */
  cloning: (name: string) => `${disks}/${name}.cloning`,
  /** Size and date that its disk has until something is written to it, where a ready state is kept (scripts/make/life.mk). */
  fresh: (name: string) => `${disks}/${name}.new`,
  diskLayer: (name: string) => `${disks}/${name}.layer`,
  knownHosts: (name: string) => `generated/workspace/ssh/${name}.known_hosts`,
  sshConfig: (name: string) => `generated/workspace/ssh/${name}.config`,
  /** The process that forwards its ports, and which. */
  forward: (name: string) => `${folders.domains}/${name}.forward`,
  forwardLog: (name: string) => `generated/workspace/logs/${name}.forward`,
  /** As a libvirt was last told what a network is. */
  network: (name: string, uri: string) => `${folders.networks}/${name}${networksAt(uri)}`,
  uri: (name: string) => `${folders.domains}/${name}.uri`,
  /** Held while what it has by ssh is done in it: host name, copies, [provision]. */
  guestLock: (name: string) => `${folders.domains}/${name}.guest.lock`,
  /** The name of a snapshot that was begun. */
  snapshot: (name: string) => `${folders.domains}/${name}.snapshot`,
  /** What libvirt knew of its snapshots, while it gets another name; a folder. */
  snapshots: (name: string) => `${folders.domains}/${name}.snapshots`,
};

/** Whether a VM has a disk, here or at another machine. */
export const hasDisk = (name: string) => existsSync(place.disk(name)) || existsSync(place.volume(name));

/** By which a VM has a disk: that itself, or what says where it is. */
export const diskOf = (name: string) => (existsSync(place.volume(name)) ? place.volume(name) : place.disk(name));

/** The ids of an image's layers, the base first; that of its VM is not among them. */
export function chainOf(name: string, { images: all, layers } = plan()): string[] {
  const image = all.find(one => one.name === name);
  if (image) return chain(layers, image.image).map(layer => layer.id);
  throw new Failure(`there is no distros/${name}.ini`, 'an image is what its definition says', 'make list');
}

/** The data disks of a VM that are there, whatever its definition says, as NAME.FORMAT. */
export const dataDisks = (name: string): string[] =>
  (existsSync(disks) ? readdirSync(disks) : [])
    .filter(file => file.startsWith(`${name}+`) && /\.(qcow2|raw)$/.test(file))
    .map(file => file.slice(name.length + 1))
    .sort();

/** NAME.xml, and what was noted of that. */
export const xmlFiles = (name: string): string[] => [
  `${name}.xml`,
  `${name}.xml.tmp`,
  ...['cmd', 'settings', 'raw', 'known', 'known.cmd'].map(end => `generated/${name}.xml.${end}`),
];

/** What there is of a VM besides its definition. */
export const traces = (name: string): string[] => [
  ...[
    place.disk,
    place.volume,
    place.called,
    place.diskLayer,
    place.kernel,
    place.initrd,
    place.frozen,
    place.cloning,
    place.fresh,
  ].map(of => of(name)),
  ...xmlFiles(name),
  ...[
    place.console,
    place.knownHosts,
    place.sshConfig,
    place.forward,
    place.forwardLog,
    place.snapshot,
    place.guestLock,
  ].map(of => of(name)),
  ...[place.snapshots(name), `${place.snapshots(name)}.tmp`],
  // By which it is known where the domain is.
  place.uri(name),
];

/** The text of a file, or "" where there is none. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The hand-written half of the make code: the text of Makefile.in, and of what that includes of scripts/make/, in its order. */
export const makeText = (makefile: string): string =>
  [makefile, ...(makefile.match(/\bscripts\/make\/[\w-]+\.mk\b/g) ?? []).map(textOf)].join('\n');

/** Whether a file is there and may be read. */
export function readable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** The values that NAME.xml was last made with, by variable. */
export const noted = (name: string): ReadonlyMap<string, string> =>
  new Map(
    textOf(`generated/${name}.xml.settings`)
      .split('\n')
      .filter(Boolean)
      .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

/** The 16 hex digits of this checkout. */
export const workspaceHere = () => path.basename(readlinkSync('generated/workspace'));

/** The folder of a share whose definition names none is CODE_DIR. */
export const sourceOf = (name: string, source?: string) => source ?? noted(name).get('CODE_DIR') ?? process.cwd();
