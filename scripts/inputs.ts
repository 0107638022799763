// Digests of the local files that a layer reads: content, mode, and for a folder everything in it.

import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from './machine.ts';

type Seen = (file: string, modifiedNs: bigint) => void;

/** sha256 in hex over what the tool would copy from `file`; undefined where there is nothing. `seen` gets every file and folder met. */
export function inputDigest(file: string, seen: Seen = () => {}, follow = true): string | undefined {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat) return undefined;
  seen(file, stat.mtimeNs);
  const mode = (stat.mode & 0o7777n).toString(8);
  // A link inside a folder is copied as a link; one that is named is read through.
  if (stat.isSymbolicLink()) {
    const whole = follow && statSync(file, { throwIfNoEntry: false }) ? realpathSync(file) : undefined;
    return sha256(`link ${readlinkSync(file)}\n${whole ? inputDigest(whole, seen) : ''}`);
  }
  if (stat.isDirectory()) {
    const entries = readdirSync(file)
      .sort()
      .map(name => `${name}\0${inputDigest(path.join(file, name), seen, false)}`);
    return sha256(`folder ${mode}\n${entries.join('\n')}`);
  }
  return stat.isFile() ? sha256(`file ${mode}\n${sha256(readFileSync(file))}`) : sha256(`special ${mode}`);
}
