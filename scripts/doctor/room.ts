// Room: free disk in the data folder, and free memory.

import { readFileSync } from 'node:fs';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Room {
  /** MiB; undefined without a data folder. */
  readonly disk: number | undefined;
  /** MiB. */
  readonly memory: number;
}

/** MiB that can be had without swapping (proc(5), MemAvailable). */
export const memory = (meminfo = '/proc/meminfo'): number =>
  Math.floor(Number(/^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync(meminfo, 'utf8'))?.[1] ?? 0) / 1024);

/** MiB: an image of a distribution takes 0.4 to 2 GiB, and as much again while it is built. */
const disks = { build: 2048, comfort: 8192 };
/** MiB: a VM has 2048 unless its definition says otherwise, libguestfs's appliance 1280. */
const memories = { appliance: 1280, comfort: 2560 };

export function judge({ disk, memory: free }: Room): Finding[] {
  return [...(disk === undefined ? [] : [judgeDisk(disk)]), judgeMemory(free)];
}

function judgeDisk(free: number): Finding {
  const what = `${gib(free)} free for the data folder`;
  if (free < disks.build)
    return fail(
      'disk',
      what,
      `an image needs up to ${gib(disks.build)} while it is built`,
      'make room, or DATA_DIR=… in .env',
    );
  if (free < disks.comfort)
    return warn('disk', what, 'that is room for one image or two', 'make room, or DATA_DIR=… in .env');
  return ok('disk', what);
}

function judgeMemory(free: number): Finding {
  const what = `${gib(free)} available`;
  if (free < memories.appliance)
    return fail(
      'memory',
      what,
      `libguestfs's appliance takes ${gib(memories.appliance)}, a VM 2 GiB`,
      'stop something, or `memory = 512` in the definition',
    );
  if (free < memories.comfort)
    return warn(
      'memory',
      what,
      'a VM has 2 GiB unless its definition says otherwise',
      'stop something, or `memory = 1024` in the definition',
    );
  return ok('memory', what);
}

const gib = (mib: number) => `${(mib / 1024).toFixed(1)} GiB`;
