// What must not outlive this process, however that ends.

/**
 * A command that ends with this process (prctl(2), PR_SET_PDEATHSIG), as spawn() and execFileSync() take one: also where that has ended
 * before the kernel was told, since whoever has another parent by then does not begin. A program that is not there ends with 127.
 */
export const bound = (signal: 'KILL' | 'TERM', words: readonly string[]): [program: string, words: string[]] => [
  'setpriv',
  ['--pdeathsig', signal, 'sh', '-c', '[ "$PPID" = "$0" ] && exec "$@"', String(process.pid), ...words],
];

/** A command's text without what binds it. */
export const unbound = (command: string): string => command.replace(/^setpriv .*? "\$PPID" .*?"\$@" \d+ /, '');
