// The shares of a domain that runs: memory can't be saved while one is in use, so they are taken out before, and put back.

import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { sourceOf, textOf } from './checkout.ts';
import { shell } from './escape.ts';
import { Failure } from './failure.ts';
import { optionsOf, overlayOf } from './identity.ts';
import { giveXml, state, virsh } from './libvirt.ts';
import { reseedFromHost } from './reseed.ts';
import { isCopy, isDevice, overNfs, type Share } from './share.ts';
import { inGuest, provisioned } from './ssh.ts';
import type { Vm } from './vm.ts';

/** Milliseconds: that a guest may take to let go of a device; between two looks; that one login may take. */
const patience = { unplug: 30_000, look: 100, login: 60_000 };

/** The <filesystem> elements in the XML of a domain. */
const filesystems = (xml: string): string[] => xml.match(/<filesystem\b[\s\S]*?<\/filesystem>/g) ?? [];
const isVirtiofs = (share: string) => /<driver\b[^>]*type='virtiofs'/.test(share);
const tagOf = (share: string) => /<target\b[^>]*dir='([^']*)'/.exec(share)?.[1] ?? '';

export interface Running {
  readonly vm: Vm;
  readonly uri: string;
  /** Programs that have the share open lose it. */
  readonly force: boolean;
}

/**
 * Does what can't be done with a share in use: libvirt saves no virtiofs device (libvirt.org/kbase/virtiofs.html), and QEMU no 9p
 * that is mounted. If the domain still runs afterwards, it has its shares again.
 */
export async function withoutShares<T>(of: Running, work: () => Promise<T>): Promise<T> {
  const { vm, uri } = of;
  const xml = await virsh(uri, 'dumpxml', vm.uuid);
  const shares = filesystems(xml);
  if (shares.length === 0) return work();
  // What is taken out is to come back.
  if (!of.force) mustHaveFolders(vm, xml);
  const targets = shares.map(tagOf).map(unescaped);
  try {
    await unmount(of, targets);
    for (const share of shares.filter(isVirtiofs)) await unplug(uri, vm.uuid, share);
    return await work();
  } finally {
    await giveBack(of, targets);
  }
}

/** The same for one that stands still: its guest must let go of its shares, so it goes on for that long, and stands still again. */
export async function withoutSharesOfPaused<T>(of: Running, work: () => Promise<T>): Promise<T> {
  const { vm, uri } = of;
  if (filesystems(await virsh(uri, 'dumpxml', vm.uuid)).length === 0) return work();
  await virsh(uri, 'resume', vm.uuid);
  try {
    return await withoutShares(of, work);
  } finally {
    // One that is saved, or that went off meanwhile, can't.
    if ((await state(uri, vm.uuid)) === 'running') await virsh(uri, 'suspend', vm.uuid);
  }
}

/** A domain that runs has all its shares again; where its guest does not mount them, or its definition has left one that it `had`, that is said. */
export async function giveBack({ vm, uri }: Running, had: readonly string[] = []): Promise<void> {
  const devices = vm.shares.filter(isDevice);
  if (devices.length + had.length === 0 || (await state(uri, vm.uuid)) !== 'running') return;
  await plugShares(uri, vm);
  const left = had.filter(target => !devices.some(share => share.target === target));
  if (left.length > 0)
    process.stderr.write(
      `${vm.name}: ${left.join(' ')} is not mounted again\n  why:  its definition has left it meanwhile\n  mend: make reload-${vm.name}\n`,
    );
  if (devices.length === 0) return;
  const { exitCode, stderr } = await inGuest(vm, mount(vm), patience.login);
  if (exitCode !== 0)
    process.stderr.write(
      `${vm.name}: its shares are not mounted again\n  why:  ${stderr.trim()}\n  mend: make up-${vm.name}\n`,
    );
}

