// The shape of what is said of each mistake: what is wrong, why it matters and how to mend it.

interface Words {
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}
export type Telling = Record<string, (args: readonly string[]) => Words>;
