// What must not outlive this process, however that ends.

/**
 * Words before a command, which then ends with this process (prctl(2), PR_SET_PDEATHSIG): also where that has ended before the kernel
 * was told, since whoever has another parent by then does not begin.
 */
export const bound = (signal: 'KILL' | 'TERM'): string[] => [
  ...['setpriv', '--pdeathsig', signal],
  ...['sh', '-c', '[ "$PPID" = "$0" ] && exec "$@"', String(process.pid)],
];
