// Boots a layer once in qemu and waits until the machine has switched itself off.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { bound } from '../bound.ts';
import { layerOf } from '../checkout.ts';
import { Failure } from '../failure.ts';
import { takeKernel } from '../guest-kernel.ts';
import type { SnippetLayer } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { qemu } from '../packages.ts';
import { here } from '../processor.ts';

/** Seconds; an emulated machine that installs things at its first boot is slow. */
const patience = 1800;

export async function run({ name: id, words: [image = ''] }: Arguments): Promise<number> {
  const { fromPackages } = layerOf(id) as SnippetLayer;
  const folder = `${image}.kernel`;
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder);
    if (fromPackages) await takeKernel(image, folder);
    const kernel = [
      '-kernel',
      `${folder}/vmlinuz`,
      '-initrd',
      `${folder}/initrd`,
      '-append',
      `root=/dev/vda rw console=${here.console}`,
    ];
    const fast = process.env['MAKEBOX_ACCEL'] === 'kvm';
    const words = [
      '-machine',
      `${here.machine},accel=${fast ? 'kvm' : 'tcg'}`,
      '-cpu',
      fast ? 'host' : 'max',
      '-m',
      '1024',
      '-smp',
      '2',
    ];
    const disk = ['-drive', `file=${image.replaceAll(',', ',,')},format=qcow2,if=virtio`, '-nic', 'user,model=virtio'];
    const screen = ['-display', 'none', '-serial', 'stdio', '-no-reboot', '-action', 'panic=exit-failure'];
    const machine = [qemu, '-nodefaults', ...words, ...disk, ...screen, ...(fromPackages ? kernel : [])];
    const child = spawn(...bound('KILL', machine), {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: patience * 1000,
      killSignal: 'SIGKILL',
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (code !== 0) {
      throw new Failure(
        child.killed ? `the machine was still on after ${patience} s` : `qemu ended with ${code ?? signal}`,
        '`boot` waits until the machine switches itself off',
        'end what runs at its first boot with `poweroff`: firstboot-command poweroff',
      );
    }
    execFileSync('qemu-img', ['check', '-q', image], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}
