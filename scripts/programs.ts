// Where programs, and files that packages bring, are looked for on this host.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where programs are looked for. A plain user's PATH lacks the sbin folders on Debian. */
export const places = (env = process.env.PATH ?? ''): string[] => [
  ...new Set([...env.split(':').filter(Boolean), '/usr/local/sbin', '/usr/sbin', '/sbin']),
];

/** The first of `folders` that has the program, as a path; "" where none has. */
export const which = (program: string, folders = places()): string =>
  folders.map(folder => path.join(folder, program)).find(file => existsSync(file)) ?? '';

/** Whether a path, or one that matches its `*`, is there. */
export function present(pattern: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return existsSync(pattern);
  const start = pattern.lastIndexOf('/', star) + 1;
  const end = pattern.indexOf('/', star) < 0 ? pattern.length : pattern.indexOf('/', star);
  const [head = '', tail = ''] = pattern.slice(start, end).split('*');
  const folder = pattern.slice(0, start);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.some(
    name => name.startsWith(head) && name.endsWith(tail) && existsSync(folder + name + pattern.slice(end)),
  );
}
