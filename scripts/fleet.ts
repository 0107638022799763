// One thing done in many VMs side by side: each says its name before what it says, and at the end there is a table.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { time } from './amount.ts';
import { bound } from './bound.ts';

export interface Outcome {
  readonly name: string;
  /** `passed`, `failed`, or why it was not tried. */
  readonly result: string;
  readonly seconds: number;
  /** What it said, as far as it is kept. */
  readonly log?: string;
}

/** A place for what one VM says: on the terminal behind its name, and in a file. */
export interface Voice {
  readonly name: string;
  readonly width: number;
  /** The file, open: what was said is in it at once, for whoever makes JUnit of it. */
  readonly log: number;
}

export const voice = (name: string, names: readonly string[], log: string): Voice => ({
  name,
  width: Math.max(...names.map(n => n.length)),
  log: openSync(log, 'w'),
});

const running = new Set<ChildProcess>();
/** Whether a signal has come (endInOrder). */
export let ending = false;

/** From now on a first signal ends what runs, and no other one is begun; what its `work` does behind that is done, whatever else comes. */
export function endInOrder(said: string): void {
  const end = () => {
    if (ending) return;
    ending = true;
    for (const child of running) child.kill('SIGTERM');
    process.stdout.write(`${said}\n`);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** Runs a program whose lines are said behind the VM's name; gives its exit code, 128 and more for a signal. */
export async function tell(
  to: Voice,
  program: string,
  words: readonly string[],
  { env = process.env, detached = false } = {},
): Promise<number> {
  const child = spawn(...bound('TERM', [program, ...words]), { env, detached, stdio: ['ignore', 'pipe', 'pipe'] });
  if (!detached) running.add(child);
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', line => say(to, line));
  const [code] = (await once(child, 'close')) as [number | null];
  running.delete(child);
  return code ?? 128;
}

/** Calls make, which says what it says as this. Settings of the command line are in the environment, too (make manual 5.7.2); the jobserver is not handed on. */
export const make = (to: Voice, ...words: readonly string[]) => makeWith({}, to, words);
/** The same, which no signal ends: neither `ending` nor that of a terminal, which goes to a whole process group. */
export const makeToTheEnd = (to: Voice, ...words: readonly string[]) => makeWith({ detached: true }, to, words);

const makeWith = (more: { detached?: boolean }, to: Voice, words: readonly string[]) =>
  tell(to, 'make', ['--no-print-directory', ...words], {
    env: { ...process.env, MAKEFLAGS: '', MFLAGS: '' },
    ...more,
  });

export function say({ name, width, log }: Voice, line: string): void {
  process.stdout.write(`${name.padEnd(width)} | ${line}\n`);
  writeSync(log, `${line}\n`);
}

/** Calls `work` for each, so many at once, in their order. What was not begun when it ended is left out. */
export async function sideBySide<T, R>(all: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...all.entries()].reverse();
  const worker = async () => {
    for (let next = left.pop(); next && !ending; next = left.pop()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, worker));
  return results.filter(() => true);
}

/** distro | result | seconds */
export function table(outcomes: readonly Outcome[]): string {
  const width = Math.max(6, ...outcomes.map(({ name }) => name.length));
  const wide = Math.max(6, ...outcomes.map(({ result }) => result.length));
  const row = (name: string, result: string, seconds: string) =>
    `${name.padEnd(width)} | ${result.padEnd(wide)} | ${seconds.padStart(11)}`.trimEnd();
  return [row('distro', 'result', 'time'), ...outcomes.map(o => row(o.name, o.result, time(o.seconds))), ''].join('\n');
}

/** A test suite as JUnit's XML, which every CI reads (github.com/testmoapp/junitxml). Of a log the last lines are enough. */
export function junit(command: string, outcomes: readonly Outcome[], logOf: (file: string) => string): string {
  const failed = outcomes.filter(({ result }) => result !== 'passed').length;
  const cases = outcomes.map(({ name, result, seconds, log }) => {
    const text = log ? escaped(logOf(log).split('\n').slice(-200).join('\n')) : '';
    const failure = result === 'passed' ? '' : `<failure message="${escaped(result)}"/>`;
    return `  <testcase classname="makebox" name="${escaped(name)}" time="${seconds.toFixed(1)}">${failure}<system-out>${text}</system-out></testcase>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="${escaped(command)}" tests="${outcomes.length}" failures="${failed}">
${cases.join('')}</testsuite>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Control characters are none of XML's (XML 1.0, 2.2). */
const escaped = (text: string) =>
  text.replaceAll(/[^\P{Cc}\n\t]/gu, '').replaceAll(/[&<>"]/g, letter => entities[letter]!);
