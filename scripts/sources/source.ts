// What the generator knows of a kind of source: how it is written, which layer it becomes, and what its rule needs.

import type { Entry } from '../definition.ts';
import type { Resolved } from '../forest.ts';
import type { Base, namer } from '../layer.ts';
import type { World } from '../plan.ts';
import type { Problem } from '../problem.ts';

export interface Source<L extends Base = Base> {
  /** How it is written, for people: `mmdebstrap:SUITE`. */
  readonly form: string;
  /** What may stand behind `KIND:`; nothing where there is no colon. */
  readonly pattern: RegExp;
  readonly template: 'mmdebstrap' | 'virt-builder' | 'disk' | 'domain' | 'iso' | 'none';
  /** Undefined where something is missing, which was reported. */
  layer(asked: Asked): L | undefined;
  /** What the template takes besides the layer itself. */
  rule(layer: L): object;
}

/** A definition that names a source. */
export interface Asked {
  readonly from: Resolved;
  readonly entry: Entry;
  /** What stands behind `KIND:`. */
  readonly rest: string;
  readonly world: World;
  /** The definition that says `from`; its .lock pins the source. */
  readonly lock: string;
  /** What the lock says; "" where there is none. */
  readonly locked: string;
  readonly id: ReturnType<typeof namer>;
  readonly report: (code: Problem['code'], line: number, ...args: string[]) => void;
}
