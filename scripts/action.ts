// What one step of a snippet does, as data that every engine reads.

/** `path` is the guest's, absolute; `file` is the checkout's. */
export type FileAction =
  | { readonly do: 'write'; readonly path: string; readonly content: string }
  | { readonly do: 'append-line'; readonly path: string; readonly line: string }
  | { readonly do: 'mkdir' | 'touch' | 'truncate' | 'delete'; readonly path: string }
  | { readonly do: 'chmod'; readonly path: string; readonly mode: number }
  | { readonly do: 'chown'; readonly path: string; readonly uid: number; readonly gid: number }
  | { readonly do: 'link'; readonly target: string; readonly links: readonly string[] }
  | { readonly do: 'upload' | 'copy-in'; readonly file: string; readonly path: string }
  | {
      readonly do: 'install-file';
      readonly file: string;
      readonly path: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
    }
  | { readonly do: 'install-kernel'; readonly file: string }
  | { readonly do: 'hostname'; readonly name: string }
  | { readonly do: 'ssh-inject'; readonly user: string; readonly key?: string; readonly file?: string };

/** Runs in the image, by its own sh. */
export interface RunAction {
  readonly do: 'run';
  readonly shell: string;
  /** A file of the checkout that the shell text reads as $input. */
  readonly file?: string;
  /** It changes packages: services are kept from starting meanwhile. */
  readonly packages?: 'remove' | Install;
}

/** The two halves of an installation by apt: what needs the network, and what runs the packages' own scripts. */
interface Install {
  readonly fetch: string;
  readonly apply: string;
}

export type Action =
  | FileAction
  | RunAction
  /** What libguestfs alone does as it should be done. */
  | { readonly do: 'appliance' }
  /** What is a tool of its own, and so stands alone in its snippet. */
  | { readonly do: 'sysprep' | 'boot' };

const verbs: readonly Action['do'][] = ['run', 'appliance', 'sysprep', 'boot'];
export const isFile = (action: Action): action is FileAction => !verbs.includes(action.do);
