// Choices that a number decides: the same ones on every machine.

export interface Random {
  /** Below `n`. */
  readonly below: (n: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
}

/** mulberry32: 32 bits of state are enough to choose by, and the same everywhere. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, of: list => list[below(list.length)]! };
}
