// One line of the table: what was measured, against what, where the mark is, and whether it was met.

import { writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { only } from './options.ts';

export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours?: number;
  /** The peer, or what is taken off; absent: the figure stands alone. */
  readonly against?: { readonly name: string; readonly value: number };
  readonly compared: 'alone' | 'difference' | 'ratio';
  /** What the mark is put to. */
  readonly result?: number;
  /** At most this; absent: the row is for information. */
  readonly mark?: number;
  readonly met: 'yes' | 'no' | 'not measured' | '';
  readonly note: string;
}

type Given = Pick<Row, 'what' | 'unit' | 'against' | 'mark'> & {
  ours: number;
  compared?: Row['compared'];
  note?: string;
};

/** Judges a figure by its mark. */
export function row({ compared = 'alone', note = '', ...given }: Given): Row {
  const { ours, against, mark } = given;
  const result =
    compared === 'ratio' ? ours / against!.value : compared === 'difference' ? ours - against!.value : ours;
  return { ...given, compared, note, result, met: mark === undefined ? '' : result <= mark ? 'yes' : 'no' };
}

/** A row whose figure, or whose peer's, could not be had; the end of what was said is its reason. */
export const unmeasured = (what: string, because: string): Row => ({
  what,
  unit: '',
  compared: 'alone',
  met: 'not measured',
  note: because
    .trim()
    .split('\n')
    .filter(line => !/^make\b.*\*\*\*/.test(line))
    .slice(-4)
    .join(' | '),
});

/** Takes some rows; where that fails, one that says so stands for them and the other rows go on. */
export async function attempt(what: string, rows: () => Row[] | Promise<Row[]>): Promise<Row[]> {
  if (!only.some(words => what.includes(words))) return [];
  process.stderr.write(`bench: ${what}\n`);
  // What runs here blocks; a signal is heard only between two of them.
  await setImmediate();
  try {
    return await rows();
  } catch (error) {
    return [unmeasured(what, (error as Error).message)];
  }
}

const figure = (value: number | undefined) =>
  value === undefined ? '' : Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);

function cells({ what, unit, ours, against, compared, result, mark, met, note }: Row): string[] {
  const by = compared === 'ratio' ? 'x' : unit;
  return [
    what,
    ours === undefined ? '' : `${figure(ours)} ${unit}`,
    against ? `${figure(against.value)} ${unit} (${against.name})` : '',
    compared === 'alone' ? '' : `${figure(result)} ${by}`,
    mark === undefined ? '' : `<= ${figure(mark)} ${by}`,
    met,
    note,
  ];
}

/** The rows as a table, for a person. */
function table(rows: readonly Row[]): string {
  const lines = [['what', 'ours', 'against', 'compared', 'mark', 'met', ''], ...rows.map(cells)];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map(line => line[column]!.length)));
  const text = (line: string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
  return `${lines.map(text).join('\n')}\n`;
}

/** Writes the rows as JSON; gives the exit code: 1 where a mark was missed, or something or all was not measured. */
export function report(rows: readonly Row[], file: string): number {
  const failed = rows.filter(r => r.met === 'no' || r.met === 'not measured');
  const passed = rows.length > 0 && failed.length === 0;
  writeFileSync(file, `${JSON.stringify({ passed, rows }, undefined, 2)}\n`);
  process.stdout.write(table(rows));
  for (const { what, met, note } of failed)
    process.stdout.write(`${met === 'no' ? 'missed' : met}: ${what}${met === 'no' ? '' : `: ${note}`}\n`);
  return passed ? 0 : 1;
}
