// What doctor says of one thing: how it is, and where it is not good, why that matters and what mends it.

type Level = 'ok' | 'warn' | 'fail';

export interface Finding {
  readonly topic: string;
  readonly level: Level;
  /** One line, or several where one topic has several things to say. */
  readonly what: string;
  readonly why?: string;
  readonly mend?: string;
}

export const ok = (topic: string, what: string): Finding => ({ topic, level: 'ok', what });
export const warn = (topic: string, what: string, why: string, mend: string): Finding => ({
  topic,
  level: 'warn',
  what,
  why,
  mend,
});
export const fail = (topic: string, what: string, why: string, mend: string): Finding => ({
  topic,
  level: 'fail',
  what,
  why,
  mend,
});

const colours = { ok: 32, warn: 33, fail: 31 } as const;

export function format({ topic, level, what, why, mend }: Finding, colour = false): string {
  const word = colour ? `\u001b[${colours[level]}m${level.padEnd(4)}\u001b[0m` : level.padEnd(4);
  const more = why === undefined ? '' : `      why:  ${why}\n      mend: ${mend}\n`;
  return `${word}  ${topic.padEnd(14)} ${what.replaceAll('\n', `\n${' '.repeat(21)}`)}\n${more}`;
}
