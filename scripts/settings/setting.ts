// The shape of one key's row in the table of settings.

export type ValueType =
  | 'text'
  | 'packages'
  | 'components'
  | 'mirror'
  | 'date'
  | 'size'
  | 'count'
  | 'memory'
  | 'duration'
  | 'words'
  | 'options'
  | 'cidr'
  | 'ip'
  | 'range'
  | 'mac'
  | 'device'
  | 'domain'
  | 'ports'
  | 'choice'
  | 'devices'
  | 'url'
  | 'path'
  | 'file'
  | 'timezone'
  | 'locale'
  | 'digest'
  | 'kernel'
  | 'kconfig'
  | 'assignments'
  | 'compiler'
  | 'user';

export interface Setting {
  readonly section: string;
  readonly key: string;
  readonly type: ValueType;
  /** What holds when the key is absent; "" where the plan works it out. */
  readonly fallback: string;
  /** Behind one of them may stand options, where those are its type. */
  readonly choices?: readonly string[];
  /** The make variable that may override the key for one VM: it is around the image, not in it. */
  readonly variable?: string;
  /** The sources that the key belongs to; absent: all. */
  readonly sources?: readonly string[];
  /** A property of what is in the image: an image that stands on another one has it from there. */
  readonly ofImage?: true;
  readonly help: string;
}

export const yesNo = ['yes', 'no'] as const;
