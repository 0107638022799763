// Runs a command in each distro on each kernel, side by side, as far as there is memory for them.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { namesOf, plan, textOf, vmOf } from '../checkout.ts';
import { memory as free } from '../doctor/room.ts';
import { Failure } from '../failure.ts';
import { junit, make, type Outcome, sideBySide, table, voice } from '../fleet.ts';
import type { Arguments } from '../makebox.ts';
import { here } from '../processor.ts';
import type { Vm } from '../vm.ts';

const results = 'generated/matrix.xml';
/** Of the memory that is free now, what they may take. */
const share = 0.75;

export async function run({ kernels, vms, jobs, command, memory }: Arguments): Promise<number> {
  rmSync(results, { force: true });
  const { kernels: known, vms: machines, images } = plan();
  const on = namesOf(kernels).length > 0 ? namesOf(kernels) : known.map(kernel => kernel.name);
  for (const name of on.filter(one => !one.includes('/') && !known.some(kernel => kernel.name === one)))
    throw new Failure(
      `there is no kernels/${name}.ini`,
      'KERNELS= names kernels',
      `one of ${known.map(k => k.name).join(', ') || 'none so far'}`,
    );
  const distros = namesOf(vms).length > 0 ? namesOf(vms).map(name => vmOf(name)) : machines.filter(vm => vm.kernel);
  const alone = distros.find(vm => !vm.kernel);
  if (alone)
    throw new Failure(
      `${alone.name} boots by itself`,
      'where its root is only its own boot loader knows, and each has another',
      `leave it out of DISTROS=; make run-${alone.name} KERNEL=… APPEND=root=/dev/vda1`,
    );
  const folder = 'generated/workspace/logs/matrix';
  mkdirSync(folder, { recursive: true });
  /** A kernel boots images of its own processor alone; of a path nobody knows. */
  const fits = (vm: string, kernel: string) => {
    const arch = known.find(one => one.name === kernel)?.arch;
    return !arch || arch === (images.find(one => one.name === vm)?.foreign ?? here.debian);
  };
  const pairs = distros.flatMap(({ name: vm }) => on.map(kernel => ({ vm, kernel, name: `${vm} on ${kernel}` })));
  const cells = pairs.filter(({ vm, kernel }) => fits(vm, kernel));
  const others = pairs.filter(pair => !cells.includes(pair)).map(({ name }) => name);
  if (cells.length === 0)
    throw new Failure(
      'no distro can be run on any of these kernels',
      others.length > 0 ? `another processor's: ${others.join(', ')}` : 'there is none of one of the two',
      'make kernels, make list',
    );
  if (others.length > 0) process.stdout.write(`left out, another processor's: ${others.join(', ')}\n`);
  const most = Math.max(...cells.map(({ vm }) => mib(memory || memoryOf(vmOf(vm)))));
  const names = cells.map(({ name }) => name);

  // What they stand on is built before them, one after the other: each build has all processors for itself.
  const goals = [
    ...distros.map(vm => `image-${vm.name}`),
    ...on.filter(one => !one.includes('/')).map(one => `kernel-${one}`),
  ];
  await make(voice('build', names, `${folder}/build.log`), '-k', ...goals);
  const atOnce = Math.min(jobs, Math.floor((free() * share) / most));
  const outcomes = await sideBySide(cells, atOnce, async ({ vm, kernel, name }): Promise<Outcome> => {
    const own = `${folder}/${name.replaceAll('/', '+')}`;
    const log = `${own}.log`;
    const start = Date.now();
    const words = [`KERNEL=${kernel}`, `CMD=${command}`, `RESULTS=${own}`];
    const code = await make(voice(name, names, log), `run-${vm}`, ...words);
    const exit = textOf(`${own}/run-${vm}.exit`).trim();
    const result = code === 0 ? 'passed' : exit ? `exit ${exit}` : 'not run';
    return { name, result, seconds: (Date.now() - start) / 1000, log };
  });
  writeFileSync(results, junit(command, outcomes, textOf));
  process.stdout.write(`\n${table(outcomes)}logs: ${folder}/, JUnit: ${results}\n`);
  return outcomes.every(({ result }) => result === 'passed') ? 0 : 1;
}

const memoryOf = (vm: Vm) => vm.values.find(({ variable }) => variable === 'MEMORY')!.value;

/** MiB of `4G`, `700M` or `700`. */
function mib(text: string): number {
  const [, figure, unit] = /^([1-9]\d*)([MG]?)$/.exec(text) ?? [];
  if (!figure) throw new Failure(`MEM=${text} is no size`, 'each has so much memory', 'MEM=2048 or MEM=4G');
  return Number(figure) * (unit === 'G' ? 1024 : 1);
}
