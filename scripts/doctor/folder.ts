// The data folder: there, yours, and open to the user that qemu runs as, with every folder above it.

import { realpathSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, libvirtUri, owner, qemuUser } from '../host.ts';
import { plainly } from '../quote.ts';
import { ask } from '../tool.ts';
import { isSystem } from '../uri.ts';
import { type Acl, may, parseAcls, type Who } from './access.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Folder {
  readonly path: string;
  /** The folder after symlinks; "" where it is not there. */
  readonly real: string;
  /** From / down to the folder. */
  readonly steps: readonly Acl[];
  readonly you: Who;
  /** Absent: qemu runs as you. */
  readonly qemu: Who | undefined;
  /** MiB. */
  readonly free: number;
}

export async function look(folder = dataFolder(), uri = libvirtUri()): Promise<Folder> {
  const { uid, name } = owner();
  const you = { name, uid, gids: uid === process.getuid!() ? process.getgroups!() : [] };
  const user = isSystem(uri) ? qemuUser() : undefined;
  const gids = user ? (await ask(['id', '-G', user.name])).out.split(' ').map(Number) : [];
  const qemu = user && { name: user.name, uid: user.uid, gids };
  let real = '';
  try {
    real = realpathSync(folder);
  } catch {
    return { path: folder, real, steps: [], you, qemu, free: 0 };
  }
  const above = real.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/') || '/');
  const steps = parseAcls((await ask(['getfacl', '-p', '-n', ...above])).out);
  const { bavail, bsize } = statfsSync(real);
  return { path: folder, real, steps, you, qemu, free: Math.floor((bavail * bsize) / 2 ** 20) };
}

export function judge({ path: folder, real, steps, you, qemu }: Folder): Finding[] {
  const why = 'layers and disks lie there, readable by you and by qemu';
  if (!real) return [fail('data folder', `there is no ${folder}`, why, 'make setup')];
  const last = steps.at(-1);
  if (!last)
    return [
      warn(
        'data folder',
        `nothing is known of who may read ${real}`,
        'getfacl is missing or did not answer',
        'make setup',
      ),
    ];
  const shut = (who: Who) => steps.slice(0, -1).find(step => !may(step, who, 'x'));
  const findings: Finding[] = [];
  if (shut(you) || !may(last, you, 'rwx')) {
    findings.push(
      fail(
        'data folder',
        `${you.name} can't write in ${shut(you)?.path ?? real}`,
        why,
        shut(you) ? 'DATA_DIR=… in .env' : 'make setup',
      ),
    );
  }
  const step = qemu && shut(qemu);
  if (step) {
    const mend = `sudo setfacl -m u:${qemu.name}:x ${plainly(step.path)}, or DATA_DIR=… in .env`;
    findings.push(
      fail(
        'data folder',
        `qemu, which runs as ${qemu.name}, can't enter ${step.path}`,
        `so it reaches nothing in ${path.relative(step.path, real)} below it`,
        mend,
      ),
    );
  } else if (qemu && !may(last, qemu, 'rx')) {
    findings.push(fail('data folder', `qemu, which runs as ${qemu.name}, can't read ${real}`, why, 'make setup'));
  }
  return findings.length > 0
    ? findings
    : [ok('data folder', `${real}, ${you.name}'s${qemu ? `, readable by ${qemu.name}` : ''}`)];
}
