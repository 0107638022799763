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

/** Where a .mk says it for NAME.xml, alone or among other targets, the last of them, in make's own order (Makefile.in); "" where none does. */
function overridden({ name, file }: Vm, variable: string): string {
  const modifiers = String.raw`((override|export|private)\s+)*`;
  const target = String.raw`^([^#=:]*\s)?${name.replaceAll('.', String.raw`\.`)}\.xml(\s[^#=:]*)?:`;
  const line = new RegExp(String.raw`${target}\s*${modifiers}${variable}\s*[:?+!]{0,3}=`);
  const files = [...new Set([file.replace(/\.ini$/, '.mk'), `distros/${name}.mk`])].sort();
  const found = files.flatMap(mk =>
    textOf(mk)
      .split('\n')
      .flatMap((text, index) => (line.test(text) ? [`${mk}:${index + 1}`] : [])),
  );
  return found.at(-1) ?? '';
}

function originOf(
  vm: Vm,
  variable: string,
  value: string,
  origin: string,
  env: readonly (readonly [string, string])[],
): string {
  if (origin === 'command line' || origin.startsWith('environment')) return origin;
  const line = overridden(vm, variable);
  if (line) return line;
  const own = vm.values.find(v => v.variable === variable);
  const fromEnv = env.find(([name]) => name === variable);
  if (fromEnv) return '.env';
  return own?.value === value ? own.origin : 'default';
}
