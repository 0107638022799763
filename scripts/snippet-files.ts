// A snippet with all that it takes from the checkout: its params filled in, nested command files in their place, local files by their digest.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { copies, inputDigest } from './inputs.ts';
import { fill, type Params } from './params.ts';
import type { Input, Snippet } from './plan.ts';
import type { Problem } from './problem.ts';
import { parseSnippet, type Read } from './snippet.ts';

export interface Findings {
  /** Gets every file and folder that was looked at; a missing one with 0. */
  readonly seen: (file: string, modifiedNs: bigint) => void;
  readonly problems: Problem[];
  /** What a command copies that keeps the owner. */
  readonly owned?: (typeof copies)['owner'];
}

/** `file` is relative to the checkout; one that ends in .hbs is filled with `given`. */
export function readSnippet(
  checkout: string,
  file: string,
  written: string,
  given: Params,
  findings: Findings,
): Snippet {
  const { seen, owned = copies.owner } = findings;
  const { params, commands, reads } = collect(checkout, file, written, given, findings, []);
  const withOwner = new Set(reads.filter(({ keepsOwner }) => keepsOwner).map(read => read.path));
  const inputs = new Map<string, string>();
  for (const { path: local, command, from, line } of reads) {
    const copied = withOwner.has(local) ? owned : copies.mode;
    const digest = inputs.get(local) ?? inputDigest(path.resolve(checkout, local), seen, copied);
    if (digest === undefined) missing(checkout, local, command, from, line, findings);
    else inputs.set(local, digest);
  }
  const list = [...inputs].map(([p, digest]): Input => ({ path: p, digest }));
  return { file, params, commands, inputs: list };
}

interface Collected {
  readonly params: Params;
  readonly commands: string;
  /** `from` is the file that a read stands in. */
  readonly reads: readonly (Read & { readonly from: string })[];
}

/** A command file with those that it names in their place. `above` are the files that led here. */
function collect(
  checkout: string,
  file: string,
  written: string,
  given: Params,
  findings: Findings,
  above: readonly string[],
): Collected {
  const { seen, problems } = findings;
  const plain = { text: written, used: {} };
  const { text, used } = (file.endsWith('.hbs') ? fill(written, given, file, 1, problems) : plain) ?? {
    ...plain,
    text: '',
  };
  const parsed = parseSnippet(file, text);
  problems.push(...parsed.problems);
  const reads = parsed.reads.map(read => ({ ...read, from: file }));
  const params: Record<string, string> = { ...used };
  const lines = parsed.commands.map(({ text: command, nested, line }) => {
    if (nested === undefined) return `${command}\n`;
    const place = path.resolve(checkout, nested);
    const stat = statSync(place, { bigint: true, throwIfNoEntry: false });
    if (!stat?.isFile()) return missing(checkout, nested, 'commands-from-file', file, line, findings);
    if ([file, ...above].includes(nested)) {
      problems.push({ code: 'snippet-cycle', file, line, args: [nested] });
      return '';
    }
    seen(place, stat.mtimeNs);
    const inner = collect(checkout, nested, readFileSync(place, 'utf8'), given, findings, [file, ...above]);
    Object.assign(params, inner.params);
    reads.push(...inner.reads);
    return inner.commands;
  });
  return { params, commands: lines.join(''), reads };
}

function missing(checkout: string, local: string, command: string, file: string, line: number, to: Findings): string {
  to.problems.push({ code: 'missing-file', file, line, args: [local, command] });
  to.seen(path.resolve(checkout, local), 0n);
  return '';
}
