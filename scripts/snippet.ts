// Reads a snippet, which is a virt-customize command file, for what makebox must know of it: the local files that it takes into the layer.

import { nearest, type Problem } from './problem.ts';

interface Read {
  readonly path: string;
  readonly command: string;
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

const file = (argument: string) => [argument];
const beforeColon = (argument: string) => [argument.split(':', 1)[0]!];
const nothing = () => [];
const selector = (argument: string) => {
  const path = /(?:^|:)file:(.*)$/.exec(argument)?.[1];
  return path ? [path] : [];
};

/** Each command of virt-customize(1) 1.48 to 1.52, and the local paths that its argument names. */
const commands: Record<string, (argument: string) => string[]> = {
  'append-line': nothing,
  chmod: nothing,
  chown: nothing,
  'commands-from-file': nothing,
  copy: nothing,
  'copy-in': beforeColon,
  delete: nothing,
  firstboot: file,
  'firstboot-command': nothing,
  'firstboot-install': nothing,
  hostname: nothing,
  'inject-qemu-ga': nothing,
  'inject-virtio-win': nothing,
  install: nothing,
  link: nothing,
  mkdir: nothing,
  move: nothing,
  'no-logfile': nothing,
  'no-selinux-relabel': nothing,
  password: selector,
  'password-crypto': nothing,
  'root-password': selector,
  run: file,
  'run-command': nothing,
  scrub: nothing,
  'selinux-relabel': nothing,
  'sm-attach': selector,
  'sm-credentials': selector,
  'sm-register': nothing,
  'sm-remove': nothing,
  'sm-unregister': nothing,
  'ssh-inject': selector,
  'tar-in': beforeColon,
  timezone: nothing,
  touch: nothing,
  truncate: nothing,
  'truncate-recursive': nothing,
  uninstall: nothing,
  update: nothing,
  upload: beforeColon,
  write: nothing,
};

const holdsSecret = (command: string, argument: string) =>
  ['password', 'root-password', 'sm-credentials'].includes(command) && /(^|:)password:/.test(argument);

/** `path` is relative to the checkout. Lines are joined at a last backslash, as virt-customize does. */
export function parseSnippet(path: string, text: string): Parsed {
  const kept: Command[] = [];
  const reads: Read[] = [];
  const problems: Problem[] = [];
  let line = 1;
  for (const [whole] of text.replaceAll('\r\n', '\n').matchAll(/(?:[^\n\\]|\\[\s\S]|\\$)+|\n/g)) {
    const here = line;
    line += whole.split('\n').length - 1;
    const text = whole.trimStart();
    if (text === '' || text.startsWith('#')) continue;
    const [command = '', argument = ''] = splitOnce(text.replaceAll('\\\n', '\n'));
    const localPaths = commands[command];
    if (command === 'edit') {
      problems.push({ code: 'runs-on-host', file: path, line: here, args: [argument] });
    } else if (!localPaths) {
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
    } else if (command === 'commands-from-file') {
      kept.push({ text, nested: argument, line: here });
    } else {
      kept.push({ text, line: here });
      for (const read of localPaths(argument)) reads.push({ path: read, command, line: here });
    }
  }
  return { commands: kept, reads, problems };
}

function splitOnce(text: string): [string, string] {
  const space = text.indexOf(' ');
  return space < 0 ? [text.trim(), ''] : [text.slice(0, space), text.slice(space + 1).trim()];
}
