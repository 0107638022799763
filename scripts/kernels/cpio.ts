// An initrd as the kernel unpacks it (Documentation/driver-api/early-userspace/buffer-format.rst).

export interface CpioFile {
  /** Without a slash in front; folders come before what is in them. */
  readonly path: string;
  /** Type and permissions, as in st_mode. */
  readonly mode: number;
  readonly data: Uint8Array;
}

/** With zeros behind it, to a multiple of `to` bytes. */
export const padded = (bytes: Uint8Array, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);

function entry({ path, mode, data }: CpioFile, inode: number): Buffer {
  const name = Buffer.from(`${path}\0`);
  const fields = [inode, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length, 0];
  const head = Buffer.from(`070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}`);
  return Buffer.concat([padded(Buffer.concat([head, name]), 4), padded(data, 4)]);
}

/** All of them root's. */
export const cpio = (files: readonly CpioFile[]): Buffer =>
  padded(
    Buffer.concat([
      ...files.map((file, index) => entry(file, index + 1)),
      entry({ path: 'TRAILER!!!', mode: 0, data: Buffer.alloc(0) }, 0),
    ]),
    512,
  );
