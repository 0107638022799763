// Checks what overrides definitions: .env, and the .mk beside a definition.

import { parse } from 'dotenv';
import { flawOf } from './definition.ts';
import { unwritable } from './escape.ts';
import { machineSettings } from './machine-settings.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { settings, variables } from './settings.ts';

const names = [...machineSettings.map(([name]) => name), ...variables];

const checks: Record<string, readonly [fits: (value: string) => boolean, words: string]> = {
  CODE_DIR: [v => v.startsWith('/'), 'an absolute path'],
  DATA_DIR: [
    v => /^\/[^#%:;,\\'"]*$/.test(v),
    'an absolute path without # % : ; , quotes or a backslash, which make or the tools would misread',
  ],
  REMOTE_DIR: [v => /^(\/[\w.-]+)+$/.test(v), 'an absolute path of letters, digits and . _ - /'],
  SSH_KEY: [v => v.startsWith('/'), 'the absolute path of a private key'],
  ACCEL: [v => ['auto', 'kvm', 'tcg'].includes(v), 'auto, kvm or tcg'],
  PREFIX: [v => /^[a-z0-9-]*$/.test(v), 'small letters, digits and -'],
  KEEP_FAILED: [v => ['0', '1'].includes(v), '0 or 1'],
  TIMEOUT: [v => /^[1-9]\d*$/.test(v), 'a number of seconds'],
};
/** What it should have been, or "". */
export function flawOfSetting(name: string, value: string): string {
  const [fits, words] = checks[name] ?? [];
  if (fits) return fits(value) ? '' : words!;
  const setting = settings.find(s => s.variable === name);
  return setting && value !== '' ? flawOf(`${setting.section}/${setting.key}`, value) : '';
}

/** The settings of makebox that `.env` holds, in its order. Other names are the user's own and stay out of make. */
export function readEnv(file: string, text: string, problems: Problem[]): (readonly [string, string])[] {
  const lines = text.split(/\r?\n/);
  const lineOf = (name: string) =>
    lines.findLastIndex(l => new RegExp(`^\\s*(export\\s+)?${name}\\s*[=:]`).test(l)) + 1;
  return Object.entries(parse(text)).flatMap(([name, value]) => {
    const report = (code: Problem['code'], ...args: string[]) =>
      problems.push({ code, file, line: lineOf(name), args });
    if (!names.includes(name)) {
      const near = nearest(name, names);
      if (near) report('unknown-env', name, near);
      return [];
    }
    const flaw = unwritable.test(value) ? 'text on one line' : flawOfSetting(name, value);
    if (flaw) report('bad-env', unwritable.test(value) ? JSON.stringify(value) : value, name, flaw);
    else return [[name, value] as const];
    return [];
  });
}

/** What all VMs of a checkout share: a disk could not be in two places. */
const shared = ['DATA_DIR', 'LIBVIRT_URI', 'REMOTE_DIR', 'SSH_KEY'];

/** A .mk holds lines for NAME.xml; a plain assignment of a setting would speak of every VM. */
export function readOverrides(name: string, file: string, text: string, problems: Problem[]): void {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, variable, operator, rest] =
      /^\s*(?:override\s+|export\s+)?(\w+)\s*([:?+!]{0,3}=)\s*(.*)$/.exec(line) ?? [];
    if (variable && names.includes(variable)) {
      problems.push({
        code: 'plain-override',
        file,
        line: index + 1,
        args: [variable, `${name}.xml: ${variable} ${operator} ${rest}`],
      });
    }
    const ofOne = /^[^#=]*\.xml\s*:\s*(?:override\s+|export\s+|private\s+)*(\w+)\s*[:?+!]{0,3}=/.exec(line)?.[1];
    if (ofOne && shared.includes(ofOne))
      problems.push({ code: 'machine-override', file, line: index + 1, args: [ofOne] });
  }
}
