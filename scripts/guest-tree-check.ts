// Reads back what was written into an ext4: debugfs exits 0 whatever fails.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { debugfs, quoted } from './ext4.ts';
import { flush, type Tree } from './guest-tree.ts';

const types = { file: 'regular', folder: 'directory', link: 'symlink' } as const;

/** Throws where a path is not what it should be. */
export function check(tree: Tree): void {
  flush(tree);
  const touched = [...tree.touched];
  const back = (index: number) => path.join(tree.scratch, `back-${index}`);
  const commands = touched.flatMap(([at, wanted], index) => [
    `stat ${quoted(at)}`,
    ...(wanted?.content === undefined ? [] : [`dump ${quoted(at)} ${quoted(back(index))}`]),
  ]);
  const stats = debugfs(tree.device, commands, tree.scratch)
    .split(/^debugfs: stat /m)
    .slice(1);
  for (const [index, [at, wanted]] of touched.entries()) {
    const text = stats[index] ?? '';
    const [, type, bits, uid, gid] = /Type: (\w+) +Mode: +0?(\d+)[\s\S]*?User: +(\d+) +Group: +(\d+)/.exec(text) ?? [];
    const node = wanted?.node;
    const right = node
      ? type === types[node.type] &&
        Number.parseInt(bits ?? '', 8) === node.mode &&
        Number(uid) === node.uid &&
        Number(gid) === node.gid &&
        (node.target === undefined || text.includes(`Fast link dest: "${node.target}"`))
      : type === undefined;
    const same =
      wanted?.content === undefined ||
      (existsSync(back(index)) && readFileSync(back(index)).equals(readFileSync(wanted.content)));
    if (!right || !same)
      throw new Error(`debugfs did not leave ${at} as it should: ${text.split('\n').slice(0, 4).join(' ')}`);
  }
}
