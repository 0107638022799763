// How folders of the host come into a machine of run-NAME by virtiofs: a daemon each, started here. The same folders are on
// qemu's command line by 9p, which needs none; the guest takes what its kernel has.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import { bound } from './bound.ts';
import { virtiofsdFile } from './packages.ts';

export interface Folder {
  /** On the host, absolute. */
  readonly source: string;
  /** In the guest; the device's name, too. */
  readonly target: string;
  readonly readonly: boolean;
}

/** A daemon that is up: where qemu finds it, and what the guest knows it by. */
export interface Plug {
  readonly socket: string;
  readonly tag: string;
}

/** Milliseconds until a daemon has its socket. */
const patience = 5000;
/** Letters that are kept of what it says. */
const kept = 1000;

/**
 * virtiofsd wants to be root (virtiofsd(1)). A plain user's is root of a namespace in which he has his own uid, and every other is one
 * of /etc/subuid: what the guest's user writes is his. The socket is for his group, since it belongs to that root; and QEMU's own
 * daemon insists on a file below /run (tools/virtiofsd/fuse_virtio.c), of which it gets an empty one.
 */
const asUser = () => [
  ...['unshare', '--user', '--map-users=auto', `--map-user=${process.getuid!()}`, '--map-groups=auto'],
  ...[`--map-group=${process.getgid!()}`, '--setuid=0', '--setgid=0', '--mount', '--', 'sh', '-euc'],
  ...['mount -t tmpfs tmpfs /run; gid=$1; shift; exec "$@" --socket-group="$(getent group "$gid" | cut -d: -f1)"'],
  ...['sh', String(process.getgid!())],
];

interface Daemons {
  /** Those that came up. */
  readonly plugs: Promise<Plug[]>;
  /** Why the others did not, as far as is known by now: a line for each. */
  readonly lacks: readonly string[];
  readonly stop: () => void;
}

/** Starts a daemon for each folder, with its socket in `scratch`. */
export function virtiofs(folders: readonly Folder[], scratch: string): Daemons {
  const daemon = virtiofsdFile();
  if (!daemon) return { plugs: Promise.resolve([]), lacks: ['this host has no virtiofsd'], stop: () => {} };
  const lacks: string[] = [];
  const daemons: ChildProcess[] = [];
  const devices = folders.map(async ({ source, target, readonly }, index) => {
    const socket = path.join(scratch, `share-${index}`);
    const words = [readonly ? path.resolve('scripts/virtiofsd-readonly') : daemon, `--socket-path=${socket}`];
    const options = `source=${source.replaceAll(/[\\,]/g, String.raw`\$&`)},sandbox=chroot`;
    const [program = '', ...rest] = [
      ...(process.getuid!() === 0 ? [] : asUser()),
      ...bound('KILL', [...words, '-o', options]).flat(),
    ];
    const child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-kept);
    });
    daemons.push(child);
    if (await cameUp(child, socket)) return [{ socket, tag: target }];
    lacks.push(`virtiofsd of ${target} did not come up: ${said.trim().split('\n').at(-1) || 'it says nothing'}`);
    return [];
  });
  const plugs = Promise.all(devices).then(found => found.flat());
  const stop = () => {
    for (const child of daemons) {
      child.kill('SIGKILL');
      // One of its own may live a moment longer, and have it open.
      child.stderr?.destroy();
    }
  };
  return { plugs, lacks, stop };
}

/** Words that give them to a qemu which is started. */
export const plugWords = (plugs: readonly Plug[]): string[] =>
  plugs.flatMap(({ socket, tag }, index) => [
    ...['-chardev', `socket,id=share-${index},path=${socket}`],
    ...['-device', `vhost-user-fs-pci,chardev=share-${index},tag=${tag.replaceAll(',', ',,')}`],
  ]);

/** Whether a daemon has made its socket, in time and before it ended. */
async function cameUp(child: ChildProcess, socket: string): Promise<boolean> {
  let watcher: FSWatcher | undefined;
  const there = new Promise<boolean>(resolve => {
    const look = () => existsSync(socket) && resolve(true);
    watcher = watch(path.dirname(socket), look);
    setTimeout(() => resolve(false), patience).unref();
    look();
  });
  // With all that it has said.
  const ended = once(child, 'close').then(
    () => false,
    () => false,
  );
  const up = await Promise.race([there, ended]);
  watcher?.close();
  if (!up) child.kill('SIGKILL');
  return up;
}
