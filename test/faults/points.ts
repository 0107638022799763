// Lists the state-changing system calls of a make by strace(1), and kills a process, the whole make, or make alone at one of them.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Checkout } from '../support/checkout.ts';
import { root } from '../support/folder.ts';

/** One call, by what finds it again: pids differ from run to run, and so does the order of processes beside each other. */
export interface Point {
  /** The program, for Node with the command: `mv`, `nodejs-check`. */
  readonly kind: string;
  /** Which of its starts, from 1. */
  readonly start: number;
  /** Whether the process itself calls, and not a shell's fork or a thread. */
  readonly own: boolean;
  readonly call: string;
  /** Which of its calls by that name, from 1. */
  readonly nth: number;
  /** The paths of the call, without numbers that differ. */
  readonly subject: string;
}

/** Who is killed: the process before its call or after it; after it all of make's process group, or make alone. */
export const victims = ['before', 'after', 'group', 'make'] as const;
export type Victim = (typeof victims)[number];

/** What changes files or mounts; `?` for those that some architectures lack. */
const calls = [
  '?rename,?renameat,renameat2,?link,linkat,?symlink,symlinkat,?unlink,unlinkat,?mkdir,mkdirat,?rmdir,?mknod,mknodat',
  '?open,openat,?creat,write,writev,pwrite64,pwritev,truncate,ftruncate,fallocate,copy_file_range,sendfile,splice',
  '?chmod,fchmod,fchmodat,?chown,?lchown,fchown,fchownat,utimensat,setxattr,lsetxattr,fsetxattr,mount,umount2',
].join();
/** Programs that makebox's recipes and the fake tools call. */
const programs = [
  ...['make', 'node', 'nodejs', 'sh', 'setpriv', 'flock', 'timeout', 'env', 'xargs', 'find', 'sed', 'printf', 'cat'],
  ...[
    'mv',
    'rm',
    'rmdir',
    'cp',
    'ln',
    'mkdir',
    'touch',
    'chmod',
    'truncate',
    'install',
    'mktemp',
    'tail',
    'tar',
    'head',
  ],
  ...['xz', 'gzip', 'zstd', 'curl', 'sha256sum', 'mmdebstrap', 'unshare', 'mke2fs', 'qemu-img', 'dd'],
  ...['virt-customize', 'virt-builder', 'virt-resize', 'virt-sysprep', 'virt-sparsify', 'virt-install', 'virsh'],
];
/** Milliseconds that a run may take. */
const patience = 30_000;

