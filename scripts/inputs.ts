// Digests of the local files that a layer reads: content, mode, perhaps owner, and for a folder everything in it.

import { type BigIntStats, lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { digestOf } from './digests.ts';
import { sha256 } from './machine.ts';

type Seen = (file: string, modifiedNs: bigint) => void;

/** What a command copies besides the content: the mode; with the owner, too; or in a checkout, where umask decides the rest, who may run it. */
export const copies = {
  mode: ({ mode }: BigIntStats) => (mode & 0o7777n).toString(8),
  owner: ({ mode, uid, gid }: BigIntStats) => `${(mode & 0o7777n).toString(8)} ${uid}:${gid}`,
  runnable: ({ mode }: BigIntStats) => (mode & 0o100n).toString(8),
};

/** sha256 in hex over what the tool would copy from `file`; undefined where there is nothing. `seen` gets every file and folder met. */
export function inputDigest(
  file: string,
  seen: Seen = () => {},
  copied: (stat: BigIntStats) => string = copies.mode,
  follow = true,
): string | undefined {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat) return undefined;
  // make would look at what a link inside a folder points to; a changed link changes its folder.
  if (follow || !stat.isSymbolicLink()) seen(file, stat.mtimeNs);
  const mode = copied(stat);
  // A link inside a folder is copied as a link; one that is named is read through.
  if (stat.isSymbolicLink()) {
    const whole = follow && statSync(file, { throwIfNoEntry: false }) ? realpathSync(file) : undefined;
    return sha256(`link ${mode} ${readlinkSync(file)}\n${whole ? inputDigest(whole, seen, copied) : ''}`);
  }
  if (stat.isDirectory()) {
    const entries = readdirSync(file)
      .sort()
      .map(name => `${name}\0${inputDigest(path.join(file, name), seen, copied, false)}`);
    return sha256(`folder ${mode}\n${entries.join('\n')}`);
  }
  return stat.isFile() ? sha256(`file ${mode}\n${digestOf(file)}`) : sha256(`special ${mode}`);
}
