// Every setting of a VM, its value and where that came from. make gives NAME=ORIGIN=VALUE as NAME.xml sees it.

import { vmOf } from '../checkout.ts';
import { fileOf } from '../data-disk.ts';
import type { Arguments } from '../makebox.ts';
import { told } from '../ports.ts';
import { describe } from '../values.ts';

export function run({ name, words }: Arguments): number {
  const vm = vmOf(name);
  process.stdout.write(`${name}, from ${vm.file}\n`);
  for (const { variable, value, origin } of describe(vm, words)) {
    process.stdout.write(`  ${variable.padEnd(20)} ${value.padEnd(44)} (${origin})\n`);
  }
  for (const [key, value] of Object.entries({
    image: vm.image,
    uuid: vm.uuid,
    mac: vm.mac,
    user: vm.user,
    ...(vm.ports.length > 0 ? { ports: vm.ports.map(told).join(' ') } : {}),
    ...Object.fromEntries(
      vm.shares.map(({ name, source, target, transport, mode }) => [
        `share ${name}`,
        `${source ?? 'CODE_DIR'} at ${target} by ${transport}${mode && `, ${mode}`}`,
      ]),
    ),
    ...Object.fromEntries(
      vm.disks.map(disk => [`disk ${fileOf(disk)}`, `${disk.size}${disk.persistent ? ', persistent' : ''}`]),
    ),
    ...Object.fromEntries(vm.xml.map(([xpath, value]) => [`xml.${xpath}`, value])),
  })) {
    process.stdout.write(`  ${key.padEnd(20)} ${value}\n`);
  }
  return 0;
}
