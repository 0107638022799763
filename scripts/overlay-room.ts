// Keeps what a machine writes on its overlay from filling the disk of its host, which is not its own.

import { readdirSync, readlinkSync, statfsSync, statSync } from 'node:fs';

/** Milliseconds from one look to the next. */
const interval = 1000;
/** Bytes that a file system keeps free, or a tenth of a small one. */
const reserve = 2 ** 30;

/** qemu's name for the file behind snapshot=on, which has none any more when it is open (block.c, create_tmp_file). */
const overlay = /\/vl\.\w+ \(deleted\)$/;

/**
 * Calls `full` once where the file system of its overlay is nearly full and the process `pid` has taken more of it than is left: who writes
 * little while another one fills the disk is left alone. Gives what ends the watch.
 */
export function watchRoom(pid: number, full: () => void): () => void {
  let file: string | undefined;
  const timer = setInterval(() => {
    try {
      file ??= overlayOf(pid);
      if (!file || !isNearlyFull(file)) return;
      clearInterval(timer);
      full();
    } catch {
      // It has ended, or a descriptor was closed while it was looked at.
    }
  }, interval).unref();
  return () => clearInterval(timer);
}

function overlayOf(pid: number): string | undefined {
  const folder = `/proc/${pid}/fd`;
  const found = readdirSync(folder).find(fd => overlay.test(readlinkSync(`${folder}/${fd}`)));
  return found && `${folder}/${found}`;
}

/** In bytes, whatever the mount that the file is seen through: both ask for it by its descriptor. */
function isNearlyFull(file: string): boolean {
  const { bavail, blocks, bsize } = statfsSync(file);
  const free = bavail * bsize;
  return free < Math.min(reserve, (blocks * bsize) / 10) && statSync(file).blocks * 512 > free;
}
