// The steps that run something in the image, as text for its own sh.

import type { Action, RunAction } from './action.ts';
import { quoted } from './quote.ts';

export const run = (shell: string, more: Omit<RunAction, 'do' | 'shell'> = {}): RunAction => ({
  do: 'run',
  shell,
  ...more,
});

/** The words of libguestfs (libguestfs-common, mlcustomize/guest_packages.ml). */
const apt = "export DEBIAN_FRONTEND=noninteractive; set -e; apt='apt-get -q -y -o Dpkg::Options::=--force-confnew'";
const namesOf = (argument: string) => argument.split(',').map(quoted).join(' ');

/** Packages that come. Elsewhere than on an image from packages, whose manager is apt, virt-customize does it. */
const fetched = (words: string): RunAction =>
  run(`${apt}; $apt update; $apt ${words}`, {
    packages: {
      fetch: `${apt}; $apt update; $apt --download-only ${words}`,
      apply: `${apt}; $apt --no-download ${words}`,
    },
  });
export const install = (argument: string) => fetched(`install ${namesOf(argument)}`);
export const update = () => fetched('upgrade');

/** By the guest's own manager, whichever that is. */
export function uninstall(argument: string): RunAction {
  const names = namesOf(argument);
  return run(
    `if command -v apt-get >/dev/null; then ${apt}; $apt remove ${names}
elif command -v dnf >/dev/null; then dnf -y remove ${names}
elif command -v yum >/dev/null; then yum -y remove ${names}
elif command -v zypper >/dev/null; then zypper -n rm ${names}
elif command -v apk >/dev/null; then apk del ${names}
else echo 'no package manager that makebox knows' >&2; exit 1; fi`,
    { packages: 'remove' },
  );
}

/**
 * Sets one field of shadow(5) and nothing else, as virt-customize does: yescrypt, and SHA-512 where libxcrypt has none.
 * perl-base is essential in Debian. What is random or printed stays with the appliance.
 */
export const password = (user: string, selector: string): Action => {
  const [, locked = '', rest = ''] = /^(lock(?:ed)?:)?(.*)$/.exec(selector) ?? [];
  const path = /^file:(.*)$/.exec(rest)?.[1];
  const mark = locked || /^lock(ed)?$/.test(rest) ? '!!' : '';
  const set = (field: string) =>
    `user=${quoted(user)} perl -i -pe ${quoted(`BEGIN { ${field} } s/^(\\Q$ENV{user}\\E):[^:]*/$1:$p/`)} /etc/shadow`;
  if (/^(disabled?|lock(ed)?)$/.test(rest)) return run(set(`$p = "${mark}*"`));
  if (!path) return { do: 'appliance' };
  const salt = '$s = join "", map { (".", "/", 0..9, "A".."Z", "a".."z")[rand 64] } 1..24';
  const hash = '$h = crypt($w, "\\$y\\$j9T\\$$s\\$"); $h = crypt($w, "\\$6\\$$s\\$") unless $h =~ /^\\$y/';
  return run(set(`open I, "<", $ENV{input} or die; chomp($w = <I>); ${salt}; ${hash}; $p = "${mark}$h"`), {
    file: path,
  });
};

/** By the guest's own tool, from /etc/default/grub. */
export const kernelArgs = (words: string): RunAction =>
  run(`set -e
[ -e /etc/default/grub ] || { echo 'kernel-args: no /etc/default/grub; an image that makebox boots by its kernel takes kernel-args in [domain]' >&2; exit 1; }
sed -i -e ${quoted(`s|^\\(GRUB_CMDLINE_LINUX=".*\\)"|\\1 ${words.replaceAll(/[\\&|]/g, String.raw`\$&`)}"|`)} /etc/default/grub
grep -q ${quoted(`^GRUB_CMDLINE_LINUX=.* ${words.replaceAll(/[.[\]*^$\\]/g, String.raw`\$&`)}"`)} /etc/default/grub
if command -v update-grub >/dev/null; then update-grub
else grub2-mkconfig -o /boot/grub2/grub.cfg; ! command -v grubby >/dev/null || grubby --update-kernel=ALL --args=${quoted(words)}; fi`);

export const selinux = (mode: string): RunAction =>
  run(`[ -e /etc/selinux/config ] || { echo 'selinux: no /etc/selinux/config here' >&2; exit 1; }
sed -i -e 's/^SELINUX=.*/SELINUX=${mode}/' /etc/selinux/config`);

/** A key pair of the user's own, unless there is one. */
export const keygen = (user: string): RunAction =>
  run(
    `su -s /bin/sh -c 'umask 077; mkdir -p ~/.ssh && { [ -e ~/.ssh/id_ed25519 ] || ssh-keygen -q -t ed25519 -C ${user} -N "" -f ~/.ssh/id_ed25519; }' - ${user}`,
  );

export const timezone = (zone: string): RunAction =>
  run(`[ -e /usr/share/zoneinfo/${zone} ] || { echo 'timezone ${zone} does not exist here' >&2; exit 1; }
ln -sf -- /usr/share/zoneinfo/${zone} /etc/localtime`);
