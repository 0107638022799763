// Keeps the settings that NAME.xml is made with, and prints which of them differ from the last time.

import { textOf, vmOf } from '../checkout.ts';
import { replace, sweep } from '../files.ts';
import type { Arguments } from '../makebox.ts';
import { describe } from '../values.ts';

export function run({ name, words }: Arguments): number {
  const file = `generated/${name}.xml.settings`;
  const before = new Map(
    textOf(file)
      .split('\n')
      .filter(Boolean)
      .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const now = describe(vmOf(name), words);
  for (const { variable, value, origin } of now) {
    const old = before.get(variable);
    if (old !== undefined && old !== value)
      process.stdout.write(`${name}: ${variable.toLowerCase()} ${old || 'none'} -> ${value || 'none'} (${origin})\n`);
  }
  sweep('generated');
  replace(file, now.map(({ variable, value }) => `${variable}=${value}\n`).join(''));
  return 0;
}
