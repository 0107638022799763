// An emulated machine that goes round in circles with its interrupts off: it says nothing, and no watchdog of its kernel can notice.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Milliseconds: a boot that takes longer is looked at, which is ten times as long as one takes; and so long no processor may have had any rest. */
const patience = { boot: 60_000, busy: 20_000 };
/** How much of the host's processors is all that they can give. */
const all = 0.95;

/** Seconds that a process has run (proc(5), stat, utime and stime; a tick is 10 ms). */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/**
 * Gives a function to be called every few seconds with what a machine has said so far, that says whether it hangs so; `cpu` are the seconds that
 * it has run. A boot has moments in which not all of its `processors` work, and other work on this host looks like one.
 */
export function watchSpin(cpu: () => number, processors: number, now: () => number = Date.now) {
  const most = Math.min(processors, availableParallelism()) * all;
  let from = now() + patience.boot;
  let mark = { said: '', at: now(), cpu: 0 };
  return (said: string): boolean => {
    const at = now();
    const silent = said === mark.said;
    if (silent && at < Math.max(from, mark.at + patience.busy)) return false;
    const busy = ((cpu() - mark.cpu) * 1000) / (at - mark.at);
    mark = { said, at, cpu: cpu() };
    if (!silent || busy < most) return false;
    from = at + patience.boot;
    return true;
  };
}
