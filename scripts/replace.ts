// Writes a file whole or not at all, and takes away what was begun by a process that was killed.

import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { textOf } from './checkout.ts';

/** Takes away what a killed process had not finished: its file bears the number of no process that lives. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
    // Of a zombie nothing but its exit code is left (proc(5)).
    if (pid && !/\) [^ZX]/.test(textOf(`/proc/${pid}/stat`)))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Leaves a file alone whose text is right already; a reader never sees half of one. Another make may remove it meanwhile. */
export function replace(file: string, text: string, mode = 0o666): void {
  if (existsSync(file) && textOf(file) === text) return;
  const tmp = `${file}.${process.pid}.tmp`;
  writeFileSync(tmp, text, { mode });
  renameSync(tmp, file);
}
