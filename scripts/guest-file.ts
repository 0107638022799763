// A file, folder or link of a guest, as data.

export interface GuestFile {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Absent: a folder, or a link. */
  readonly content?: string;
  /** Where a symbolic link points to. */
  readonly link?: string;
}

const root = { uid: 0, gid: 0 };
export const file = (path: string, content: string, mode = 0o644): GuestFile => ({ path, content, mode, ...root });
export const link = (path: string, to: string): GuestFile => ({ path, link: to, mode: 0o777, ...root });
export const folder = (path: string, mode = 0o755): GuestFile => ({ path, mode, ...root });
