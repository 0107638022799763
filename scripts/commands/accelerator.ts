// Decides between KVM and TCG without ever hanging, and prints "BOOT-ID kvm|tcg" for make.

import { accelerator } from '../accelerator.ts';

export async function run(): Promise<number> {
  const { bootId, accel } = await accelerator();
  process.stdout.write(`${bootId} ${accel}\n`);
  return 0;
}
