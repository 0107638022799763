// Which engine builds a snippet's layer; decided while planning, so that the rule shows it.

import { isFile } from './action.ts';
import { handsOverDisk } from './appliance.ts';
import type { Layer } from './layer.ts';
import { type Step, stepsOf } from './steps.ts';

/** files: debugfs on the host. container: the image's own programs in namespaces. appliance: virt-customize. sysprep and boot: these alone. */
export type Engine = 'files' | 'container' | 'appliance' | 'sysprep' | 'boot';

/**
 * `wanted` is `engine` of [image]. An image from packages is one ext4 without partitions, and
 * it may run here while it is `trusted`; another one only where it is asked for, and not as root.
 */
export function engineOf(steps: readonly Step[], wanted: string, trusted: boolean): Engine {
  const [first] = steps;
  if (steps.length === 1 && (first?.action.do === 'sysprep' || first?.action.do === 'boot')) return first.action.do;
  if (wanted === 'appliance') return 'appliance';
  // A container that installs has the host's network, in which a stranger's programs would be you.
  const installs = steps.some(({ action }) => action.do === 'run' && typeof action.packages === 'object');
  const container = trusted || (wanted === 'container' && !installs);
  if (!container || steps.some(({ action }) => !isFile(action) && action.do !== 'run')) return 'appliance';
  return steps.every(({ action }) => isFile(action)) ? 'files' : 'container';
}

/**
 * Whether what stands on a layer may be mounted by root here. Root in a machine, be it a guest or the appliance, has the raw disk,
 * and may have made a file system of it that no kernel should see. The plan decides: a layer that is there may be another engine's.
 */
export const keepsTrust = (layer: Layer): boolean =>
  layer.kind !== 'snippet' ||
  (layer.engine === 'appliance'
    ? !stepsOf(layer.commands, layer.fromPackages).some(handsOverDisk)
    : layer.engine !== 'boot');
