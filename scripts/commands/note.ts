// Keeps the settings that NAME.xml is made with, and prints which of them differ from the last time.

import { noted, vmOf } from '../checkout.ts';
import { flawOf } from '../definition.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { replace, sweep } from '../replace.ts';
import { settings } from '../settings.ts';
import { describe } from '../values.ts';

export function run({ name, words }: Arguments): number {
  const vm = vmOf(name);
  const before = noted(name);
  const now = describe(vm, words);
  for (const { variable, value, origin } of now) {
    const setting = settings.find(s => s.variable === variable);
    const flaw = setting && value !== '' && flawOf(`${setting.section}/${setting.key}`, value);
    if (flaw)
      throw new Failure(
        `${variable}=${value} (${origin})`,
        `it must be ${flaw}`,
        `make info-${name} shows where each value comes from`,
      );
    if (vm.kernel && setting?.sources && !setting.sources.includes('mmdebstrap') && value !== setting.fallback)
      throw new Failure(
        `${variable}=${value} (${origin})`,
        `${name} is made from packages: it is booted by its own kernel, which looks for a virtio disk`,
        `it is for images that boot by themselves: ${setting.sources.join(', ')}`,
      );
  }
  for (const { variable, value, origin } of now) {
    const old = before.get(variable);
    if (old !== undefined && old !== value)
      process.stdout.write(`${name}: ${variable.toLowerCase()} ${old || 'none'} -> ${value || 'none'} (${origin})\n`);
  }
  sweep('generated');
  replace(`generated/${name}.xml.settings`, now.map(({ variable, value }) => `${variable}=${value}\n`).join(''));
  return 0;
}
