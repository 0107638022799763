// Starts what forwards a VM's ports, once, beside the VM.

import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { place, plan, textOf } from './checkout.ts';
import { Failure } from './failure.ts';
import { told } from './ports.ts';
import type { Vm } from './vm.ts';

/** Its ports as they are now: what forwarded others before is ended. */
export async function forwardPorts(vm: Vm): Promise<void> {
  const { name, ports } = vm;
  if (forwarded(vm)) return;
  const now = forwarderOf(name);
  if (now) await end(now.pid);
  if (ports.length === 0) return;
  const log = openSync(place.forwardLog(name), 'w');
  const child = spawn(process.execPath, [process.argv[1]!, 'forward', name], {
    detached: true,
    stdio: ['ignore', 'pipe', log],
  });
  const first = await new Promise<string>(resolve => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', () => resolve(''));
  });
  child.stdout!.destroy();
  // Another make was faster.
  if (forwarded(vm)) return void child.unref();
  if (first !== 'ready') throw taken(vm, Number(first.split(' ')[0]), first.split(' ')[1] ?? '');
  child.unref();
}

/** Whether a process beside its QEMU forwards its ports as they are now. */
export function forwarded({ name, ports }: Vm): boolean {
  const now = forwarderOf(name);
  return now?.ports === ports.map(told).join(' ') && existsSync(`/proc/${now.qemu}`);
}

/** Its ports are free again then; a SIGTERM is nothing that it waits with. */
export async function end(pid: number): Promise<void> {
  try {
    process.kill(pid);
  } catch (error) {
    // It has ended by itself, as it does when the VM is off.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
    throw error;
  }
  for (let left = 100; left > 0 && textOf(`/proc/${pid}/cmdline`) !== ''; left--) await delay(20);
}

/** The process that forwards its ports, which, and beside which QEMU, where there is one. */
function forwarderOf(name: string): { pid: number; ports: string; qemu: string } | undefined {
  const [pid = '', ports = '', qemu = ''] = textOf(place.forward(name)).split('\n');
  const lives = pid !== '' && textOf(`/proc/${pid}/cmdline`).includes(`\0forward\0${name}\0`);
  return lives ? { pid: Number(pid), ports, qemu } : undefined;
}

function taken({ name }: Vm, port: number, code: string): Failure {
  if (Number.isNaN(port))
    return new Failure(
      `${name}: no QEMU of it is on this machine`,
      'its ports are forwarded beside it',
      'leave ports out for a libvirt elsewhere',
    );
  const other = plan().vms.find(vm => vm.name !== name && vm.ports.some(p => p.host === port));
  const mend = `another port in ports = … of ${name}, then make up-${name}`;
  if (code === 'EACCES')
    return new Failure(`${name}: port ${port} of this host is not yours`, "ports below 1024 are root's", mend);
  return new Failure(
    `${name}: port ${port} of this host is taken (${code || 'no answer'})`,
    other ? `${other.name} leads there, too` : `\`ss -lnp sport = :${port}\` says by whom`,
    mend,
  );
}
