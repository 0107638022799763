// Reads a snippet, which is a virt-customize command file, for what makebox must know of it: the local files that it takes into the layer.

import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { commands, logicalLines, misread, splitCommand } from './steps.ts';

export interface Read {
  readonly path: string;
  readonly command: string;
  readonly keepsOwner: boolean;
  readonly line: number;
}

interface Command {
  readonly text: string;
  /** The command file that stands for this line; virt-customize itself refuses one inside another. */
  readonly nested?: string;
  readonly line: number;
}

export interface Parsed {
  /** The commands alone, without comments and blank lines. */
  readonly commands: readonly Command[];
  readonly reads: readonly Read[];
  readonly problems: readonly Problem[];
}

const holdsSecret = (command: string, argument: string) =>
  ['password', 'root-password', 'sm-credentials'].includes(command) && /(^|:)password:/.test(argument);

/** `path` is relative to the checkout. Lines are joined at a last backslash, as virt-customize does. */
export function parseSnippet(path: string, text: string): Parsed {
  const kept: Command[] = [];
  const reads: Read[] = [];
  const problems: Problem[] = [];
  let line = 1;
  for (const whole of logicalLines(text)) {
    const here = line;
    line += whole.split('\n').length - 1;
    const text = whole.trimStart();
    if (text === '' || text.startsWith('#')) continue;
    const [command, written] = splitCommand(text);
    const argument = written.trim();
    const known = commands[command];
    const wanted = misread(command, written);
    if (command === 'edit') {
      problems.push({ code: 'runs-on-host', file: path, line: here, args: [argument] });
    } else if (!known) {
      problems.push({
        code: 'unknown-command',
        file: path,
        line: here,
        args: [command, nearest(command, Object.keys(commands))],
      });
    } else if (holdsSecret(command, argument)) {
      problems.push({ code: 'snippet-secret', file: path, line: here, args: [command] });
    } else if (command === 'ssh-inject' && !argument.includes(':')) {
      problems.push({ code: 'unhashed-key', file: path, line: here, args: [argument] });
    } else if (wanted) {
      problems.push({ code: 'bad-argument', file: path, line: here, args: [command, argument, wanted] });
    } else if (command === 'commands-from-file') {
      kept.push({ text, nested: written, line: here });
    } else {
      kept.push({ text, line: here });
      for (const read of known.reads?.(written) ?? [])
        reads.push({ path: read, command, keepsOwner: known.keepsOwner ?? false, line: here });
    }
  }
  const alone = kept.find(({ text }) => /^(boot|sysprep)\s*$/.test(text));
  if (alone && kept.length > 1) {
    problems.push({ code: 'not-alone', file: path, line: alone.line, args: [alone.text.trim()] });
  }
  return { commands: kept, reads, problems };
}
