// Turns steps that run something into the shell text that runs each in a container of its own: bubblewrap in an image that is mounted for it alone.

import type { RunAction } from './action.ts';
import { cleanPackages, freeServices, keepServices } from './packages-step.ts';
import { quoted } from './quote.ts';
import type { Step } from './steps.ts';

/** What Docker leaves to root in a container (moby, oci/caps/defaults.go). */
const capabilities =
  'CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE';

/**
 * /dev holds null, zero, full, random, urandom, tty, pts and shm (bwrap(1), --dev); there is no /sys. /proc is its own, but
 * root might write into /proc/sys without any capability. The environment is that of libguestfs's appliance.
 */
const contained = `contained() {
  bwrap --die-with-parent --new-session --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup-try --cap-drop ALL \\
    ${capabilities
      .split(' ')
      .map(name => `--cap-add CAP_${name}`)
      .join(' ')} \\
    --bind "$root" / --proc /proc --ro-bind /proc/sys /proc/sys --dev /dev --chdir / \\
    --setenv PATH /sbin:/usr/sbin:/bin:/usr/bin --setenv HOME / --setenv SHELL /bin/sh "$@" </dev/null
}
`;

/** Where there is no loop device for us, fuse2fs mounts; \`wait\` sees that it has written all. */
const mounted = (byFuse: boolean) =>
  byFuse
    ? `fuse2fs -f -o fakeroot,allow_other,default_permissions "$raw" "$root" & fuse=$!
tries=0; until mountpoint -q "$root"; do tries=$((tries + 1)); [ $tries -lt 200 ]; sleep 0.05; done
`
    : 'mount -o loop,noatime "$raw" "$root"\n';
/** A file that was removed while it was open keeps a name of FUSE's until its release, which may come after the last process (fuse(8), hard_remove). */
const unmounted = (byFuse: boolean) =>
  byFuse ? `find "$root" -xdev -name '.fuse_hidden*' -delete; umount "$root"; wait $fuse\n` : 'umount "$root"\n';

/** The image's own resolv.conf is put aside while apt fetches, as libguestfs does it (daemon/command.c). */
const withNames = (shell: string) => `conf=/etc/resolv.conf
after() {
  [ ! -e /dev/resolv.conf ] || rm -f $conf
  if [ -e $conf.makebox ] || [ -L $conf.makebox ]; then mv $conf.makebox $conf; fi
}
trap 'code=$?; after; exit $code' EXIT
if [ -e $conf ] || [ -L $conf ]; then mv $conf $conf.makebox; fi; cp /dev/resolv.conf $conf
( ${shell} )`;
const withoutServices = (shell: string) => `after() {
  ${freeServices}
}
trap 'code=$?; after; exit $code' EXIT
${keepServices}
(
${shell}
)`;

/** What apt fetches is there for every step of this layer, and never reaches it. Usage of both: WORD… as contained() */
const aptFolders = `apt=
if [ -d "$root/var/lib/apt/lists" ]; then
  mkdir -p "$root.apt"; mount -t tmpfs -o mode=0755 tmpfs "$root.apt"; mkdir "$root.apt/lists" "$root.apt/cache"
  apt=1
fi
changes() { contained \${apt:+--bind "$root.apt/lists" /var/lib/apt/lists --bind "$root.apt/cache" /var/cache/apt} "$@"; }
fetches() { changes --cap-drop CAP_NET_RAW --cap-drop CAP_MKNOD --ro-bind /etc/resolv.conf /dev/resolv.conf "$@"; }
`;

const inside = (shell: string) => `-- /bin/sh -c ${quoted(shell)}`;
const offline = (command: string) => `(unset http_proxy https_proxy ftp_proxy no_proxy; ${command})\n`;

/** The image's apt alone is ever in the host's network; the scripts of what it has fetched run without any. */
function container({ shell, file, packages }: RunAction): string {
  const input = file === undefined ? '' : `--ro-bind ${quoted(file)} /dev/input --setenv input /dev/input `;
  if (!packages) return offline(`contained --unshare-net ${input}${inside(shell)}`);
  if (packages === 'remove') return offline(`changes --unshare-net ${inside(withoutServices(shell))}`);
  return `fetches ${inside(withNames(packages.fetch))}
${offline(`changes --unshare-net ${inside(withoutServices(packages.apply))}`)}`;
}

/** A script for the host's sh, in namespaces of its own; it takes the raw image and a folder to mount it at. */
export function containerScript(steps: readonly Step[], byFuse: boolean): string {
  const runs = steps.map(({ text, action }) => `printf '%s\\n' ${quoted(text)}\n${container(action as RunAction)}`);
  const fetched = steps.some(({ action }) => action.do === 'run' && action.packages !== undefined);
  const clean = fetched ? container({ do: 'run', shell: cleanPackages }) : '';
  return `set -eu; umask 022; raw=$1 root=$2\n${contained}${mounted(byFuse)}${fetched ? aptFolders : ''}${runs.join('')}${clean}${unmounted(byFuse)}`;
}
