// Builds and boots debian-12, runs a program of yours in it through the share, and says what to type next.

import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { accelerator } from '../accelerator.ts';
import { hasDisk, place, vmOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { setting } from '../host.ts';
import { person } from '../machine.ts';
import { withGroups } from '../setup/groups.ts';
import { show } from '../tool.ts';

const name = 'debian-12';

/** What a guest runs as `sh /code/…/hello`. */
const program = `echo "hello from $(hostname): $(uname -sr), $(. /etc/os-release; echo "$PRETTY_NAME")"
echo "I am $(id -un), and your folder holds: $(ls "$1" | head -n 8 | tr '\\n' ' ')"
`;

export async function run(): Promise<number> {
  const vm = vmOf(name);
  const { accel, why } = await accelerator();
  const pace =
    accel === 'kvm' ? ['under a minute', 'a few seconds'] : ['one to three minutes', 'ten to thirty seconds'];
  const todo = hasDisk(name)
    ? `boots ${name}, which is built already`
    : `builds ${name} from packages (${pace[0]}, 150 MB to download, 1 GB on disk), then boots it`;
  process.stdout.write(`demo: ${todo} (${pace[1]} with ${accel.toUpperCase()}: ${why})\n`);
  await make(`up-${name}`);

  const code = setting('CODE_DIR') || vm.values.find(v => v.variable === 'CODE_DIR')?.value || process.cwd();
  const folder = mkdtempSync(path.join(code, '.makebox-demo-'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clean);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const { uid, gid } = person();
  writeFileSync(path.join(folder, 'hello'), program);
  if (process.getuid!() === 0) for (const file of [folder, path.join(folder, 'hello')]) chownSync(file, uid, gid);
  const share = vm.shares[0]?.target ?? '/code';
  if (existsSync(place.volume(name))) await make(`sync-${name}`);
  process.stdout.write(`demo: a program in ${code}, run in ${name} as ${share}/${path.basename(folder)}/hello:\n`);
  await make(`exec-${name}`, `CMD=sh ${share}/${path.basename(folder)}/hello ${share}`);
  clean();
  process.stdout.write(`demo: it works. Type next:\n\n  make ssh-${name}\n\n`);
  return 0;
}

/** Calls make anew, which probes the accelerator anew: what the calling make found out may be older than setup. */
async function make(...goals: string[]): Promise<void> {
  const env = { ...process.env };
  if (env.LIBGUESTFS_BACKEND_SETTINGS === 'force_tcg')
    for (const key of ['LIBGUESTFS_BACKEND', 'LIBGUESTFS_BACKEND_SETTINGS']) delete env[key];
  delete env.MAKEBOX_ACCEL;
  // The jobserver's pipes are lost on the way through node.
  if (env.MAKEFLAGS) env.MAKEFLAGS = env.MAKEFLAGS.replaceAll(/(^| )(-j\d*|--jobserver-\S+)(?= |$)/g, '');
  const code = await show(withGroups(['make', '--no-print-directory', ...goals]), env);
  if (code !== 0)
    throw new Failure(
      `make ${goals[0]} ended with ${code}`,
      'the lines above say what went wrong',
      'make doctor, then make demo again: it goes on where it was',
    );
}
