// A person's terminal, joined to that of a guest.

import type { Duplex } from 'node:stream';
import type { Machine } from './throwaway.ts';

const { stdin, stdout } = process;
const endOfInput = '\x04';

/** Letters go as they are typed, ^C too; what is no terminal is typed to its end. Gives back what undoes it. */
export function attach({ terminal, resize }: Pick<Machine, 'resize'> & { terminal: Duplex }): () => void {
  const resized = () => resize(stdout.rows, stdout.columns);
  terminal.pipe(stdout, { end: false });
  if (stdin.isTTY) stdin.setRawMode(true);
  stdin.on('data', part => terminal.write(part)).on('end', () => terminal.write(endOfInput));
  stdout.on('resize', resized);
  return () => {
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.destroy();
    stdout.off('resize', resized);
  };
}
