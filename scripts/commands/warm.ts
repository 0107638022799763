// Boots an image to where a command can begin, and keeps its memory, its devices and its disk: run-NAME begins there.

import { closeSync } from 'node:fs';
import { layerOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { framed } from '../guest-run.ts';
import { warmScript } from '../guest-wake.ts';
import { mustFit } from '../kernels/boot-image.ts';
import type { Identity } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { signals } from '../run-ending.ts';
import { type Machine, start } from '../throwaway.ts';
import { freeze } from '../warm.ts';

/** As in run.ts. */
const lock = 8;

export async function run({ name, words: [folder = ''], '--': words = [], boot }: Arguments): Promise<number> {
  mustFit(words);
  const vm = vmOf(name);
  const runner = layerOf(vm.image) as Identity;
  const folders = vm.shares.map(({ target }) => target);
  let kept = false;
  let failure: unknown;
  const keep = async () => {
    try {
      await freeze(await machine.control(), folder);
      kept = true;
    } catch (error) {
      failure = error;
    }
    machine.stop();
  };
  const machine: Machine = start(words, {
    serialLog: '',
    limits: { boot, command: 0 },
    heard: word => {
      if (word === 'ready') machine.send(framed(warmScript(runner, vm.ssh.port, folders)));
      if (word === 'warm') void keep();
    },
  });
  const ending = await machine.ended;
  closeSync(lock);
  if ('signal' in ending) return signals[ending.signal];
  if (failure) throw failure;
  if (kept) return 0;
  throw new Failure(
    `${name} did not come to where a command could begin`,
    `${machine.console.text.trim().split('\n').slice(-20).join('\n')}\n${machine.complaint.text}`,
    `make run-${name} CMD=true`,
  );
}
