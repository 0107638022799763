// libguestfs: a kernel that it can read, and the options that virt-customize has.

import { readdirSync } from 'node:fs';
import { readable } from '../checkout.ts';
import { family, needs, packageOf } from '../packages.ts';
import { present } from '../programs.ts';
import { type Answer, ask } from '../tool.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Appliance {
  /** Kernels of this host, and whether each can be read. */
  readonly kernels: readonly { readonly path: string; readonly readable: boolean }[];
  /** Whether /lib/modules has one, as on Fedora. */
  readonly inModules: boolean;
  readonly help: Answer;
}

export async function look(boot = '/boot', modules = '/lib/modules/*/vmlinuz'): Promise<Appliance> {
  const kernels = list(boot)
    .filter(name => /^vmlinuz-/.test(name))
    .map(name => ({ path: `${boot}/${name}`, readable: readable(`${boot}/${name}`) }));
  return { kernels, inModules: present(modules), help: await ask(['virt-customize', '--help']) };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const why = "virt-builder and virt-customize boot the host's kernel as their appliance; mmdebstrap's images need none";

export function judge({ kernels, inModules, help }: Appliance): Finding[] {
  return [judgeKernel(kernels, inModules), ...(help.ok ? [judgeOptions(help.out)] : [])];
}

function judgeKernel(kernels: Appliance['kernels'], inModules: boolean): Finding {
  const good = kernels.find(k => k.readable)?.path ?? (inModules ? 'one in /lib/modules' : undefined);
  if (good) return ok('appliance', `libguestfs can read a kernel: ${good}`);
  const shut = kernels[0];
  if (shut)
    return fail(
      'appliance',
      `you can't read ${shut.path}`,
      why,
      `sudo chmod +r ${kernels.map(k => k.path).join(' ')} (Ubuntu shuts each new kernel again)`,
    );
  const kind = family();
  const row = needs.find(need => need.tool === 'a kernel for libguestfs')!;
  return fail(
    'appliance',
    'there is no kernel in /boot',
    why,
    `make setup${kind ? `, which installs ${packageOf(row, kind)}` : ''}`,
  );
}

/** Options that came after guestfs-tools 1.48, the oldest that makebox knows, and that it makes of no others (docs/snippets.md). */
const younger: Readonly<Record<string, string>> = {
  '--inject-qemu-ga': 'qemu-guest-agent',
};

function judgeOptions(text: string): Finding {
  const absent = Object.keys(younger).filter(option => !text.includes(option));
  if (absent.length === 0) return ok('guestfs', `virt-customize has ${Object.keys(younger).join(', ')}`);
  const instead = absent.map(option => `\`${younger[option]}\` for \`${option.slice(2)}\``).join(', ');
  return warn(
    'guestfs',
    `virt-customize has no ${absent.join(', ')}`,
    'a snippet that uses it fails here; it came with guestfs-tools 1.50',
    `in snippets, ${instead}`,
  );
}
