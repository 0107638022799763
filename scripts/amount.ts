// Bytes and seconds as people write and read them.

import { Failure } from './failure.ts';

const units = 'KMGT';

/** Bytes of `10G`, as qemu-img counts them; undefined where it is none. */
export function bytesOf(text: string): number | undefined {
  const [, number, unit] = /^(\d+)([KMGT]?)$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * 1024 ** (unit ? units.indexOf(unit) + 1 : 0);
}

/** Seconds of `90s`, `15m`, `2h` or `1d`; undefined where it is none. */
export function secondsOf(text: string): number | undefined {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  return number === undefined
    ? undefined
    : Number(number) * { s: 1, m: 60, h: 3600, d: 86_400 }[unit as 's' | 'm' | 'h' | 'd'];
}

/** `412 MiB`, `1.3 GiB`: what is below 10 of a unit has a decimal. */
export function size(bytes: number): string {
  const power = Math.min(4, Math.max(1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)));
  const number = bytes / 1024 ** power;
  return `${number < 10 && power > 1 ? number.toFixed(1) : Math.round(number)} ${units[power - 1]}iB`;
}

/** `0.1 s`, `41.6 s`, `3 min 5 s`, `1 h 2 min`. */
export function time(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** For the command line: the number that the setting `name` must be, of what it `counts`. */
export const whole = (name: string, counts: string) => (given: unknown) => {
  const text = String(given);
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Failure(`${name}=${text} is no number`, `it is ${counts}, from 1 to 999999`, `another ${name}=, or none`);
};
