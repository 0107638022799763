// `make` alone: the verbs as the make code describes them, grouped as it groups them, and the VMs that exist.

import { makeText, plan, textOf } from '../checkout.ts';

const groups = ['Verbs of one VM', 'Verbs of all', 'The cache', 'The machine', 'Kernels'];

export function run(): number {
  const { vms, images } = plan();
  const names = vms.map(vm => vm.name);
  const others = images.map(image => image.name).filter(name => !names.includes(name));
  const out = ['make NAME.xml          builds what is missing and defines the domain'];
  for (const line of makeText(textOf('Makefile.in')).split('\n')) {
    const heading = groups.find(group => line === `# ${group}`);
    if (heading) out.push('', `${heading}:`);
    const [, target, text] = /^## (.+?): (.*)$/.exec(line) ?? [];
    if (target) out.push(`  ${`make ${target}`.padEnd(24)} ${text}`);
  }
  out.push('', `VMs: ${some(names)}`, ...(others.length > 0 ? [`Images without a VM: ${some(others)}`] : []));
  process.stdout.write(`${out.join('\n')}\n`);
  return 0;
}

const most = 40;
const some = (names: readonly string[]) =>
  `${names.slice(0, most).join(' ')}${names.length > most ? ` … (${names.length}: make list)` : ''}`;
