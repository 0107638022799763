// What a guest's console tells while everybody waits for it.

/** Resets that one boot may need. */
const resets = 3;
/** Milliseconds that a boot may say nothing: ten times what a whole one takes without KVM on a machine of two processors. */
const patience = 120_000;

/**
 * Gives a function that reads the console and says what is new in it: `hangs`, a few times at most, where a kernel stalls
 * without KVM (a processor of QEMU 7.2 can go on in code that another one has just patched, and meets the same int3 for
 * ever; a reset mends it), and `panic` where it gave up.
 */
export function watchConsole(read: () => string, kvm: boolean): () => 'hangs' | 'panic' | undefined {
  let seen = read().length;
  let left = kvm ? 0 : resets;
  return () => {
    const text = read();
    const fresh = text.slice(seen);
    if (fresh.includes('Kernel panic - not syncing')) return 'panic';
    if (left === 0 || !/soft lockup|self-detected stall/.test(fresh)) return undefined;
    seen = text.length;
    left--;
    return 'hangs';
  };
}

/**
 * Gives a function that is told now and then what a console has said so far, and says whether whoever boots there hangs without a word: a
 * processor whose interrupts are off, or that waits for another one's answer for ever, is noticed by no watchdog of its kernel. How busy it
 * is proves nothing beside other work, so each time it is given twice as long: one that is only slow comes to its end.
 */
export function watchSilence(now: () => number = Date.now): (text: string) => boolean {
  let [said, since, given] = ['', now(), patience];
  return text => {
    if (text !== said) [said, since] = [text, now()];
    if (now() - since < given) return false;
    [since, given] = [now(), given * 2];
    return true;
  };
}
