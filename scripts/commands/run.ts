// Boots an image for one command, and throws away what that wrote. make has qemu's command line; here are the channels to the guest.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { layerOf, sourceOf, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { junit } from '../fleet.ts';
import { codes, type Job, jobScript, notMounted } from '../guest-job.ts';
import { framed } from '../guest-run.ts';
import { wakeScript } from '../guest-wake.ts';
import { optionsOf } from '../identity.ts';
import { mustFit } from '../kernels/boot-image.ts';
import type { Identity } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { replace, sweep } from '../replace.ts';
import { mustBeFree, open as openPorts, rulesOf, tellSsh } from '../run-ports.ts';
import { type Plug, plugWords, virtiofs } from '../run-shares.ts';
import { RunTimes } from '../run-times.ts';
import { attach } from '../terminal.ts';
import { type Ending, type Machine, start } from '../throwaway.ts';
import { copyOfMemory, thaw } from '../warm.ts';

const folder = 'generated/workspace/runs';
/** The descriptors by which the recipe holds the data folder's lock and, of one that wakes, its ready state's (scripts/make/run.mk). */
const locks = { data: 8, warm: 7 };
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

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
    const led = tellSsh(vm, rules, folder);
    const mark = randomBytes(16).toString('hex');
    const job: Job = {
      ...{ user, uid, gid, kept, mark, mounts: folders },
      ...(led ? { ssh: vm.ssh.port } : {}),
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
    const lead = () =>
      void openPorts(machine.control, rules).catch(error => {
        // A command may have ended meanwhile, and its machine with it.
        if (!(error instanceof Failure)) return;
        failure = error;
        machine.stop();
      });
    const machine: Machine = start([...words, ...plugWords(plugs)], {
      ...(memory ? { memory: memory.descriptor } : {}),
      mark,
      serialLog: log,
      limits: { boot, command: timeout },
      heard: (word, [init, now]) => {
        times.heard(word, init, now);
        if (word === 'ready') begin(framed(jobScript(job)));
        if (word === 'begun') lead();
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
    rmSync(scratch, { recursive: true, force: true });
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

/** Says how it ended, and gives the exit code. */
function told(
  ending: Ending,
  machine: Machine,
  { name, boot, timeout, command, warm }: Arguments,
  lacks: readonly string[],
): number {
  const { console, said, complaint, greetings } = machine;
  const say = (text: string) => process.stderr.write(text);
  if ('code' in ending) {
    if (!greetings.has('begun') && said.text.includes(notMounted)) say(unmounted(name, lacks));
    if (command) say(`exit ${ending.code}\n`);
    return ending.code;
  }
  if ('signal' in ending) return signals[ending.signal];
  const lines = console.text.trim().split('\n');
  const panic = lines.findIndex(line => line.includes('Kernel panic - not syncing'));
  const lost = console.text.includes('VFS: Unable to mount root fs');
  // An oops stands before the panic, and the trace behind it may be long.
  const last = lines.slice(panic < 0 ? -40 : Math.max(0, panic - 40)).join('\n');
  const seen = (ending.why === 'ended' && complaint.text.trim()) || last;
  const late = greetings.has('begun')
    ? [`${name}: not done in time`, `TIMEOUT=${timeout}, in seconds`, 'TIMEOUT=…, or see above what it waits for']
    : [
        `${name}: its command has not begun in time`,
        `in ${boot} s it ${warm || greetings.has('ready') ? 'took the command, and mounts its shares yet' : 'has not booted'}${seen ? '' : '; its console shows nothing'}`,
        "APPEND='loglevel=7 systemd.show_status=1' shows what it waits for",
      ];
  const [what, why, mend] = {
    late,
    panicked: lost
      ? [
          `${name}: its kernel panicked, for it found no root`,
          'the drivers of its disk (virtio, and the file system) are not inside it, or its root is another one',
          'a KERNEL= that has them inside, or INITRD= with them; or APPEND=root=…, which it is',
        ]
      : [`${name}: its kernel panicked`, 'what it said stands above', 'another KERNEL= or APPEND='],
    ended: [
      `${name}: ended before the command did`,
      'it was switched off from inside, or never began: is KERNEL= the name of one in kernels/, or a file?',
      'see above what it said last',
    ],
    full: [
      `${name}: its disk has grown until this host's was nearly full`,
      'what it writes lies in the data folder while it runs',
      'more room there (make gc), or a command that writes less',
    ],
    babbled: [
      `${name}: what it says of the command is no answer`,
      'something in the guest has written to the port makebox.job',
      'see what does',
    ],
  }[ending.why];
  say(`${seen}\n${what}\n  why:  ${why}\n  mend: ${mend}\n`);
  return ending.why === 'late' ? codes.timeout : codes.broken;
}

/** The guest has said which. */
const unmounted = (name: string, lacks: readonly string[]) =>
  lacks.length > 0
    ? `${name}: a share by virtiofs is not there\n  why:  ${lacks.join('\n        ')}; and its kernel has no 9p\n  mend: make setup, or KERNEL= that has 9p\n`
    : `${name}: a share could not be mounted\n  why:  its kernel seems to have neither virtiofs nor 9p\n  mend: another KERNEL=, or \`groups = virtio 9p\` in its definition\n`;

/** run-NAME.exit, and .xml for a CI. */
function keepResult({ name, command, results }: Arguments, code: number, seconds: number, said: string): void {
  replace(`${results}/run-${name}.exit`, `${code}\n`);
  const result = code === 0 ? 'passed' : `exit ${code}`;
  replace(
    `${results}/run-${name}.xml`,
    junit(command, [{ name, result, seconds, log: 'said' }], () => said),
  );
}
