// What a guest's console tells while everybody waits for it.

/** Resets that one boot may need. */
const resets = 3;

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
