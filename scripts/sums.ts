// SHA256SUMS as sha256sum(1) writes and checks it.

/** A line for one file; a backslash in its name is doubled, and one before the digest says so. */
const line = (name: string, digest: string) =>
  name.includes('\\') ? `\\${digest}  ${name.replaceAll('\\', '\\\\')}` : `${digest}  ${name}`;
const nameOf = (text: string) => (text.startsWith('\\') ? text.slice(67).replaceAll('\\\\', '\\') : text.slice(66));

/** The text with new lines for `name` or, if that is a folder, for the files in it; other lines stay. */
export function withSums(text: string, name: string, digests: ReadonlyMap<string, string>): string {
  const kept = text.split('\n').filter(old => old && nameOf(old) !== name && !nameOf(old).startsWith(`${name}/`));
  return [...kept, ...[...digests].map(([file, digest]) => line(file, digest))].map(l => `${l}\n`).join('');
}
