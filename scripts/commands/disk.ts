// Looks at the disk that a source gave, before any tool opens it, and prints the format to open it as and the bytes that it is to have.

import { bytesOf } from '../amount.ts';
import { layerOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { inspect } from '../foreign.ts';
import { headOf } from '../head.ts';
import { isBase } from '../layer.ts';
import type { Arguments } from '../makebox.ts';

export function run({ name: id, words: [file = ''] }: Arguments): number {
  const layer = layerOf(id);
  if (!isBase(layer)) throw new Error(`${id} is no base`);
  const { head, length } = headOf(file);
  const found = inspect(head, length);
  if ('flaw' in found)
    throw new Failure(
      `${layer.from}: the disk ${found.flaw}`,
      'a foreign disk is opened only as what it says, and must name no other file',
      found.mend,
    );
  const wanted = BigInt(bytesOf(layer.size)!);
  // A shrunk disk would lose what is at its end.
  const larger = found.size > wanted;
  const [atLeast, expand] = 'expand' in layer ? [layer.atLeast, layer.expand] : [false, ''];
  if (larger && !atLeast && !expand) {
    const least = Math.ceil(Number(found.size) / 2 ** 30);
    throw new Failure(
      `${layer.from}: the disk has ${found.size} bytes, and size = ${layer.size}`,
      'a disk can grow, and never shrinks',
      `size = ${least}G`,
    );
  }
  process.stdout.write(`${found.format} ${larger && atLeast ? found.size : wanted}\n`);
  return 0;
}
