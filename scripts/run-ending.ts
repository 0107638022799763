// How a machine of run-NAME ended, in words and as an exit code.

import { codes, notMounted } from './guest-job.ts';
import type { Arguments } from './makebox.ts';
import type { Ending, Machine } from './throwaway.ts';

/** What the caller of a command is told that was ended by a signal. */
export const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Says how it ended, and gives the exit code. */
export function told(
  ending: Ending,
  machine: Machine,
  { name, boot, timeout, command, warm }: Arguments,
  lacks: readonly string[],
): number {
  const { console, said, complaint, greetings } = machine;
  const say = (text: string) => process.stderr.write(text);
  if ('code' in ending) {
    if (!greetings.has('begun') && said.text.includes(notMounted)) say(unmounted(name, lacks));
    if (command) say(`exit ${ending.code}\n`);
    return ending.code;
  }
  if ('signal' in ending) return signals[ending.signal];
  const lines = console.text.trim().split('\n');
  const panic = lines.findIndex(line => line.includes('Kernel panic - not syncing'));
  const lost = console.text.includes('VFS: Unable to mount root fs');
  // An oops stands before the panic, and the trace behind it may be long.
  const last = lines.slice(panic < 0 ? -40 : Math.max(0, panic - 40)).join('\n');
  const seen = (ending.why === 'ended' && complaint.text.trim()) || last;
  const late = greetings.has('begun')
    ? [`${name}: not done in time`, `TIMEOUT=${timeout}, in seconds`, 'TIMEOUT=…, or see above what it waits for']
    : [
        `${name}: its command has not begun in time`,
        `in ${boot} s it ${warm || greetings.has('ready') ? 'took the command, and mounts its shares yet' : 'has not booted'}${seen ? '' : '; its console shows nothing'}`,
        "APPEND='loglevel=7 systemd.show_status=1' shows what it waits for",
      ];
  const [what, why, mend] = {
    late,
    panicked: lost
      ? [
          `${name}: its kernel panicked, for it found no root`,
          'the drivers of its disk (virtio, and the file system) are not inside it, or its root is another one',
          'a KERNEL= that has them inside, or INITRD= with them; or APPEND=root=…, which it is',
        ]
      : [`${name}: its kernel panicked`, 'what it said stands above', 'another KERNEL= or APPEND='],
    // What has woken may have said nothing on its console.
    ended:
      warm || greetings.size > 0 || console.text.trim()
        ? [
            `${name}: ended before the command did`,
            'it was switched off from inside, or qemu was ended from outside',
            'see above what it said last',
          ]
        : unbegun(name, complaint.text),
    full: [
      `${name}: its disk has grown until this host's was nearly full`,
      'what it writes lies in the data folder while it runs',
      'more room there (make gc), or a command that writes less',
    ],
    babbled: [
      `${name}: what it says of the command is no answer`,
      'something in the guest has written to the port makebox.job',
      'see what does',
    ],
  }[ending.why];
  say(`${seen}\n${what}\n  why:  ${why}\n  mend: ${mend}\n`);
  return ending.why === 'late' ? codes.timeout : codes.broken;
}

/** A qemu that ended before its machine had said a word. */
function unbegun(name: string, complaint: string): [string, string, string] {
  const what = `${name}: its machine has not begun`;
  if (/Failed to get .*lock/.test(complaint))
    return [what, 'another run- has its disk', 'the same when that has ended, or without SNAPSHOT=0'];
  return complaint.trim()
    ? [what, 'what qemu said of its words stands above', `make run-${name} PRINT=1 shows them all`]
    : [
        what,
        'neither qemu nor the kernel has said a word: is MEM= enough, is KERNEL= a kernel?',
        `make run-${name} PRINT=1`,
      ];
}

/** The guest has said which. */
const unmounted = (name: string, lacks: readonly string[]) =>
  lacks.length > 0
    ? `${name}: a share by virtiofs is not there\n  why:  ${lacks.join('\n        ')}; and its kernel has no 9p\n  mend: make setup, or KERNEL= that has 9p\n`
    : `${name}: a share could not be mounted\n  why:  its kernel seems to have neither virtiofs nor 9p\n  mend: another KERNEL=, or \`groups = virtio 9p\` in its definition\n`;
