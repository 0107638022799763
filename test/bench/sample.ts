// Taking times: commands in turns, so that what else the machine does falls on all of them alike, and their medians.

import { spawnSync } from 'node:child_process';

export interface Command {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Puts back what a run changes; not timed. */
  readonly before?: (round: number) => void;
  /** make without a makefile has nothing to do, and says so by 2. */
  readonly code?: number;
}

/** No single command takes longer, in milliseconds. */
const limit = 120_000;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Runs a command once; its milliseconds from start to end. */
function time({ words, cwd, env = process.env, before, code = 0 }: Command, round = 0): number {
  before?.(round);
  const start = process.hrtime.bigint();
  const result = spawnSync(words[0]!, words.slice(1), { cwd, env, timeout: limit, killSignal: 'SIGKILL' });
  const end = process.hrtime.bigint();
  if (result.error) throw result.error;
  if (result.status !== code) throw new Error(`${words.join(' ')} ended with ${result.status}: ${result.stderr}`);
  return Number(end - start) / 1e6;
}

/** Runs all commands in turns, A B A B …, and once more beforehand to warm up; the median of each, in milliseconds. */
export function inTurns(rounds: number, commands: readonly Command[]): number[] {
  const times: number[][] = commands.map(() => []);
  for (const command of commands) time(command);
  for (let round = 1; round <= rounds; round++) {
    for (const [index, command] of commands.entries()) times[index]!.push(time(command, round));
  }
  return times.map(median);
}
