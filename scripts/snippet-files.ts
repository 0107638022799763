// A snippet with all that it takes from the checkout: its params filled in, nested command files in their place, local files by their digest.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { copies, inputDigest } from './inputs.ts';
import { fill, type Params } from './params.ts';
import type { Input, Snippet } from './plan.ts';
import type { Problem } from './problem.ts';
import { parseSnippet } from './snippet.ts';

export interface Findings {
  /** Gets every file and folder that was looked at; a missing one with 0. */
  readonly seen: (file: string, modifiedNs: bigint) => void;
  readonly problems: Problem[];
  /** What a command copies that keeps the owner. */
  readonly owned?: (typeof copies)['owner'];
}

/** `file` is relative to the checkout; one that ends in .hbs is filled with `given`. `above` are the command files that led here. */
export function readSnippet(
  checkout: string,
  file: string,
  written: string,
  given: Params,
  findings: Findings,
  above: readonly string[] = [],
): Snippet {
  const { seen, problems, owned = copies.owner } = findings;
  const plain = { text: written, used: {} };
  const { text, used } = (file.endsWith('.hbs') ? fill(written, given, file, 1, problems) : plain) ?? {
    ...plain,
    text: '',
  };
  const parsed = parseSnippet(file, text);
  problems.push(...parsed.problems);
  const inputs = new Map<string, string>();
  const params: Record<string, string> = { ...used };
  const lost = (local: string, command: string, line: number) => {
    problems.push({ code: 'missing-file', file, line, args: [local, command] });
    seen(path.resolve(checkout, local), 0n);
  };
  const lines = parsed.commands.map(({ text: command, nested, line }) => {
    if (nested === undefined) return `${command}\n`;
    const place = path.resolve(checkout, nested);
    const stat = statSync(place, { bigint: true, throwIfNoEntry: false });
    if (!stat?.isFile()) return lost(nested, 'commands-from-file', line);
    if ([file, ...above].includes(nested)) {
      problems.push({ code: 'snippet-cycle', file, line, args: [nested] });
      return '';
    }
    seen(place, stat.mtimeNs);
    const inner = readSnippet(checkout, nested, readFileSync(place, 'utf8'), given, findings, [file, ...above]);
    Object.assign(params, inner.params);
    for (const input of inner.inputs) inputs.set(input.path, input.digest);
    return inner.commands;
  });
  const withOwner = new Set(parsed.reads.filter(({ keepsOwner }) => keepsOwner).map(read => read.path));
  for (const { path: local, command, line } of parsed.reads) {
    const digest = inputDigest(path.resolve(checkout, local), seen, withOwner.has(local) ? owned : copies.mode);
    if (digest === undefined) lost(local, command, line);
    else inputs.set(local, digest);
  }
  const list = [...inputs].map(([p, digest]): Input => ({ path: p, digest }));
  return { file, params, commands: lines.join(''), inputs: list };
}
