// `make NAME.xml` with nothing to do: its time over that of an empty make, its processes, and ninja's time for the same.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ninja } from './ninja.ts';
import { type Row, row, unmeasured } from './row.ts';
import { inTurns } from './sample.ts';
import { makeAll, type Synthetic } from './synthetic.ts';

const rounds = 30;
const goal = 'vm-0.xml';
/** With so few, both are little more than the start of a process. */
const few = 100;

export function idle(it: Synthetic, mark: number): Row[] {
  makeAll(it);
  it.make(goal);
  it.calls();
  const { folder: cwd, env } = it;
  const count = it.plan.vms.length;
  const what = `nothing to do, ${count} definitions`;
  const [ours = 0, empty = 0] = inTurns(rounds, [
    { words: ['make', goal], cwd, env },
    { words: ['make', '-f', '/dev/null'], cwd, env, code: 2 },
  ]);
  const against = { name: 'make -f /dev/null', value: empty };
  const called = it.calls();
  if (called.length > 0) throw new Error(`there was something to do: ${called[0]!.join(' ')}`);
  return [
    row({ what, unit: 'ms', ours, against, compared: 'difference', mark }),
    row({ what: `${what}: processes`, unit: '', ours: processes(it), mark: 1, note: 'make itself, by strace' }),
    beside(it, what, count > few),
  ];
}

/** Programs started and processes made, make itself among them. */
function processes({ folder: cwd, env }: Synthetic): number {
  const record = path.join(cwd, 'strace');
  const { status, error, stderr } = spawnSync(
    'strace',
    ['-f', '-e', 'trace=execve,execveat,fork,vfork,clone,clone3', '-o', record, 'make', goal],
    {
      cwd,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  if (status !== 0) throw error ?? new Error(stderr);
  return readFileSync(record, 'utf8').match(/\b(execve|execveat|fork|vfork|clone3?)\(/g)?.length ?? 0;
}

function beside(it: Synthetic, what: string, marked: boolean): Row {
  const name = `${what}: beside ninja`;
  try {
    const edges = ninja(it).length;
    const { folder: cwd, env } = it;
    const [ours = 0, theirs = 0] = inTurns(rounds, [
      { words: ['make', goal], cwd, env },
      { words: ['ninja', goal], cwd, env },
    ]);
    const against = { name: 'ninja', value: theirs };
    const given = { what: name, unit: 'ms', ours, against, compared: 'ratio', note: `${edges} edges` } as const;
    return row(marked ? { ...given, mark: 1 } : given);
  } catch (error) {
    return unmeasured(name, (error as Error).message);
  }
}
