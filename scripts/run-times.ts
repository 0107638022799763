// Where the time of a run went, for the report: kept beside the runs, the last one of each VM.

import { existsSync, readdirSync } from 'node:fs';
import { textOf } from './checkout.ts';
import { replace } from './replace.ts';
import type { Greeting } from './throwaway.ts';

/** In their order. A machine that wakes boots no kernel; where no init told when it began, userspace is both. */
export const stages = ['qemu and firmware', 'kernel', 'userspace', 'command'] as const;

export interface Times {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Seconds of each stage. */
  readonly seconds: readonly number[];
}

const folder = 'generated/workspace/runs';

export class RunTimes {
  readonly #began: number;
  #machine: number | undefined;
  #kernel = 0;
  #begun = 0;
  /** When qemu is started, in milliseconds since 1970. */
  constructor(began: number) {
    this.#began = began;
  }
  #passed = () => (Date.now() - this.#began) / 1000;
  /** A word of the guest, with its clock (throwaway.ts). */
  heard(word: Greeting, init: number, now: number): void {
    // What a guest says of its clock is not believed further than it has run.
    const up = Math.min(now, this.#passed());
    if (word === 'ready') [this.#machine, this.#kernel] = [this.#passed() - up, Math.min(init, up)];
    if (word === 'begun') this.#begun = this.#passed();
  }
  /** When its command has ended. */
  keep(name: string): void {
    const machine = this.#machine ?? this.#begun;
    const userspace = Math.max(0, this.#begun - machine - this.#kernel);
    const seconds = [machine, this.#kernel, userspace, this.#passed() - this.#begun];
    try {
      replace(`${folder}/${name}.json`, `${JSON.stringify({ name, started: this.#began, seconds } satisfies Times)}\n`);
    } catch {
      // Where there is no room for it, the command's own answer counts all the same.
    }
  }
}

/** The newest first. */
export function lastRuns(): Times[] {
  const files = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.json')) : [];
  const read = (file: string) => JSON.parse(textOf(`${folder}/${file}`)) as Times;
  return files.map(read).sort((a, b) => b.started - a.started);
}
