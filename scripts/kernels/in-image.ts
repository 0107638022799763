// Kernels of kernels/ that a snippet installs by their names: each becomes its folder, whose name says what it was made of.

import type { Definition } from '../definition.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { logicalLines, splitCommand } from '../steps.ts';
import type { Kernel } from './kernel.ts';
import { folderOf } from './rule.ts';

/** What `install-kernel` names of kernels/: what has a slash is a folder of the checkout. */
const nameIn = (line: string): string => {
  const [command, argument] = splitCommand(line);
  return command === 'install-kernel' && !argument.includes('/') ? argument.trim() : '';
};

/** Those that a snippet's commands install. */
export const kernelsIn = (commands: string): string[] => logicalLines(commands).map(nameIn).filter(Boolean);

/** The commands with folders in the place of their names. */
export const withFolders = (commands: string, kernels: readonly Kernel[]): string =>
  logicalLines(commands)
    .map(line => {
      const kernel = kernels.find(({ name }) => name === nameIn(line));
      return kernel ? `install-kernel ${folderOf(kernel)}` : line;
    })
    .join('');

/** What is wrong with one for an image of this processor; nothing is said of a definition that is mistaken itself. */
export function unfit(
  name: string,
  arch: string,
  defined: readonly Definition[],
  kernels: readonly Kernel[],
): Pick<Problem, 'code' | 'args'>[] {
  const names = defined.map(definition => definition.name);
  if (!names.includes(name)) return [{ code: 'unknown-kernel', args: [name, nearest(name, names)] }];
  const kernel = kernels.find(one => one.name === name);
  if (kernel?.origin.kind === 'dir') return [{ code: 'changing-kernel', args: [name, kernel.origin.path] }];
  return kernel && kernel.arch !== arch ? [{ code: 'foreign-kernel', args: [name, kernel.arch] }] : [];
}
