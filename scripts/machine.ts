// Asks this machine who its user is and where its data lies; with .env and the environment, nothing else decides it.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import path from 'node:path';
import { textOf } from './checkout.ts';
import { flawOf } from './definition.ts';
import { Failure } from './failure.ts';
import { give, homeFolder } from './home-file.ts';
import { hasVirtiofsd } from './packages.ts';
import type { Machine } from './plan.ts';
import { here } from './processor.ts';
import { newKeyPair } from './ssh-key.ts';
import { isRemote, isSession, isSystem } from './uri.ts';

export const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Settings by name: the environment before .env. */
export type Settings = (name: string) => string;

export interface Person {
  /** Of root `dev`, because root over ssh and on a share is nobody's wish. */
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** The user in a guest whose person has no name for it. */
const dev = 'dev';

/** Who calls: under sudo the user who called it. */
export function person(env: NodeJS.ProcessEnv = process.env): Person {
  if (process.getuid!() !== 0) {
    const { username, uid, gid, homedir: home } = userInfo();
    return { name: username, uid, gid, home };
  }
  const { SUDO_USER, SUDO_UID, SUDO_GID } = env;
  if (SUDO_USER && SUDO_UID && SUDO_UID !== '0') {
    const home = /^(?:[^:]*:){5}([^:]*)/.exec(execFileSync('getent', ['passwd', SUDO_USER], { encoding: 'utf8' }))?.[1];
    return { name: SUDO_USER, uid: Number(SUDO_UID), gid: Number(SUDO_GID), home: home ?? homedir() };
  }
  return { name: dev, uid: 1000, gid: 1000, home: homedir() };
}

/** The user in the guest: the person's name where `[user] name` may be that, for it stands in scripts; winbind's `DOM\ada` may not. */
export const guestUser = ({ name }: Person): string => (flawOf('user/name', name) ? dev : name);

/** The private key whose public half goes into every guest, made where the user has none. A .pub must lie beside it. */
export function sshKey(settings: Settings, { home }: Person): string {
  const own = path.join(home, '.local/share/makebox/id_ed25519');
  const candidates = settings('SSH_KEY')
    ? [settings('SSH_KEY')]
    : [...['id_ed25519', 'id_ecdsa', 'id_rsa'].map(name => path.join(home, '.ssh', name)), own];
  const found = candidates.find(file => existsSync(file) && existsSync(`${file}.pub`));
  if (found) return found;
  if (settings('SSH_KEY')) {
    throw new Failure(
      `SSH_KEY=${settings('SSH_KEY')}: no such key, or no .pub beside it`,
      'the public half goes into every image',
      'correct SSH_KEY in .env, or leave it out',
    );
  }
  homeFolder(path.dirname(own), home);
  newKeyPair(own, 'makebox');
  for (const half of [own, `${own}.pub`]) give(half, home);
  return own;
}

export const uriOf = (settings: Settings) =>
  settings('LIBVIRT_URI') || settings('LIBVIRT_DEFAULT_URI') || 'qemu:///system';

/** DATA_DIR, absolute. */
export function dataDir(settings: Settings, { home }: Person): string {
  if (settings('DATA_DIR')) return settings('DATA_DIR');
  // What is built for another machine lies where one would look for it: one checkout has one data folder.
  if (isSystem(uriOf(settings)) || isRemote(uriOf(settings))) return '/var/lib/libvirt/images/makebox';
  return path.join(settings('XDG_DATA_HOME') || path.join(home, '.local/share'), 'makebox');
}

/**
 * 16 hex digits for this checkout, by which it is registered in workspaces/. One that was moved keeps its own: the old place
 * is gone. Whose name is taken by a checkout that was here before and lies elsewhere now takes the next. Another machine's checkout
 * of the same path has another, for both may have VMs at one libvirt.
 */
export function workspace(checkout: string, data: string): string {
  const here = realpathSync(checkout);
  const place = (id: string) => readFileSync(path.join(data, 'workspaces', id), 'utf8').trim();
  const isHere = (id: string) => textOf(path.join(data, 'workspaces', id)).trim() === here;
  const free = (id: string) => {
    try {
      return place(id) === here || !existsSync(place(id));
    } catch {
      return true;
    }
  };
  const link = path.join(checkout, 'generated/workspace');
  const before = lstatSync(link, { throwIfNoEntry: false }) ? path.basename(readlinkSync(link)) : '';
  if (before && existsSync(path.join(data, 'workspaces', before)) && free(before)) return before;
  const folder = path.join(data, 'workspaces');
  const registered = existsSync(folder) && readdirSync(folder).find(id => /^[0-9a-f]{16}$/.test(id) && isHere(id));
  if (registered) return registered;
  // Machines that were cloned have one machine-id.
  const host = textOf('/etc/machine-id').trim() + hostname();
  for (let turn = 0; ; turn++) {
    const id = sha256(`${host}${here}${turn === 0 ? '' : `#${turn}`}`).slice(0, 16);
    if (free(id)) return id;
  }
}

export function machine(checkout: string, settings: Settings): Machine & { data: string; key: string } {
  const who = person();
  const key = sshKey(settings, who);
  const data = dataDir(settings, who);
  const id = workspace(checkout, data);
  return {
    data,
    key,
    workspace: id,
    arch: here.debian,
    user: guestUser(who),
    uid: who.uid,
    gid: who.gid,
    virtiofs: hasVirtiofsd() && !isSession(uriOf(settings)),
    publicKey: readFileSync(`${key}.pub`, 'utf8').trim(),
    digest: sha256,
    told: told(path.join(data, id, 'networks')),
  };
}

/** What our networks keep for whom, in a folder that holds them as libvirt was told of them. */
export function told(folder: string): Map<string, string> {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(
    files.flatMap(file => {
      const [, network] = /^(.+)@.*\.xml$/.exec(file) ?? [];
      const hosts = textOf(path.join(folder, file)).matchAll(/<host mac='([^']*)'.* ip='([^']*)'\/>/g);
      return network ? [...hosts].map(([, mac, ip]) => [`${network} ${mac}`, ip!] as const) : [];
    }),
  );
}
