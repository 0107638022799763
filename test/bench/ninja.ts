// The same files and the same edges for ninja: one for each layer, kernel, disk and xml, and one for the rules' inputs.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { diskFile, kernelFile, layerFile, type Synthetic } from './synthetic.ts';

/** The build files themselves; ninja's first run, which records what it knows, is beforehand. */
export function ninja(it: Synthetic): string[] {
  const text = edges(it);
  it.write('edges.ninja', `rule make\n  command = :\n${text.join('')}`);
  it.write('build.ninja', `rule generate\n  command = :\n  generator = 1\n${generated(it)}include edges.ninja\n`);
  execFileSync('ninja', [], { cwd: it.folder, timeout: 300_000, stdio: ['ignore', 'ignore', 'pipe'] });
  return text;
}

/** Make's counterpart is the rule of Makefile: whatever a definition is read from. */
function generated({ folder }: Synthetic): string {
  const list = (where: string) => readdirSync(path.join(folder, where)).map(name => `${where}/${name}`);
  const inputs = [
    ...list('distros'),
    ...list('distros/snippets'),
    'distros',
    ...list('scripts'),
    '.env',
    'Makefile.in',
    'GNUmakefile',
  ];
  const before = inputs.filter(file => existsSync(path.join(folder, file)));
  return `build build.ninja: generate | ${before.join(' ')}\n`;
}

function edges({ plan: { vms, layers } }: Synthetic): string[] {
  const edge = (output: string, ...before: string[]) =>
    `build ${output}: make${before.length > 0 ? ` || ${before.join(' ')}` : ''}\n`;
  return [
    ...layers.map(layer => edge(layerFile(layer.id), ...('parent' in layer ? [layerFile(layer.parent)] : []))),
    ...vms.map(vm => edge(kernelFile(vm.kernel!), layerFile(vm.kernel!))),
    ...vms.map(vm => edge(diskFile(vm.name), layerFile(vm.image), kernelFile(vm.kernel!))),
    ...vms.map(vm => edge(`${vm.name}.xml`, diskFile(vm.name))),
  ];
}
