// Finds where a setting's value came from: make knows its own origins, the plan knows the definition's lines.

import { textOf } from './checkout.ts';
import { readEnv } from './overrides.ts';
import type { Value, Vm } from './vm.ts';

/** `words` are NAME=ORIGIN=VALUE with ORIGIN as make's $(origin) gives it. */
export function describe(vm: Vm, words: readonly string[]): Value[] {
  const env = readEnv('.env', textOf('.env'), []);
  return words.map(word => {
    const [, variable = '', origin = '', value = ''] = /^(\w+)=([\w ]+)=([\s\S]*)$/.exec(word) ?? [];
    return { variable, value, origin: originOf(vm, variable, value, origin, env) };
  });
}

function originOf(
  vm: Vm,
  variable: string,
  value: string,
  origin: string,
  env: readonly (readonly [string, string])[],
): string {
  if (origin === 'command line' || origin.startsWith('environment')) return origin;
  const overrides = `distros/${vm.name}.mk`;
  const line =
    textOf(overrides)
      .split('\n')
      .findLastIndex(l =>
        new RegExp(`^\\s*${vm.name.replaceAll('.', '\\.')}\\.xml\\s*:\\s*${variable}\\s*[:?+]?=`).test(l),
      ) + 1;
  if (line > 0) return `${overrides}:${line}`;
  const own = vm.values.find(v => v.variable === variable);
  const fromEnv = env.find(([name]) => name === variable);
  if (fromEnv) return '.env';
  return own?.value === value ? own.origin : 'default';
}
