// What a command says when the machine, and not a definition, is the reason: what, why, mend.

import { unbound } from './bound.ts';

export class Failure extends Error {
  readonly why: string;
  readonly mend: string;
  constructor(what: string, why: string, mend: string) {
    super(what);
    this.why = why;
    this.mend = mend;
  }
}

export const formatFailure = ({ message, why, mend }: Failure) => `${message}\n  why:  ${why}\n  mend: ${mend}\n`;

/** What node:child_process and node:fs add to an error. */
interface Thrown extends NodeJS.ErrnoException {
  readonly status?: number | null;
  readonly signal?: string | null;
  readonly stderr?: Uint8Array | string | null;
}

/** An error as a Failure, where the machine or a tool is the reason; else as it is. A tool's words, which may hold anything, are not told. */
export function asFailure(error: Thrown): Error {
  const { code, path, syscall, message, status, signal, stderr } = error;
  if (code === 'ENOSPC')
    return new Failure(`${path ?? message}: no space left`, 'the disk is full', 'make gc, or DATA_DIR=… in .env');
  if (code === 'EACCES' && path)
    return new Failure(
      `${path} can't be reached: permission denied`,
      'it, or a folder of it, is not yours',
      `ls -ld ${path}`,
    );
  if (code === 'ENOENT' && syscall?.startsWith('spawn'))
    return new Failure(`${path} is not here`, 'this is done by it', 'make setup');
  const [, command] = /^Command failed: (.*)/.exec(message) ?? [];
  if (!command) return error;
  const tool = unbound(command).split(' ')[0];
  const said = stderr?.toString().trim().split('\n').at(-1);
  return new Failure(
    `${tool} ended with ${status ?? signal}`,
    said || 'see what it said above',
    'mend that, and make the same again; make doctor looks at this machine',
  );
}
