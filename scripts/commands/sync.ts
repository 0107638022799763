// Copies the folders that a VM has by rsync into it; with --watch goes on doing so at each change, until it is interrupted.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { bound } from '../bound.ts';
import { place, sourceOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import type { Arguments } from '../makebox.ts';
import { which } from '../programs.ts';
import { isCopy, type Share } from '../share.ts';
import { hostOf, inGuest } from '../ssh.ts';
import type { Vm } from '../vm.ts';
import { watchedTree } from '../watched-tree.ts';

/** Milliseconds from a change until it is sent: a git checkout is many, and one. */
const quiet = 100;
/** Milliseconds that one question to the guest may take. */
const patience = 20_000;

export async function run({ name, uri, watch: goesOn }: Arguments): Promise<number> {
  const vm = vmOf(name, uri);
  const shares = copied(vm);
  if (shares.length === 0)
    throw new Failure(
      `${name} has no folder by rsync`,
      'what it has is the folder of the host itself',
      `[share NAME] type = rsync in ${vm.file}`,
    );
  if (goesOn) await Promise.all(shares.map(share => follow(vm, share)));
  else await sync(vm, shares);
  return 0;
}

/** The shares of a VM that are copies. */
export const copied = (vm: Vm) => vm.shares.filter(isCopy);

/** Makes the guest's folders what the host's are: what is not there any more goes, but for what is excluded or kept. */
export async function sync(vm: Vm, shares: readonly Share[]): Promise<void> {
  for (const share of shares) {
    const from = sourceOf(vm.name, share.source);
    if (!existsSync(from))
      throw new Failure(
        `${from}: no such folder`,
        `[share ${share.name}] is copied from it`,
        `make it, or correct ${vm.file}`,
      );
    if (!which('rsync'))
      throw new Failure('there is no rsync here', `${share.target} of ${vm.name} is a copy`, 'make setup');
    const words = [
      ...['--archive', '--secluded-args', '--rsh', `ssh -F ${place.sshConfig(vm.name)}`],
      ...(share.kept ? [] : ['--delete']),
      ...share.exclude.map(pattern => `--exclude=${pattern}`),
      ...[`${from}/`, `${hostOf(vm.name)}:${share.target}/`],
    ];
    // Who saves twice within a second has changed it twice (rsync(1), --modify-window); before rsync 3.1.3 there is no such word.
    let code = await rsync(['--modify-window=-1', ...words]);
    // What rsync says where it loses the other one, too (rsync(1), EXIT VALUES).
    if (code === 12) {
      if ((await inGuest(vm, 'command -v rsync', patience)).exitCode === 1)
        throw new Failure(
          `${vm.name}: no rsync answers in it`,
          `${share.target} is copied by rsync, which must be in the image, too`,
          `layers = … rsync in ${vm.file}, then make rebuild-${vm.name}`,
        );
      code = await rsync(words);
    }
    // 24: a file vanished meanwhile, which the next turn sees.
    if (code !== 0 && code !== 24)
      throw new Failure(`rsync ended with ${code}`, `${from} is not whole in ${vm.name}`, `make sync-${vm.name}`);
  }
}

const rsync = async (words: readonly string[]): Promise<number> =>
  (await once(spawn(...bound('TERM', ['rsync', ...words]), { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit'))[0];

async function follow(vm: Vm, share: Share): Promise<never> {
  const from = sourceOf(vm.name, share.source);
  const tree = watchedTree(from, share.exclude);
  for (let said = false; ; said = true) {
    // What changes while it is copied is copied again.
    tree.look();
    await sync(vm, [share]);
    if (!said) process.stdout.write(`${vm.name}: ${from} is followed to ${share.target}; ^C ends it\n`);
    await tree.changed();
    await delay(quiet);
  }
}
