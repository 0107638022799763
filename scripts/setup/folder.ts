// Makes the data folder: the owner's, with an ACL by which qemu reads and writes what is made in it.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { Failure } from '../failure.ts';
import { dataFolder, libvirtUri, owner, qemuUser } from '../host.ts';
import { person } from '../machine.ts';
import { ask, must, show } from '../tool.ts';
import { isSystem } from '../uri.ts';

/**
 * The entries of the ACL, numeric as getfacl -n prints them. qemu's user may only look at the folder itself; below it, the
 * owner and qemu may do all that a file's mode allows, whoever of the two libvirt made its owner. `guest` is the uid
 * that root's guests have: over 9p a qemu of that uid reads its layers. Nobody else may: layers hold private host keys.
 */
export function entries(owner: number, guest: number, qemu: number | undefined): string[] {
  const rights = new Map<number, readonly [here: string, below: string]>();
  if (qemu !== undefined) rights.set(qemu, ['r-x', 'rwx']);
  rights.set(guest, ['r-x', 'r-x']).set(owner, ['rwx', 'rwx']).delete(0);
  return [
    ...[...rights].map(([uid, [here]]) => `user:${uid}:${here}`),
    ...[...rights].map(([uid, [, below]]) => `default:user:${uid}:${below}`),
    'default:other::---',
  ];
}

const domains = '/var/lib/libvirt/qemu';

/** Lets the guests' uid pass through libvirt's own folder: over 9p a qemu runs with it. Whether that was to be done. */
export async function openDomains(): Promise<boolean> {
  const { uid } = person();
  if (!isSystem(libvirtUri()) || !existsSync(domains)) return false;
  const { out } = await ask(['getfacl', '-p', '-n', domains]);
  if (out.includes(`user:${uid}:--x`)) return false;
  process.stdout.write(`setup: lets uid ${uid} pass through ${domains}, for shares over 9p\n`);
  const why = 'over 9p qemu runs as you, so that new files are yours';
  await must(['setfacl', '-m', `user:${uid}:--x`, domains], why, 'use virtiofs: type = virtiofs in [share code]');
  return true;
}

/** The entries that the data folder must have; none where qemu runs as its owner. */
function wanted(): string[] {
  const { uid } = owner();
  return !isSystem(libvirtUri()) && uid !== 0 ? [] : entries(uid, person().uid, qemuUser()?.uid);
}

/** Those of `acl` that the folder does not have; all of them where nothing is known of it. */
async function lacking(folder: string, acl: readonly string[]): Promise<string[]> {
  if (acl.length === 0) return [];
  const { out } = await ask(['getfacl', '-p', '-n', folder]);
  const has = out.split('\n').map(line => line.replace(/\s*#.*/, ''));
  return acl.filter(entry => !has.includes(entry));
}

/** What may lie in it before: the key that makebox itself makes for who has none, in the folder that is a session's by default. */
const harmless = /^(lost\+found|id_ed25519(\.pub)?)$/;

/** A folder that holds other things is never taken over: its owner and ACL would be changed, and uninstall would clear it. */
function mustBeOurs(folder: string): void {
  const held = existsSync(folder) ? inside(folder).filter(name => !harmless.test(name)) : [];
  if (held.length === 0 || held.includes('workspaces')) return;
  throw new Failure(
    `${folder} is no data folder of makebox: it holds ${held.slice(0, 3).join(', ')}`,
    'a data folder gets an owner and an ACL, and all in it is makebox’s',
    'DATA_DIR=… in .env: a new folder, or an empty one',
  );
}

function inside(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw new Failure(
      `${folder} can't be read: it is another's`,
      'a data folder is one person’s: layers hold private host keys',
      'DATA_DIR=… in .env: a folder of your own',
    );
  }
}

/**
 * Before anything is made in a data folder of your own that setup has not seen: without the ACL, layers would become
 * unreadable to you as soon as libvirt has given them to qemu.
 */
export async function openFolder(folder: string): Promise<void> {
  mustBeOurs(folder);
  const acl = wanted();
  // What is not installed yet, doctor tells.
  if (!(await ask(['getfacl', '--version'])).ok || (await lacking(folder, acl)).length === 0) return;
  if (!(await ask(['setfacl', '-m', acl.join(','), folder])).ok)
    throw new Failure(
      `${folder} has no ACL for you and qemu`,
      'both must read and write what is made in it',
      'make setup',
    );
}

/** Whether the folder had to be made or mended. */
export async function makeFolder(): Promise<boolean> {
  const folder = dataFolder();
  mustBeOurs(folder);
  const { uid, gid } = owner();
  const acl = wanted();
  if (existsSync(folder) && statSync(folder).uid === uid && (await lacking(folder, acl)).length === 0) return false;
  process.stdout.write(`setup: makes the data folder ${folder}\n`);
  const why = 'layers and disks lie there, readable by you and by qemu';
  if (acl.length === 0) {
    if ((await show(['install', '-d', '-m', '0750', folder])) === 0) return true;
    throw new Failure(`can't make ${folder}`, why, 'DATA_DIR=… in .env');
  }
  await must(['install', '-d', '-m', '0750', '-o', String(uid), '-g', String(gid), folder], why, 'DATA_DIR=… in .env');
  const old = ['find', folder, '-mindepth', '1', '-type', 'd', '-exec', 'setfacl', '-m', acl.join(','), '{}', '+'];
  const top = ['setfacl', '-m', acl.join(','), folder];
  for (const words of [old, top])
    await must(
      words,
      `the file system of ${folder} must have ACLs, or qemu can't read there`,
      'DATA_DIR=… in .env, on ext4, xfs or btrfs',
    );
  return true;
}
