// A folder with all below it, watched: each folder for itself, since the recursive watch of Node 20 loses a file that was replaced.

import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.ts';

export interface WatchedTree {
  /** Begins to watch what is new in it; from then on a change counts. */
  readonly look: () => void;
  /** Ends at the first change since the last look. */
  readonly changed: () => Promise<void>;
}

/** `passed` are names of folders that are not looked at. */
export function watchedTree(root: string, passed: readonly string[]): WatchedTree {
  /** By path and inode, for a folder above may be replaced; one that goes itself is told, for its number may come again. */
  const watchers = new Map<string, FSWatcher>();
  let happened: () => void;
  let first: Promise<void>;
  const look = () => {
    first = new Promise(resolve => {
      happened = resolve;
    });
    const there = new Set<string>();
    walk(root, there);
    for (const [key, watcher] of watchers) if (!there.has(key)) forget(key, watcher);
  };
  const forget = (key: string, watcher: FSWatcher) => {
    watcher.close();
    if (watchers.get(key) === watcher) watchers.delete(key);
  };
  /** What comes into a folder is seen from before it is read. */
  const walk = (folder: string, there: Set<string>) => {
    try {
      const key = `${statSync(folder).ino} ${folder}`;
      there.add(key);
      if (!watchers.has(key)) begin(key, folder);
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory() && !passed.includes(entry.name)) walk(path.join(folder, entry.name), there);
    } catch (error) {
      // Gone meanwhile, or closed to us, as rsync will say.
      if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  };
  const begin = (key: string, folder: string) => {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === path.basename(folder)) forget(key, watcher);
        happened();
      });
      watchers.set(key, watcher);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOSPC' && code !== 'EMFILE') throw error;
      throw new Failure(
        `${root} has more folders than may be watched`,
        `the kernel stopped at ${watchers.size}`,
        'sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024, or exclude = … for folders that need no copy',
      );
    }
  };
  return { look, changed: () => first };
}