/** Gives a running domain the virtiofs shares that its definition has and that it lacks; and what it is now and at its next start, where it lacked none. */
export async function plugShares(uri: string, vm: Vm): Promise<readonly [now: string, next: string] | undefined> {
  const { uuid } = vm;
  const [now, next] = await Promise.all([virsh(uri, 'dumpxml', uuid), virsh(uri, 'dumpxml', '--inactive', uuid)]);
  const there = filesystems(now).map(tagOf);
  const lacking = filesystems(next).filter(s => isVirtiofs(s) && !there.includes(tagOf(s)));
  for (const share of lacking) {
    mustHaveFolders(vm, share);
    await giveXml(uri, share, 'attach-device', uuid, '--live');
  }
  return lacking.length === 0 ? [now, next] : undefined;
}

/**
 * For the guest's sh: its shares are mounted, its clock is right, which stood still while it was saved, and so are its random numbers, and it
 * says whether it is provisioned. What root has to do is one sudo: each takes an emulated guest a tenth of a second.
 */
export const mount = ({ name, shares, provision }: Vm): string => {
  const now = Math.floor(Date.now() / 1000);
  const inTime = `[ $((${now} - $(date +%s))) -lt 3 ]`;
  const there = mounted(shares).map(({ target }) => `mountpoint -q ${shell(target)}`);
  const byRoot = [
    `${inTime} || { date -s @${now} >/dev/null; ${reseedFromHost}; true; }`,
    ...mounted(shares).map(
      (share, index) => `${there[index]} || { mkdir -p ${shell(share.target)} && ${mountOf(name, share)}; } || exit`,
    ),
  ];
  return [
    ...(provision ? [`[ ! -e ${provisioned} ] || echo provisioned`] : []),
    // As the guest sees it, the host is where this connection comes from (ssh(1), ENVIRONMENT).
    `{ ${[inTime, ...there].join(' && ')}; } || sudo sh -c ${shell(byRoot.join('; '))} sh "\${SSH_CONNECTION%% *}" || exit`,
    ...shares
      .filter(isCopy)
      .map(
        ({ target }) =>
          `[ -w ${shell(target)} ] || [ -n "$(ls -A ${shell(target)} 2>/dev/null)" ] || sudo install -d -o $(id -u) -g $(id -g) ${shell(target)} || exit`,
      ),
    'true',
  ].join('; ');
};
/** For the guest's root, who is told the host as $1. By virtiofs without mount.share where that does. */
function mountOf(name: string, share: Share): string {
  const [at, options] = [shell(share.target), optionsOf(share)];
  if (overNfs(share)) return `mount -t nfs -o ${options} "$1:"${shell(sourceOf(name, share.source))} ${at}`;
  const quick = share.transport === 'virtiofs' && !/\boverlay\b/.test(options);
  return `${quick ? `{ mount -i -t virtiofs -o ${options} ${at} ${at} 2>/dev/null || ` : '{ '}mount -t share -o ${options} ${at} ${at}; }`;
}
/** All but the copies. */
export const mounted = (shares: readonly Share[]) => shares.filter(share => !isCopy(share));

/** What is mounted by the devices that are there, whatever the definition says by now. */
async function unmount({ vm, force }: Running, targets: readonly string[]): Promise<void> {
  const lazy = force ? '--lazy ' : '';
  const who = `find /proc/[0-9]*/cwd /proc/[0-9]*/exe /proc/[0-9]*/fd -maxdepth 1 \\( -lname "$0" -o -lname "$0/*" \\) 2>/dev/null |
cut -d/ -f3 | sort -un | while read -r p; do echo "$p $(tr "\\0" " " <"/proc/$p/cmdline")"; done`;
  // One that is mounted in another goes before that.
  const inwards = [...targets].sort((a, b) => b.length - a.length);
  const steps = inwards.map(target => {
    const [at, lower] = [shell(target), shell(`${overlayOf(target)}/lower`)];
    return `{ ! mountpoint -q ${at} || sudo umount ${lazy}${at}; } && { ! mountpoint -q ${lower} || sudo umount ${lower}; } || { sudo sh -c '${who}' ${at}; exit 1; }`;
  });
  const { exitCode, stdout, stderr } = await inGuest(vm, steps.join('\n'), patience.login);
  if (exitCode === 0) return;
  // ssh(1), EXIT STATUS; null: not within our patience.
  if (exitCode === 255 || exitCode === null)
    throw new Failure(
      `${vm.name} does not answer`,
      `${targets.join(' ')} must be taken out of it before its memory can be saved. ${stderr.trim()}`,
      `make log-${vm.name}; to restore without a snapshot of what it is now, BACKUP=0; or make kill-${vm.name}`,
    );
  const said = [...stderr.trim().split('\n'), ...stdout.trim().split('\n')]
    .filter(Boolean)
    .map(line => `  | ${line}\n`);
  process.stderr.write(said.join(''));
  throw new Failure(
    `${vm.name}: ${targets.join(' ')} can't be taken out of it`,
    'what runs in it would lose its files; memory is saved without a share',
    `end what is listed above, or FORCE=1`,
  );
}
/** `/code /data`, for people. */
export const listed = (shares: readonly Share[]) => shares.map(({ target }) => target).join(' ');

async function unplug(uri: string, uuid: string, share: string): Promise<void> {
  await giveXml(uri, share, 'detach-device', uuid, '--live');
  const there = async () => filesystems(await virsh(uri, 'dumpxml', uuid)).some(s => tagOf(s) === tagOf(share));
  for (const end = Date.now() + patience.unplug; await there(); await delay(patience.look)) {
    if (Date.now() < end) continue;
    throw new Failure(
      `the guest did not let go of ${tagOf(share)} within ${patience.unplug / 1000} s`,
      'its kernel must agree that a device is taken out',
      'try again, or make down-NAME first',
    );
  }
}

/** How folders get into a domain that runs, by its XML and that of its next start: `virtiofs 9p`, lost; "out" where all were taken out; "" where it has none. */
export function shareOf(live: string, next: string): string {
  const shares = filesystems(live);
  const [, domain, name] = /<domain\b[^>]*\bid='(\d+)'[\s\S]*?<name>([^<]*)</.exec(live) ?? [];
  if (shares.length === 0) return filesystems(next).length > 0 ? 'out' : '';
  const lost =
    foldersOf(live).some(folder => !existsSync(folder)) ||
    (shares.some(isVirtiofs) && !daemonsLive(`${domain}-${name}`));
  return lost ? 'lost' : [...new Set(shares.map(share => (isVirtiofs(share) ? 'virtiofs' : '9p')))].join(' ');
}

/** A Failure where a folder is missing that a domain of this XML could not start without. */
export function mustHaveFolders({ name, file, shares }: Vm, xml: string): void {
  const gone = foldersOf(xml).find(folder => !existsSync(folder));
  if (!gone) return;
  const said = shares.some(({ source }) => source === gone) ? '' : 'CODE_DIR=…, or ';
  throw new Failure(
    `${name}: ${gone}: no such folder`,
    'it is shared with the guest, and the virtual machine does not start without it',
    `make the folder, or say where it is now: ${said}source = … in ${file}`,
  );
}

/** The folders of the host that a domain shares, by its XML. */
const foldersOf = (xml: string) =>
  filesystems(xml).map(share => unescaped(/<source\b[^>]*dir='([^']*)'/.exec(share)?.[1] ?? ''));
const unescaped = (text: string) =>
  text.replaceAll(
    /&(lt|gt|apos|quot|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', apos: "'", quot: '"' })[name] ?? '&',
  );

/** libvirt starts a virtiofsd for each share, notes its number here, and does not look after it (qemu_virtiofs.c). */
function daemonsLive(shortName: string): boolean {
  const folder = '/run/libvirt/qemu';
  // A domain's name is cut there.
  const mine = (file: string) => {
    const [, start] = /^(.*)-fs\d+-fs\.pid$/.exec(file) ?? [];
    return start !== undefined && shortName.startsWith(start);
  };
  const files = existsSync(folder) ? readdirSync(folder).filter(mine) : [];
  // A number that nobody may read tells nothing; a process that ended and that nobody has waited for has no command line.
  const numbers = files.map(file => textOf(`${folder}/${file}`).trim()).filter(Boolean);
  return numbers.every(pid => textOf(`/proc/${pid}/cmdline`) !== '');
}
