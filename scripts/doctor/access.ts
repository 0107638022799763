// Who may do what with a file, by its mode and its ACL (acl(5), "access check algorithm").

export interface Acl {
  readonly path: string;
  /** Entries as getfacl -n prints them, and the owner's and group's ids. */
  readonly uid: number;
  readonly gid: number;
  readonly entries: readonly string[];
}

export interface Who {
  readonly name: string;
  readonly uid: number;
  readonly gids: readonly number[];
}

/** Reads what `getfacl -p -n` says of any number of files. */
export function parseAcls(text: string): Acl[] {
  return text
    .split(/^# file: /m)
    .slice(1)
    .map(block => {
      const number = (key: string) => Number(new RegExp(`^# ${key}: (\\d+)$`, 'm').exec(block)?.[1]);
      const entries = block
        .split('\n')
        .map(line => line.replace(/\s*#.*/, ''))
        .filter(line => /^(user|group|mask|other):/.test(line));
      return { path: block.slice(0, block.indexOf('\n')), uid: number('owner'), gid: number('group'), entries };
    });
}

/** Whether `who` has every one of `wanted` (letters of rwx). */
export function may({ uid, gid, entries }: Acl, who: Who, wanted: string): boolean {
  if (who.uid === 0) return true;
  const bits = (key: string) => entries.find(e => e.startsWith(`${key}:`))?.slice(key.length + 1);
  const mask = bits('mask:') ?? 'rwx';
  const grants = (given: string | undefined, masked = true) =>
    [...wanted].every(w => given?.includes(w) && (!masked || mask.includes(w)));
  if (who.uid === uid) return grants(bits('user:'), false);
  const named = bits(`user:${who.uid}`);
  if (named !== undefined) return grants(named);
  const groups = entries.flatMap(e => {
    const [, id, given] = /^group:(\d*):(.*)$/.exec(e) ?? [];
    return given !== undefined && who.gids.includes(id === '' ? gid : Number(id)) ? [given] : [];
  });
  return groups.length > 0 ? groups.some(given => grants(given)) : grants(bits('other:'), false);
}
