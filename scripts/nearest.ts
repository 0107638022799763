// Which word was meant.

/** The candidate that is at most two edits away (Damerau-Levenshtein), and fewer than half of the word; or "". */
export function nearest(word: string, candidates: Iterable<string>): string {
  let best = '';
  let least = Math.min(3, word.length / 2);
  for (const candidate of candidates) {
    const distance = edits(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function edits(a: string, b: string): number {
  let [before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row![j]! + 1, next[j - 1]! + 1, row![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before![j - 2]! + 1);
      next.push(cost);
    }
    [before, row] = [row!, next];
  }
  return row!.at(-1)!;
}