export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** One make, in a process group of its own, until nothing of the group is left. */
async function run(
  c: Checkout,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  beside: (pid: number, running: () => boolean) => Promise<void> = async () => {},
): Promise<Ended> {
  const child = spawn('make', words, {
    cwd: c.folder,
    env: { ...c.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', part => (text += part));
  const closed = new Promise<number | null>(resolve => child.on('close', resolve));
  const timer = setTimeout(() => process.kill(-pid!, 'SIGKILL'), patience);
  await beside(pid!, () => child.exitCode === null && child.signalCode === null);
  const code = await closed;
  while (groupLives(pid!)) await delay(3);
  clearTimeout(timer);
  return { code, text };
}

/** Zombies aside: nobody may have asked for their exit code. */
const groupLives = (group: number) =>
  readdirSync('/proc').some(pid => {
    try {
      const fields =
        /^\d+$/.test(pid) &&
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
      return fields && fields[2] === String(group) && fields[0] !== 'Z' && fields[0] !== 'X';
    } catch {
      return false;
    }
  });

/** The environment in which every program is met by test/support/point.sh first. */
function watched(c: Checkout): NodeJS.ProcessEnv {
  const base = path.dirname(c.folder);
  const [bin, notes] = [path.join(base, 'points/bin'), path.join(base, 'points/notes')];
  if (!existsSync(bin)) {
    mkdirSync(bin, { recursive: true });
    for (const name of programs) symlinkSync(path.join(root, 'test/support/point.sh'), path.join(bin, name));
  }
  rmSync(notes, { recursive: true, force: true });
  mkdirSync(notes);
  const behind = c.env['PATH']!;
  return {
    PATH: `${bin}:${behind}`,
    BEHIND: `${behind}:/usr/sbin:/sbin`,
    POINTS: notes,
    REAL_NODE: process.execPath,
    NODE: path.join(bin, 'nodejs'),
  };
}

export const plainly = (c: Checkout, words: readonly string[], env: NodeJS.ProcessEnv = {}) => run(c, words, env);

/** Every point of an undisturbed make, by program. */
export async function list(
  c: Checkout,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ended & { points: Point[] }> {
  const points: Point[] = [];
  const watching = watched(c);
  const ended = await run(c, words, { ...env, ...watching, POINT: 'list', CALLS: calls });
  const notes = watching['POINTS']!;
  for (const file of readdirSync(notes)
    .filter(name => name.endsWith('.trace'))
    .sort()) {
    const [, kind = '', start = ''] = /^(.*)\.(\d+)\.trace$/.exec(file)!;
    const lines = readFileSync(path.join(notes, file), 'utf8').split('\n');
    const counts = new Map<string, number>();
    const first = lines[0]!.split(' ')[0]!;
    for (const line of lines) {
      const [, pid, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
      if (!pid || !call) continue;
      const nth = (counts.get(`${pid} ${call}`) ?? 0) + 1;
      counts.set(`${pid} ${call}`, nth);
      // strace counts for each process alone, so of a shell's fork it would meet the shell's own call by that number first. What
      // this one finds is what the call before it left, and what it leaves is what the next one finds.
      if (pid !== first && nth <= (counts.get(`${first} ${call}`) ?? 0)) continue;
      const subject = subjectOf(c, line);
      // How often Node writes differs from run to run: its threads wake each other so. What its first write to a file would
      // find is what the call before it, openat, leaves; what the last one leaves is what rename finds.
      if (kind.startsWith('nodejs') && call === 'write') continue;
      if (subject) points.push({ kind, start: Number(start), own: pid === first, call, nth, subject });
    }
  }
  return { ...ended, points };
}

/** The call and its paths in the checkout or the data folder; "" where it changed nothing there. */
function subjectOf(c: Checkout, line: string): string {
  const call = /(\w+)\(/.exec(line)![1]!;
  if (/ = -1 E/.test(line) || (/^open/.test(call) && !/O_CREAT|O_TRUNC/.test(line))) return '';
  const words = line.slice(line.indexOf('(')).replace(/\) += .*$/, '');
  const named = [...words.matchAll(/(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)].map(([, folder = c.folder, name = '']) =>
    path.resolve(folder, name),
  );
  const opened = [...words.matchAll(/\d<(\/[^>]*)>/g)].map(([, name]) => name!);
  // What a call on an open file writes is no path.
  const paths = /write|truncate$|fallocate|sendfile|splice|copy_file|^fch|^fset/.test(call)
    ? [...opened, ...(call === 'truncate' || call === 'fchmodat' || call === 'fchownat' ? named : [])]
    : named.length > 0
      ? named
      : opened;
  const within = paths.filter(name => name.startsWith(`${c.folder}/`) || name.startsWith(`${c.data}/`));
  const base = path.dirname(c.folder);
  return within.length === 0 ? '' : `${call} ${within.map(name => steady(path.relative(base, name))).join(' ')}`;
}

/** Without what no two runs share: pids, hashes that a checkout's path goes into, mkdtemp(3)'s letters. */
const steady = (name: string) => name.replaceAll(/[0-9a-f]{16}|\d+/g, '#').replaceAll(/(\.tmp)\w{6}(?=\/|$)/g, '$1#');

/** A make that is killed there; `hit` is what the killed process was about to do. */
export async function killAt(
  c: Checkout,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  point: Point,
  victim: Victim,
): Promise<Ended & { hit: string }> {
  const watching = watched(c);
  const notes = path.join(watching['POINTS']!, 'hit');
  const seen = () => (existsSync(notes) ? readFileSync(notes, 'utf8') : '');
  const at = {
    POINT: `${point.kind}.${point.start}`,
    CALL: point.call,
    NTH: String(point.nth),
    SIGNAL: victim === 'before' ? 'KILL' : 'STOP',
    FORKS: point.own ? '' : '-f -b execve',
  };
  const ended = await run(c, words, { ...env, ...watching, ...at }, async (pid, running) => {
    if (victim === 'before') return;
    while (running() && !/stopped by SIGSTOP/.test(seen())) await delay(2);
    if (!running()) return;
    const caller = /^(\d+) .*SIGSTOP/m.exec(seen())?.[1] ?? readFileSync(path.join(watching['POINTS']!, 'pid'), 'utf8');
    process.kill({ after: Number(caller), group: -pid, make: pid }[victim], 'SIGKILL');
    if (victim === 'make') process.kill(-pid, 'SIGCONT');
  });
  const lines = seen().split('\n');
  const signal = lines.findIndex(line => /killed by SIGKILL|SIGSTOP/.test(line));
  const before = lines.slice(0, signal < 0 ? undefined : signal).findLast(line => /^(\d+ +)?\w+\(/.test(line));
  return { ...ended, hit: before ? subjectOf(c, before.replace(/ <unfinished.*|\) += .*/, ')')) : '' };
}
