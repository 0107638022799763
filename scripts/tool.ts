// Runs the host's tools: asked with a time limit, shown to the person, or as root.

import { spawn } from 'node:child_process';
import { Failure } from './failure.ts';
import { which } from './programs.ts';
import { $ } from './zx.ts';

export interface Answer {
  /** Whether it ended in time by itself. */
  readonly answered: boolean;
  readonly ok: boolean;
  /** Its exit code; null where it was killed or never began. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Asks a tool something, without its ever hanging us: it leads a process group, which is killed after `seconds`, and what it
 * leaves behind when it ends is killed too. (zx waits for the pipes to close, which a child of a failed `unshare --map-auto` never does.)
 */
export function ask([program = '', ...words]: readonly string[], seconds = 3): Promise<Answer> {
  return new Promise(resolve => {
    const child = spawn(program, words, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text.out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text.err += part));
    const killGroup = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // Nothing of it is left.
      }
    };
    let answered = true;
    const timer = setTimeout(() => {
      answered = false;
      killGroup();
    }, seconds * 1000);
    child.on('error', error => resolve({ answered: true, ok: false, code: null, out: '', err: error.message }));
    child.on('exit', killGroup);
    child.on('close', code =>
      resolve({ answered, ok: answered && code === 0, code, out: text.out.trim(), err: text.err.trim() }),
    );
    for (const event of ['close', 'error']) child.on(event, () => clearTimeout(timer));
  });
}

/** In the person's session, or sudo and sg could not ask for a password. */
const here = { quiet: true, nothrow: true, detached: false } as const;

/** Runs a tool in the person's sight; its exit code. */
export async function show(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return (await $({ ...here, stdio: 'inherit', env })`${words}`).exitCode ?? 1;
}

export const isRoot = () => process.getuid!() === 0;

/** Those that are set, for sudo to keep: by name, so that a password in one is in no list of processes. */
function proxies(): string[] {
  const set = ['http_proxy', 'https_proxy', 'no_proxy'].filter(name => process.env[name]);
  return set.length > 0 ? [`--preserve-env=${set.join(',')}`] : [];
}

/** The same command as root; sudo forgets the environment, but for the proxies. */
function asRoot(words: readonly string[]): string[] {
  if (isRoot()) return [...words];
  if (which('sudo')) return ['sudo', ...proxies(), ...words];
  throw new Failure(
    `${words[0]} needs root, and there is no sudo here`,
    'packages, services, groups and the data folder belong to the system',
    'run `make setup` as root once',
  );
}

/** Whether a question has the answer yes for root, within two minutes: sudo may ask for a password. */
export const askAsRoot = async (words: readonly string[]): Promise<boolean> =>
  (await $({ ...here, stdio: ['inherit', 'ignore', 'pipe'], timeout: 120_000 })`${asRoot(words)}`).exitCode === 0;

/** Does one thing as root in the person's sight, since sudo may ask for a password; a Failure where it doesn't succeed. */
export async function must(words: readonly string[], why: string, mend = 'make doctor'): Promise<void> {
  const code = await show(asRoot(words));
  if (code !== 0) throw new Failure(`${words.join(' ')} ended with ${code}`, why, mend);
}
