// Starts libvirt where it is not up.

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { textOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { libvirtUri } from '../host.ts';
import { which } from '../programs.ts';
import { type Answer, ask, askAsRoot, must } from '../tool.ts';
import { isSystem } from '../uri.ts';
import { withGroups } from './groups.ts';

const conf = '/etc/libvirt/libvirtd.conf';
/** In /run, so that it goes with the daemon that reads it. */
const openConf = '/run/libvirt/makebox-libvirtd.conf';

const log = '/var/log/libvirt/libvirtd.log';
/** What a daemon does by itself, for sh; the terminal of sudo may be gone before it is without one. */
const daemon = `trap '' HUP; mkdir -p "$(dirname ${log})"; exec setsid -f "$0" "$@" </dev/null >>${log} 2>&1`;

/** virsh as the person, in the groups that setup gave them. */
const virshAsPerson = (...words: string[]): Promise<Answer> =>
  ask(withGroups(['virsh', '--quiet', '--connect', libvirtUri(), ...words]), 10);

/** That its networks are answered for, too, which may be another daemon of it (libvirt.org/daemons.html). */
const answers = () => virshAsPerson(isSystem(libvirtUri()) ? 'net-list' : 'uri');

/** libvirtd.conf for a host without systemd: polkit doesn't run there, so the group libvirt decides, as polkit's rule would. */
export function openSocket(text: string): string {
  if (/^\s*auth_unix_rw\s*=/m.test(text)) return text;
  const rest = text.replaceAll(/^\s*unix_sock_(group|rw_perms)\s*=.*\n?/gm, '');
  return `${rest.trimEnd()}\nauth_unix_rw = "none"\nunix_sock_group = "libvirt"\nunix_sock_rw_perms = "0770"\n`;
}

/** Whether libvirt had to be started. */
export async function startLibvirt(): Promise<boolean> {
  const uri = libvirtUri();
  const logging = isSystem(uri) && (await startLogging());
  if ((await answers()).ok) return logging;
  if (!isSystem(uri))
    throw new Failure(
      `libvirt at ${uri} does not answer`,
      'setup starts the system libvirt of this host only',
      'make doctor',
    );
  if (await askAsRoot(['virsh', '--connect', uri, 'net-list'])) {
    const { err } = await answers();
    const mend = existsSync('/run/systemd/system')
      ? 'log out and in again, then make setup'
      : 'sudo kill $(cat /run/libvirtd.pid); make setup';
    throw new Failure(`libvirt at ${uri} answers root, but not you`, err, mend);
  }
  process.stdout.write('setup: starts libvirt\n');
  await (existsSync('/run/systemd/system') ? startUnits() : startDaemons());
  for (let i = 0; i < 50; i++) {
    if ((await answers()).ok) return true;
    await setTimeout(200);
  }
  throw new Failure(
    `libvirt at ${uri} does not answer after its start`,
    (await answers()).err || 'virsh got no answer within 10 s',
    existsSync(log) ? `see the end of ${log}; make doctor` : 'make doctor',
  );
}

/** Fedora has one socket per driver; elsewhere one daemon serves all (libvirt.org/daemons.html). */
async function startUnits(): Promise<void> {
  const modular =
    (await ask(['systemctl', 'cat', 'virtqemud.socket'])).ok &&
    !(await ask(['systemctl', 'is-enabled', 'libvirtd.socket'])).ok;
  const units = modular
    ? ['virtqemud', 'virtnetworkd', 'virtstoraged', 'virtnodedevd', 'virtlogd']
    : ['libvirtd', 'virtlogd'];
  await must(
    ['systemctl', 'enable', '--now', ...units.map(unit => `${unit}.socket`)],
    'systemd could not start libvirt',
    'systemctl status libvirtd.service',
  );
}

/** Without systemd nobody starts virtlogd, and a killed one leaves its socket behind: only the process proves it. */
async function startLogging(): Promise<boolean> {
  const runs = readdirSync('/proc').some(id => /^\d+$/.test(id) && textOf(`/proc/${id}/comm`).trim() === 'virtlogd');
  if (runs || existsSync('/run/systemd/system')) return false;
  await must(['virtlogd', '-d'], 'it keeps the logs of the consoles');
  return true;
}

async function startDaemons(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  const file = path.join(folder, 'libvirtd.conf');
  writeFileSync(file, openSocket(textOf(conf)));
  await must(['install', '-D', '-m', '0644', file, openConf], 'libvirtd reads it');
  rmSync(folder, { recursive: true });
  // A qemu that has ended is there for libvirt until its parent has noticed, which is process 1 of this host: `destroy-` would wait for that, and fail in
  // a container whose first process takes no notice. tini(1), -s: it is the parent then.
  const words = which('tini') ? ['sh', '-c', daemon, 'tini', '-s', '--', 'libvirtd'] : ['libvirtd', '-d'];
  await must([...words, '--config', openConf], 'libvirtd did not start', `libvirtd --config ${openConf} shows why`);
}
