// Whether KVM works here. A /dev/kvm that opens is not yet one that runs a guest.

import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { qemu } from './packages.ts';
import { which } from './programs.ts';
import { ask } from './tool.ts';

export interface Accelerator {
  readonly bootId: string;
  readonly accel: 'kvm' | 'tcg';
  /** Why it is this one, for a person. */
  readonly why: string;
}

/** Seconds that the probe may take. A boot sector needs 0.1 s where KVM works and 1.3 s where it only pretends. */
const budget = 1;

/** A boot sector that powers off through qemu's isa-debug-exit port: mov al,0x10; mov dx,0x501; out dx,al; hlt. */
const bootSector = Buffer.concat([Buffer.from('b010ba0105eef4', 'hex'), Buffer.alloc(503), Buffer.from('55aa', 'hex')]);
/** isa-debug-exit ends qemu with (value << 1) | 1. */
const reached = (0x10 << 1) | 1;

export async function accelerator(): Promise<Accelerator> {
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const tcg = (why: string): Accelerator => ({ bootId, accel: 'tcg', why });
  const device = process.env['MAKEBOX_KVM_DEVICE'] ?? '/dev/kvm';
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
  } catch {
    return tcg(`${device} can't be opened`);
  }
  const flags = /^flags\s*:(.*)$/m.exec(readFileSync(process.env['MAKEBOX_CPUINFO'] ?? '/proc/cpuinfo', 'utf8'))?.[1];
  if (process.arch === 'x64' && !/ (vmx|svm)\b/.test(flags ?? ''))
    return tcg('the processor shows neither vmx nor svm');
  if (!which(qemu)) return tcg(`${qemu} is not installed yet`);
  return (await probe())
    ? { bootId, accel: 'kvm', why: 'a guest ran under KVM' }
    : tcg(`a guest under KVM did not answer within ${budget} s`);
}

async function probe(): Promise<boolean> {
  if (process.arch !== 'x64') return true;
  const folder = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  const disk = path.join(folder, 'sector');
  writeFileSync(disk, bootSector);
  const words = [
    '-accel',
    'kvm',
    '-nodefaults',
    '-display',
    'none',
    '-device',
    'isa-debug-exit,iobase=0x501',
    '-drive',
    `file=${disk},format=raw`,
  ];
  const { code } = await ask([qemu, ...words], budget);
  rmSync(folder, { recursive: true, force: true });
  return code === reached;
}
