// Validates names and escapes values for the four languages that makebox writes: sh, make recipes, make assignments, tools' option lists.

declare const brand: unique symbol;
export type VmName = string & { readonly [brand]: 'VmName' };

/** Turns a file's stem into the name of a VM; undefined if it can't be one. Dots are allowed, since ubuntu-22.04 is a name people type. */
export function vmName(text: string): VmName | undefined {
  return /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/.test(text) && !text.endsWith('.xml') ? (text as VmName) : undefined;
}

/** Characters that no make text or command can carry: control characters, line ends, and lone surrogates. */
export const unwritable = /[\p{Cc}\u2028\u2029\uFFFD]|\p{Cs}/u;

/** A word for POSIX sh: bare where that is safe, else in single quotes (POSIX.1 2.2.2). */
export function shell(word: string): string {
  if (unwritable.test(word)) throw new Error(`not writable in a command: ${JSON.stringify(word)}`);
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Shell text as it must stand in a recipe: make expands dollars before sh sees the line. */
export function recipe(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** A value as it must stand on the right of `=` in make: dollars doubled, # kept, spaces at the ends and a last backslash fenced. */
export function value(text: string): string {
  if (unwritable.test(text)) throw new Error(`not writable in an assignment: ${JSON.stringify(text)}`);
  const escaped = recipe(text).replaceAll(/(\\*)#/g, (_, slashes: string) => `${slashes}${slashes}\\#`);
  // Behind a ; of a target's own line make leaves \# as it is, so no ; may stand there bare.
  const parted = escaped.replaceAll(';', '$(or ;)');
  const fenced = /^\s/.test(parted) ? `$()${parted}` : parted;
  return /[\s\\]$/.test(fenced) ? `${fenced}$()` : fenced;
}

/** A word for sh as it must stand in a recipe. */
export const word = (text: string): string => recipe(shell(text));
