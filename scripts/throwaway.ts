// A virtual machine for one command: qemu as our child, its channels as descriptors, no socket and no file to be left behind.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, openSync } from 'node:fs';
import type { Duplex, Readable } from 'node:stream';

import { bound } from './bound.ts';
import { watchConsole, watchSilence } from './console.ts';
import { Failure } from './failure.ts';
import { passOn, Tail } from './output.ts';
import { watchRoom } from './overlay-room.ts';
import { type Execute, qmp } from './qmp.ts';

/** Letters that a guest may say on the port of its job without an end of line. */
const patience = 1024;

/** Bytes of a console that go to its log: a guest that floods it fills no disk. */
const mostLog = 64 * 2 ** 20;

/** Milliseconds that a kernel has to say what happened. */
const afterPanic = 3000;

/** Seconds without a word, after which what a guest says it has said is waited for no more. */
const mostQuiet = 10;

/** Milliseconds between two looks at what a machine says that boots. */
const lookEvery = 5000;

/** Milliseconds that a qemu has to end by itself, which may have a disk to write down. */
const afterTerm = 10_000;

/** How it ended: the command's code, or why there is none. */
export type Ending =
  | { readonly code: number }
  | { readonly why: 'late' | 'panicked' | 'ended' | 'babbled' | 'full' }
  | { readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' };

export type Greeting = 'ready' | 'warm' | 'begun';
/** Seconds of the guest's kernel, with "ready": when init began, 0 where nobody knows, and now. */
type Clock = readonly [init: number, now: number];

export interface Channels {
  /** A word that the guest says: it is ready for a script, it has settled, the command begins. */
  readonly heard: (word: Greeting, clock: Clock) => void;
  /** A descriptor of its memory, where it has some from before (scripts/warm.ts). */
  readonly memory?: number;
  /** What its command says ends with that (output.ts); absent: it has none. */
  readonly mark?: string;
  /** A file for all that its console shows; "" for none. */
  readonly serialLog: string;
  /** Seconds from the start until the command begins, and from then until it has ended; 0: without a limit. */
  readonly limits: { readonly boot: number; readonly command: number };
}

/** The descriptors that the command line names (scripts/make/run.mk). */
const descriptors = { job: 3, out: 4, err: 5, console: 6, terminal: 7, control: 8, memory: 9 } as const;
const stream = (child: ChildProcess, of: keyof typeof descriptors) =>
  (child.stdio as readonly unknown[])[descriptors[of]] as Duplex;

export interface Machine {
  readonly ended: Promise<Ending>;
  readonly console: Tail;
  /** What the command has said. */
  readonly said: Tail;
  /** What qemu has said. */
  readonly complaint: Tail;
  /** Words that the guest has said. */
  readonly greetings: ReadonlySet<Greeting>;
  readonly terminal: Duplex;
  /** QEMU's own control channel. */
  readonly control: () => Promise<Execute>;
  /** Gives the guest what it waits for: a script to become, as guest-run.ts or guest-wake.ts has it. */
  readonly send: (script: string) => void;
  /** Ends it. */
  readonly stop: () => void;
  /** Tells the guest that the terminal has another size. */
  readonly resize: (rows: number, columns: number) => void;
}

function opened(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    throw new Failure(`${file}: ${(error as Error).message}`, 'SERIAL_LOG= keeps the console there', 'another file');
  }
}

/** Writes what comes into a file, as fast as that takes it and as long as there is room. */
function logOf(file: string, from: Duplex) {
  const log = createWriteStream('', { fd: opened(file) });
  log.on('error', error => {
    from.off('data', take);
    // No 'drain' comes any more, and a guest stalls where nobody reads its console.
    from.resume();
    process.stderr.write(`makebox: ${file}: ${error.message}; the rest of the console is not kept\n`);
  });
  let left = mostLog;
  const take = (part: Buffer) => {
    if (!log.write(part.subarray(0, left))) {
      from.pause();
      log.once('drain', () => from.resume());
    }
    left -= part.length;
    if (left > 0) return;
    from.off('data', take);
    log.write(`\nmakebox: it says more than ${mostLog / 2 ** 20} MiB, and the rest is not kept\n`);
  };
  from.on('data', take);
  return log;
}

/** Boots it anew, which -no-reboot takes for its end (qemu-qmp-ref(7), set-action); its firmware will do that once more by itself. */
async function reset(execute: Execute): Promise<void> {
  process.stderr.write('its kernel hangs in emulation, which now and then happens without KVM: reset\n');
  await execute('set-action', { reboot: 'reset' });
  await execute('system_reset');
}

