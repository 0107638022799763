// The accelerator: KVM, or why not.

import { accelerator } from '../accelerator.ts';
import { textOf } from '../checkout.ts';
import { setting } from '../host.ts';
import { pendingGroups } from '../setup/groups.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

export interface Speed {
  readonly accel: 'kvm' | 'tcg';
  readonly why: string;
  /** ACCEL as it is set. */
  readonly wanted: string;
  /** Whether the group kvm waits for a new login. */
  readonly pending: boolean;
  /** What make goes by until the host's next boot; "" where nothing is known yet. */
  readonly kept: string;
}

export const look = async (): Promise<Speed> => ({
  ...(await accelerator()),
  wanted: setting('ACCEL') || 'auto',
  pending: pendingGroups().includes('kvm'),
  kept: textOf('generated/accelerator').trim().split(' ')[1] ?? '',
});

const slow =
  'without KVM a VM boots in ten seconds to half a minute instead of a few, and every wait is ten times as long';

export function judge({ accel, why, wanted, pending, kept }: Speed): Finding {
  if (wanted === 'tcg') return ok('accelerator', 'TCG, since ACCEL says so');
  if (wanted === 'kvm' && accel === 'tcg')
    return fail(
      'accelerator',
      `ACCEL says KVM, but ${why}`,
      'a VM under a KVM that does not work hangs for ever',
      'ACCEL=auto in .env',
    );
  if (accel === 'kvm' && kept === 'tcg')
    return warn('accelerator', `KVM works now (${why}), and make goes by TCG still`, slow, 'rm generated/accelerator');
  if (accel === 'kvm') return ok('accelerator', `KVM: ${why}`);
  if (pending)
    return warn(
      'accelerator',
      `TCG: ${why}`,
      `your group kvm needs a new login; ${slow}`,
      'log in again (su - $USER is enough), then rm generated/accelerator',
    );
  const mend = /opened/.test(why)
    ? 'make setup, then log in again'
    : 'switch virtualization on in the firmware; in a VM, nested virtualization at its host. makebox works without';
  return warn('accelerator', `TCG: ${why}`, slow, mend);
}
