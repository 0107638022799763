// A file or folder of a guest, as data.

export interface GuestFile {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Absent: a folder. */
  readonly content?: string;
}

const root = { uid: 0, gid: 0 };
export const file = (path: string, content: string, mode = 0o644): GuestFile => ({ path, content, mode, ...root });
export const folder = (path: string, mode = 0o755): GuestFile => ({ path, mode, ...root });
