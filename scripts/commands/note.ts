// Keeps the settings that NAME.xml is made with, and prints which of them differ from the last time.

import { textOf, vmOf } from '../checkout.ts';
import { flawOf } from '../definition.ts';
import { Failure } from '../failure.ts';
import { replace, sweep } from '../files.ts';
import type { Arguments } from '../makebox.ts';
import { settings } from '../settings.ts';
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
    const setting = settings.find(s => s.variable === variable);
    const flaw = setting && value !== '' && flawOf(`${setting.section}/${setting.key}`, value);
    if (flaw)
      throw new Failure(
        `${variable}=${value} (${origin})`,
        `it must be ${flaw}`,
        `make info-${name} shows where each value comes from`,
      );
  }
  for (const { variable, value, origin } of now) {
    const old = before.get(variable);
    if (old !== undefined && old !== value)
      process.stdout.write(`${name}: ${variable.toLowerCase()} ${old || 'none'} -> ${value || 'none'} (${origin})\n`);
  }
  sweep('generated');
  replace(file, now.map(({ variable, value }) => `${variable}=${value}\n`).join(''));
  return 0;
}
