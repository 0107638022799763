// A user's mistake is data; this turns it into what is wrong, why it matters and how to mend it.

import { words } from './words.ts';

export interface Problem {
  readonly code: ProblemCode;
  /** Relative to the checkout. */
  readonly file: string;
  /** 1 for the first line; 0 where the whole file is meant. */
  readonly line: number;
  readonly args: readonly string[];
}

export type ProblemCode = keyof typeof words;
export const problemCodes = Object.keys(words) as ProblemCode[];

/** Adds one that a line of a definition has. */
export const report = (
  problems: Problem[],
  code: ProblemCode,
  { file, line }: Pick<Problem, 'file' | 'line'>,
  ...args: string[]
): void => void problems.push({ code, file, line, args });

const bold = (text: string, colour: boolean) => (colour ? `\x1b[1m${text}\x1b[0m` : text);

/** One problem as three lines: `file:line: what`, why, mend. */
export function formatProblem({ code, file, line, args }: Problem, colour = false): string {
  const { what, why, mend } = words[code](args);
  const place = line > 0 ? `${file}:${line}` : file;
  return `${bold(`${place}: ${what}`, colour)}\n  why:  ${why}\n  mend: ${mend}\n`;
}

/** All problems in file order, and the line that closes the list. */
export function formatProblems(problems: readonly Problem[], colour = false): string {
  const sorted = [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const count = `${sorted.length} problem${sorted.length === 1 ? '' : 's'}`;
  return `${sorted.map(p => formatProblem(p, colour)).join('')}makebox: ${count}; nothing was written\n`;
}
