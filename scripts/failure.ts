// What a command says when the machine, and not a definition, is the reason: what, why, mend.

export class Failure extends Error {
  readonly why: string;
  readonly mend: string;
  constructor(what: string, why: string, mend: string) {
    super(what);
    this.why = why;
    this.mend = mend;
  }
}

export const formatFailure = ({ message, why, mend }: Failure) => `${message}\n  why:  ${why}\n  mend: ${mend}\n`;
