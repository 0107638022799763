// Runs what a definition says of a VM's first boot: scripts as root, then Ansible's playbooks from here. The first that fails ends it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { bound } from '../bound.ts';
import { place, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { which } from '../programs.ts';
import { hostOf, inGuest, inTurn, provisioned } from '../ssh.ts';
import type { Vm } from '../vm.ts';

export async function run({ name }: Arguments): Promise<number> {
  const vm = vmOf(name);
  if (!vm.provision)
    throw new Failure(
      `nothing is said of how to provision ${name}`,
      `${vm.file} has no [provision]`,
      '[provision] scripts = setup.sh',
    );
  await inTurn(vm, () => provision(vm));
  return 0;
}

/** Where RHEL 8 and its like have theirs, which is on no PATH. */
const platformPython = '/usr/libexec/platform-python';

/** All of it, and then a mark in the guest that it was done. */
export async function provision(vm: Vm): Promise<void> {
  const { scripts = [], playbooks = [] } = vm.provision ?? {};
  const [config, host] = [place.sshConfig(vm.name), hostOf(vm.name)];
  for (const script of scripts) {
    const command =
      'f=$(mktemp) && cat >"$f" && chmod 0700 "$f" && { sudo "$f" </dev/null; code=$?; rm -f "$f"; exit $code; }';
    await step(vm, script, ['ssh', '-F', config, host, command], openSync(script, 'r'));
  }
  const way = ['--inventory', `${host},`, '--user', vm.user, '--ssh-common-args', `-F ${config}`];
  for (const playbook of playbooks)
    await step(vm, playbook, ['ansible-playbook', ...way, playbook]).catch(async error => {
      const { exitCode } = await inGuest(
        vm,
        `command -v python3 || command -v python || test -e ${platformPython}`,
        60_000,
      );
      if (exitCode !== 1 || !which('ansible-playbook')) throw error;
      const mend = `packages = python3 in [image], then make rebuild-${vm.name}; or a script before it that installs one`;
      throw new Failure(
        `${vm.name}: ${playbook} failed, and there is no Python`,
        "Ansible's modules are written in it",
        mend,
      );
    });
  const { exitCode, stderr } = await inGuest(vm, `sudo install -D /dev/null ${provisioned}`, 60_000);
  if (exitCode !== 0)
    throw new Failure(
      `${vm.name}: ${stderr.trim()}`,
      'the mark that it was provisioned was not made',
      `make provision-${vm.name}`,
    );
  process.stdout.write(`${vm.name}: provisioned\n`);
}

async function step({ name }: Vm, file: string, words: readonly string[], input?: number): Promise<void> {
  const [program = ''] = words;
  if (!which(program)) throw new Failure(`${program} is not here`, `${file} needs it`, `apt-get install ansible-core`);
  process.stdout.write(`${name}: ${file}\n`);
  const child = spawn(...bound('TERM', words), { stdio: [input ?? 'ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0)
    throw new Failure(
      `${name}: ${file} ended with ${code}`,
      'the VM is up, and is not provisioned',
      `correct it, then make provision-${name}`,
    );
}
