// A person's terminal, joined to that of a guest.

import type { Duplex } from 'node:stream';
import type { Machine } from './throwaway.ts';

const { stdin, stdout } = process;
const endOfInput = '\x04';
/** Milliseconds until it is typed again: a shell that only begins throws away what was typed before (tcsetattr(3), TCSAFLUSH). */
const again = 1000;

/** Letters go as they are typed, ^C too; what is no terminal is typed to its end. Gives back what undoes it. */
export function attach({ terminal, resize }: Pick<Machine, 'resize'> & { terminal: Duplex }): () => void {
  const resized = () => resize(stdout.rows, stdout.columns);
  terminal.pipe(stdout, { end: false });
  if (stdin.isTTY) stdin.setRawMode(true);
  let ending: NodeJS.Timeout | undefined;
  const end = () => terminal.write(endOfInput);
  stdin
    .on('data', part => terminal.write(part))
    .on('end', () => {
      end();
      ending = setInterval(end, again);
    });
  stdout.on('resize', resized);
  return () => {
    clearInterval(ending);
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.destroy();
    stdout.off('resize', resized);
  };
}
