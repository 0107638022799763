// Turns steps into the command file that virt-customize reads; makebox's own commands become what every version of it has.

import { type Action, isFile, type RunAction } from './action.ts';
import { driversOf, ownInit } from './kernels/root-drivers.ts';
import { cleanPackages, freeServices, keepServices } from './packages-step.ts';
import { quoted } from './quote.ts';
import type { Step } from './steps.ts';

/** One logical line: an end of line inside is written as virt-customize reads it. */
const line = (command: string, argument: string) => `${command} ${argument.replaceAll('\n', '\\\n')}\n`;
const octal = (mode: number) => `0${mode.toString(8)}`;

/** Commands of ours that virt-customize of 1.48 lacks, out of those that it has. */
function translated({ command, action }: Step): string | undefined {
  switch (command) {
    case 'chown':
      return action.do === 'chown'
        ? line('run-command', `chown ${action.uid}:${action.gid} ${quoted(action.path)}`)
        : undefined;
    case 'install-file':
      return action.do === 'install-file' ? installFile(action) : undefined;
    case 'install-kernel':
      return action.do === 'install-kernel' ? installKernel(action.file) : undefined;
    case 'firstboot':
    case 'firstboot-command':
    case 'firstboot-install':
    case 'tar-in':
      return action.do === 'run' ? withFile(action) : undefined;
    case 'qemu-guest-agent':
      return line('install', command);
    case 'kernel-args':
    case 'selinux':
    case 'ssh-keygen':
      return action.do === 'run' ? line('run-command', action.shell) : undefined;
    default:
      return undefined;
  }
}

type InstallFile = Extract<Action, { do: 'install-file' }>;
const installFile = ({ file, path, mode, uid, gid }: InstallFile) =>
  [
    line('mkdir', path.replace(/\/[^/]*$/, '') || '/'),
    line('upload', `${file}:${path}`),
    // Owner first: a change of owner takes set-user-id away.
    line('run-command', `chown ${uid}:${gid} ${quoted(path)}`),
    line('chmod', `${octal(mode)}:${path}`),
  ].join('');

const staging = '/var/tmp/makebox';
const installKernel = (folder: string) =>
  [
    line('mkdir', staging),
    // What else a build leaves there would stay in the layer's blocks.
    ...['boot', 'lib'].map(name => line('copy-in', `${folder}/${name}:${staging}`)),
    line(
      'run-command',
      `set -e; cd ${staging}; chown -R 0:0 .; set -- boot/vmlinuz-*
[ $# = 1 ] && [ -e "$1" ] || { echo "install-kernel: boot/ holds $# files vmlinuz-*, and must hold one"; exit 1; }
own=$(ls /boot/initrd.img-* 2>/dev/null | sort -V | tail -n 1)
if [ -e boot/${driversOf} ] && [ -e ${ownInit} ] && [ "$own" ]; then cp "$own" initrd; truncate -s %512 initrd
  cat boot/${driversOf} >>initrd; mv initrd "/boot/initrd.img-\${1#boot/vmlinuz-}"; fi; rm -f boot/${driversOf}
ln -sf "$1" /vmlinuz; cp -a boot/. /boot/; cp -a lib/modules/. /lib/modules/; rm -rf ${staging}`,
    ),
  ].join('');

const withFile = ({ file, shell }: RunAction) =>
  file === undefined
    ? line('run-command', shell)
    : line('upload', `${file}:${staging}`) +
      line('run-command', `input=${staging}; ${shell}`) +
      line('delete', staging);

const isPackages = ({ action }: Step) => action.do === 'run' && action.packages !== undefined;
const runsNothing =
  /^(no-logfile|no-selinux-relabel|password|password-crypto|root-password|scrub|selinux-relabel|firstboot.*|tar-in|timezone|copy|move|truncate-recursive)$/;
/** Whether programs of the image run which may want the network. */
const runsPrograms = (step: Step) => !isFile(step.action) && !runsNothing.test(step.command);
/** Whether any programs of the image run, and so have its disk in their hands: those too that a command is written by, as chown. */
export const handsOverDisk = (step: Step) => runsPrograms(step) || /^run-command /m.test(translated(step) ?? '');

/** The text of the command file. */
export function commandFile(steps: readonly Step[]): string {
  const relabel = ({ command }: Step) => command === 'no-selinux-relabel';
  const body = steps.filter(step => !relabel(step)).map(step => translated(step) ?? `${step.text}\n`);
  if (!steps.some(isPackages)) return body.join('');
  return [
    line('run-command', keepServices),
    ...body,
    line('run-command', freeServices),
    line('run-command', cleanPackages),
  ].join('');
}

/** What stands before the command file on virt-customize's line. */
export function flags(steps: readonly Step[]): string {
  // The log would be the only trace in the image of how it was made.
  const words = ['--no-logfile'];
  if (!steps.some(runsPrograms)) words.push('--no-network');
  // 1.48 relabels only when it is told to, 1.50 unless it is told not to, and 1.48 does not know the word.
  words.push(
    steps.some(({ command }) => command === 'no-selinux-relabel')
      ? '$$(virt-customize --help | grep -o -e --no-selinux-relabel || :)'
      : '--selinux-relabel',
  );
  return words.join(' ');
}
