// What this host is set to, by the environment and .env: the libvirt, the data folder, who owns it and who qemu runs as.

import { readFileSync, readlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { textOf } from './checkout.ts';
import { dataDir, person, uriOf } from './machine.ts';
import { readEnv } from './overrides.ts';

export const setting = (name: string): string =>
  process.env[name] || (readEnv('.env', textOf('.env'), []).find(([key]) => key === name)?.[1] ?? '');

export const libvirtUri = () => uriOf(setting);
/** DATA_DIR as the rules have it, or as the next ones will. */
export function dataFolder(): string {
  try {
    return readlinkSync('generated/data');
  } catch {
    return dataDir(setting, person());
  }
}

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** One line of passwd(5). */
function account(name: string, passwd = '/etc/passwd'): Account | undefined {
  const [, , uid, gid] =
    readFileSync(passwd, 'utf8')
      .split('\n')
      .find(line => line.startsWith(`${name}:`))
      ?.split(':') ?? [];
  return uid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

/** Who gets the data folder: the person, or root where nobody stands behind root. */
export function owner(): Account {
  const { uid, gid, username: name } = userInfo();
  return uid === 0 && process.env.SUDO_USER ? person() : { name, uid, gid };
}

/** Who qemu runs as: what qemu.conf says, or else the distribution's user for it. */
export function qemuUser(conf = '/etc/libvirt/qemu.conf'): Account | undefined {
  const said = /^\s*user\s*=\s*"\+?([^"]+)"/m.exec(textOf(conf))?.[1];
  return [said, 'libvirt-qemu', 'qemu'].map(name => (name ? account(name) : undefined)).find(Boolean);
}

/** The members of a group that group(5) lists; undefined where there is no such group. */
export function group(name: string): { gid: number; members: string[] } | undefined {
  const [, , gid, members = ''] =
    textOf('/etc/group')
      .split('\n')
      .find(line => line.startsWith(`${name}:`))
      ?.split(':') ?? [];
  return gid === undefined ? undefined : { gid: Number(gid), members: members.split(',').filter(Boolean) };
}

export const groupName = (gid: number): string =>
  textOf('/etc/group')
    .split('\n')
    .find(line => line.split(':')[2] === String(gid))
    ?.split(':')[0] ?? String(gid);
