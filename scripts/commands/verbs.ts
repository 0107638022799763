// `make` alone: the verbs as Makefile.in describes them, grouped as it groups them, and the VMs that exist.

import { readFileSync } from 'node:fs';
import { plan } from '../checkout.ts';

const groups = ['Verbs of one VM', 'Verbs of all', 'The cache', 'The machine'];

export function run(): number {
  const names = plan().vms.map(vm => vm.name);
  const out = ['make NAME.xml          builds what is missing and defines the domain'];
  for (const line of readFileSync('Makefile.in', 'utf8').split('\n')) {
    const heading = groups.find(group => line === `# ${group}`);
    if (heading) out.push('', `${heading}:`);
    const [, target, text] = /^## (.+?): (.*)$/.exec(line) ?? [];
    if (target) out.push(`  ${`make ${target}`.padEnd(24)} ${text}`);
  }
  const shown = names.slice(0, 40);
  out.push('', `VMs: ${shown.join(' ')}${names.length > 40 ? ` … (${names.length}: make list)` : ''}`);
  process.stdout.write(`${out.join('\n')}\n`);
  return 0;
}
