// Finds the disk of a libvirt domain that makebox did not make. It only reads, and only while the domain is shut off.

import { accessSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';
import { stampOf } from './digests.ts';
import { Failure } from './failure.ts';
import { headOf } from './head.ts';
import { libvirtUri } from './host.ts';
import { virsh as virshAt } from './libvirt.ts';
import { readQcow2 } from './qcow2.ts';

export interface DomainDisk {
  readonly format: 'raw' | 'qcow2';
  readonly file: string;
}

const why = 'its disk is copied as it lies there, and nothing of the domain is changed';
/** Backing files below one another; a real chain has a few. */
const deepest = 64;

const virsh = (...words: string[]): Promise<string> =>
  virshAt(libvirtUri(), ...words).catch((error: Failure) => {
    throw new Failure(error.message, why, `virsh --connect ${libvirtUri()} list --all`);
  });

/** The one disk of a domain that is shut off. */
export async function domainDisk(name: string): Promise<DomainDisk> {
  const state = await virsh('domstate', '--domain', name);
  if (state !== 'shut off')
    throw new Failure(
      `the domain ${name} is ${state}`,
      'its disk changes while it is copied',
      `virsh shutdown ${name}`,
    );
  const disks = (await virsh('domblklist', '--details', '--domain', name))
    .split('\n')
    .map(line => /^\s*(\S+)\s+disk\s+(\S+)\s+(.+)$/.exec(line))
    .filter(line => line !== null);
  const [disk] = disks;
  if (!disk || disks.length > 1)
    throw new Failure(`the domain ${name} has ${disks.length} disks`, 'an image has one', 'take another domain');
  const [, type, target, file = ''] = disk;
  if (type !== 'file') throw new Failure(`the disk of ${name} is a ${type}`, why, 'take a domain whose disk is a file');
  const xml = await virsh('dumpxml', '--inactive', '--domain', name);
  const element = [...xml.matchAll(/<disk .*?<\/disk>/gs)].find(([text]) =>
    new RegExp(`<target dev='${target}'`).test(text),
  );
  const format = /<driver [^>]*type='([^']+)'/.exec(element?.[0] ?? '')?.[1] ?? 'raw';
  if (format !== 'raw' && format !== 'qcow2')
    throw new Failure(
      `the disk of ${name} is in the format ${format}`,
      'raw and qcow2 are taken',
      `qemu-img convert -f ${format} -O qcow2`,
    );
  return { format, file };
}

/** Says whether the disk is still the same, without reading it: size, date and inode of each file that it is made of. */
export async function domainStamp(name: string): Promise<string> {
  return chain(await domainDisk(name))
    .map(stamp)
    .join(' + ');
}

function stamp(file: string): string {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new Failure(`you may not read ${file}`, why, `sudo qemu-img convert to a file of yours, and from = file:…`);
  }
  const [size, date, inode] = (stampOf(realpathSync(file)) ?? '0 0 0').split(' ');
  return `size ${size} date ${date} inode ${inode}`;
}

/** The disk's file and those below it, which must say in which format they are: a guest decides what a raw file looks like. */
function chain({ format, file }: DomainDisk): string[] {
  const files = [file];
  for (let [type, at]: string[] = [format, file]; type === 'qcow2'; files.push(at)) {
    stamp(at!);
    const header = readQcow2(headOf(at!).head);
    if (typeof header === 'string') throw new Failure(`${at} can't be taken: ${header}`, why, 'qemu-img info');
    if (!header.backingFile) break;
    if (!header.backingFormat || files.length > deepest)
      throw new Failure(
        `${at} stands on ${header.backingFile}, and does not say in which format that is`,
        'a guest could make a raw file look like another',
        `qemu-img rebase -u -F FORMAT -b ${header.backingFile} ${at}`,
      );
    [type, at] = [header.backingFormat, path.resolve(path.dirname(realpathSync(at!)), header.backingFile)];
  }
  return files;
}