/** Starts qemu by its `words`. It is gone when `ended` is settled. */
export function start(words: readonly string[], { heard, memory, mark = '', serialLog, limits }: Channels): Machine {
  // Before there is anybody whom they would leave behind.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (signal: (typeof signals)[number]) => end({ signal });
  for (const signal of signals) process.on(signal, onSignal);
  const piped = Array.from<'pipe'>({ length: descriptors.memory - 1 }).fill('pipe');
  const child = spawn(...bound('KILL', words), { stdio: ['ignore', ...piped, memory ?? 'ignore'] });
  const [screen, said, complaint] = [new Tail(), new Tail(), new Tail()];
  let ending: Ending | undefined;
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    killing ??= setTimeout(() => child.kill('SIGKILL'), afterTerm).unref();
  };
  const end = (as: Ending) => {
    ending ??= as;
    stop();
  };

  for (const output of [child.stdout, child.stderr] as Readable[]) output.on('data', part => complaint.add(part));
  const log = serialLog ? logOf(serialLog, stream(child, 'console')) : undefined;
  let channel: Promise<Execute> | undefined;
  const control = () => (channel ??= qmp(stream(child, 'control')));
  const greetings = new Set<Greeting>();
  // One that has ended meanwhile answers nothing.
  const asked = (what: (execute: Execute) => Promise<unknown>) =>
    void control()
      .then(what)
      .catch(() => {});
  let wasReset = false;
  // One that goes on from a state, or that a debugger or a monitor may hold, is nobody's to reset.
  const leftAlone = words.some(word => /^-(incoming|gdb|monitor|s|S)$|accel=kvm/.test(word));
  const hangs = watchConsole(() => screen.text, leftAlone);
  const silent = watchSilence();
  const resetIf = (hung: () => boolean) => {
    const gone = child.exitCode !== null || child.signalCode !== null;
    if (gone || ending || leftAlone || greetings.size > 0 || !hung()) return;
    wasReset = true;
    asked(reset);
  };
  const look = setInterval(() => resetIf(() => silent(screen.text)), lookEvery).unref();
  stream(child, 'console').on('data', (part: Buffer) => {
    screen.add(part);
    resetIf(() => hangs() === 'hangs');
    if (ending || !screen.text.includes('Kernel panic - not syncing')) return;
    ending = { why: 'panicked' };
    // It says more behind that; one that was told `panic=-1` then ends by itself.
    setTimeout(stop, afterPanic).unref();
  });
  let quiet = 0;
  const hear = (part: Buffer) => {
    quiet = 0;
    said.add(part);
  };
  const allSaid = Promise.all([
    passOn(stream(child, 'out'), process.stdout, mark, hear),
    passOn(stream(child, 'err'), process.stderr, mark, hear),
  ]);
  /** What it will be, when all has come that was said: whoever reads that may be slow, and a guest may lie. */
  let answer: Ending | undefined;
  const idle = setInterval(() => answer && ++quiet > mostQuiet && end(answer), 1000).unref();

  const timer = (seconds: number) =>
    seconds > 0 ? setTimeout(() => end(answer ?? { why: 'late' }), seconds * 1000) : undefined;
  let limit = timer(limits.boot);
  let line = '';
  const port = stream(child, 'job');
  port.on('data', (part: Buffer) => {
    const lines = (line + part.toString('latin1')).split('\n');
    line = lines.pop()!;
    if (line.length > patience) end({ why: 'babbled' });
    for (const text of lines) {
      const [, code, all] = /^exit (\d{1,3})( said)?$/.exec(text) ?? [];
      if (code && Number(code) < 256) {
        answer ??= { code: Number(code) };
        if (all) void allSaid.then(() => end(answer!));
        else end(answer);
      }
      if (text === 'begun') {
        clearTimeout(limit);
        limit = timer(limits.command);
      }
      const [, word, init = 0, now = 0] =
        /^(ready|warm|begun)(?: (\d{1,9}\.\d\d|0) (\d{1,9}\.\d\d))?$/.exec(text) ?? [];
      const greeting = word as Greeting | undefined;
      if (greeting && !greetings.has(greeting)) {
        // What comes up is not to boot once more.
        if (wasReset && greetings.size === 0) asked(execute => execute('set-action', { reboot: 'shutdown' }));
        greetings.add(greeting);
        heard(greeting, [Number(init), Number(now)]);
      }
    }
  });
  // Where qemu could not begin they are closed from the other side.
  for (const one of child.stdio.slice(descriptors.job)) one?.on('error', () => {});
  const send = (script: string) => port.write(script);

  const unwatch = watchRoom(child.pid!, () => end({ why: 'full' }));
  const ended = once(child, 'close').then(() => {
    unwatch();
    clearInterval(look);
    clearInterval(idle);
    clearTimeout(limit);
    clearTimeout(killing);
    for (const signal of signals) process.off(signal, onSignal);
    log?.end();
    return ending ?? answer ?? { why: 'ended' as const };
  });
  return {
    ended,
    console: screen,
    said,
    complaint,
    greetings,
    terminal: stream(child, 'terminal'),
    control,
    send,
    stop,
    resize: (rows, columns) => port.write(`${rows} ${columns}\n`),
  };
}
