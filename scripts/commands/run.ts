// Boots an image for one command, and throws away what that wrote. make has qemu's command line; here are the channels to the guest.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { layerOf, sourceOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { junit } from '../fleet.ts';
import { type Job, jobScript } from '../guest-job.ts';
import { framed } from '../guest-run.ts';
import { wakeScript } from '../guest-wake.ts';
import { optionsOf } from '../identity.ts';
import { mustFit } from '../kernels/boot-image.ts';
import type { Identity } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { replace, sweep } from '../replace.ts';
import { told } from '../run-ending.ts';
import { mustBeFree, open as openPorts, rulesOf, wayBySsh } from '../run-ports.ts';
import { type Plug, plugWords, virtiofs } from '../run-shares.ts';
import { RunTimes } from '../run-times.ts';
import { attach } from '../terminal.ts';
import { type Machine, start } from '../throwaway.ts';
import { copyOfMemory, thaw } from '../warm.ts';

const folder = 'generated/workspace/runs';
/** The descriptors by which the recipe holds the data folder's lock and, of one that wakes, its ready state's (scripts/make/run.mk). */
const locks = { data: 8, warm: 7 };

export async function run(args: Arguments): Promise<number> {
  const { name, command, code, '--': words = [], boot, timeout = 0, log, results, kept, mount, warm, forwards } = args;
  mustFit(words);
  const vm = vmOf(name);
  const { user, uid, gid } = layerOf(vm.image) as Identity;
  const shares = vm.shares.map(share => ({
    source: path.resolve(share.name === 'code' && code ? code : sourceOf(name, share.source)),
    target: share.target,
    readonly: share.mode !== '',
    options: optionsOf(share),
    nine: share.transport === '9p',
  }));
  const more = mount
    ? [{ source: path.resolve(mount), target: '/host', readonly: false, options: 'rw', nine: false }]
    : [];
  const folders = [...shares, ...more];
  for (const { source, target } of folders.filter(one => !existsSync(one.source)))
    throw new Failure(
      `${name}: ${source}: no such folder`,
      `it is to be ${target} in the guest`,
      target === '/host'
        ? 'another MOUNT='
        : 'make the folder, or say where it is now: CODE_DIR=…, or source = … in its definition',
    );

  mkdirSync(folder, { recursive: true });
  makeResults(results);
  sweep(folder);
  const scratch = `${folder}/${name}.${process.pid}.tmp`;
  mkdirSync(scratch, { mode: 0o700 });
  const began = Date.now();
  const times = new RunTimes(began);
  let stop = () => {};
  let way = '';
  try {
    const devices = virtiofs(
      folders.filter(({ nine }) => !nine),
      scratch,
    );
    stop = devices.stop;
    const memory = words.some(word => word.includes('mem-path=/dev/fd/9'))
      ? await copyOfMemory(`${warm}/memory`, scratch)
      : undefined;
    // One that wakes gets them when qemu is there.
    const plugs = warm ? [] : await devices.plugs;
    const { rows = 24, columns = 80 } = process.stdout;
    const rules = rulesOf(forwards);
    await mustBeFree(rules);
    way = wayBySsh(vm, rules, folder);
    const mark = randomBytes(16).toString('hex');
    const job: Job = {
      ...{ user, uid, gid, kept, mark, mounts: folders },
      ...(way ? { ssh: vm.ssh.port } : {}),
      ...(command ? { command } : {}),
      terminal: { type: process.env['TERM'] ?? 'dumb', rows, columns },
    };
    process.env['TMPDIR'] = path.resolve(scratch);
    let detach = () => {};
    const begin = (script: string) => {
      machine.send(script);
      // What stands below is open now, and stays though its name may go.
      closeSync(locks.data);
      if (warm) closeSync(locks.warm);
      if (!command) detach = attach(machine);
    };
    let failure: unknown;
    const lead = async () => {
      try {
        await openPorts(machine.control, rules);
        if (way) process.stderr.write(`${name}: ssh -F ${way} ${name}\n`);
      } catch (error) {
        // A command may have ended meanwhile, and its machine with it.
        if (!(error instanceof Failure)) return;
        failure = error;
        machine.stop();
      }
    };
    const machine: Machine = start([...words, ...plugWords(plugs)], {
      ...(memory ? { memory: memory.descriptor } : {}),
      mark,
      serialLog: log,
      limits: { boot, command: timeout },
      heard: (word, [init, now]) => {
        times.heard(word, init, now);
        if (word === 'ready') begin(framed(jobScript(job)));
        if (word === 'begun') void lead();
      },
    });
    if (warm) {
      const woken = await wake(machine, warm, devices.plugs, memory?.whole);
      const seed = randomBytes(48).toString('hex');
      if (woken !== undefined) begin(wakeScript(job, { now: Date.now(), seed, mac: newMac(), plugs: woken }));
    }
    const ending = await machine.ended;
    detach();
    if (failure) throw failure;
    const result = told(ending, machine, args, devices.lacks);
    if (command) keepResult(args, result, (Date.now() - began) / 1000, machine.said.text);
    if (command && 'code' in ending) times.keep(name);
    return result;
  } finally {
    stop();
    for (const gone of [scratch, way].filter(Boolean)) rmSync(gone, { recursive: true, force: true });
  }
}

function makeResults(results: string): void {
  try {
    mkdirSync(results, { recursive: true });
  } catch (error) {
    throw new Failure(
      `${results} can't be made a folder: ${(error as NodeJS.ErrnoException).code}`,
      'RESULTS= is the folder for run-NAME.exit and .xml',
      'another RESULTS=, or none',
    );
  }
}

/** A MAC for a guest that nobody else has (IEEE 802: locally administered). */
const newMac = () => ['52', '54', '00', ...randomBytes(3).toString('hex').match(/../g)!].join(':');

/** Lets it go on, and gives how many shares it got, or nothing where it was ended for another reason; a qemu that can't says why, and ends. */
async function wake(
  machine: Machine,
  warm: string,
  shares: Promise<Plug[]>,
  memory?: Promise<void>,
): Promise<number | undefined> {
  try {
    const [execute, plugs] = await Promise.all([machine.control(), shares, memory]);
    await thaw(execute, warm, plugs);
    return plugs.length;
  } catch (error) {
    machine.stop();
    const ending = await machine.ended;
    if (!('why' in ending) || ending.why !== 'ended') return undefined;
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${warm} can't go on`,
      `${(error as Error).message} ${machine.complaint.text}`,
      `rm -r ${warm}, and make warm- anew`,
    );
  }
}

/** run-NAME.exit, and .xml for a CI. */
function keepResult({ name, command, results }: Arguments, code: number, seconds: number, said: string): void {
  replace(`${results}/run-${name}.exit`, `${code}\n`);
  const result = code === 0 ? 'passed' : `exit ${code}`;
  replace(
    `${results}/run-${name}.xml`,
    junit(command, [{ name, result, seconds, log: 'said' }], () => said),
  );
}
