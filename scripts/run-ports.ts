// Ports of this host that lead into a machine of run-NAME, by qemu's user network (qemu(1), hostfwd).

import { Failure } from './failure.ts';
import { setting } from './host.ts';
import { person, sshKey } from './machine.ts';
import type { Execute } from './qmp.ts';
import { writeRunConfig } from './ssh.ts';
import type { Vm } from './vm.ts';

/** The rules in qemu's words, as `tcp:127.0.0.1:8080-:80`. */
export const rulesIn = (words: readonly string[]): string[] =>
  words.flatMap(word => [...word.matchAll(/,hostfwd=([^,]+)/g)].map(([, rule]) => rule!));

/** Opens them where it has woken, with random numbers and a MAC of its own: what knocks before is not heard, and knocks again after seconds. */
export async function open(control: () => Promise<Execute>, rules: readonly string[]): Promise<void> {
  for (const rule of rules) {
    const said: unknown = await (await control())('human-monitor-command', {
      'command-line': `hostfwd_add net ${rule}`,
    });
    if (said) throw new Failure(String(said).trim(), 'somebody else has that port', 'another one in PORTS=');
  }
}

/** Where ssh's port in the guest is led to, says how to get in; gives whether. Host and key are checked as those of a VM. */
export function tellSsh(vm: Vm, rules: readonly string[], file: string): boolean {
  const [, port] =
    rules.map(rule => /^tcp:127\.0\.0\.1:(\d+)-:(\d+)$/.exec(rule)).find(r => r?.[2] === `${vm.ssh.port}`) ?? [];
  if (!port) return false;
  writeRunConfig(file, vm, sshKey(setting, person()), Number(port));
  process.stderr.write(`${vm.name}: ssh -F ${file} ${vm.name}\n`);
  return true;
}
