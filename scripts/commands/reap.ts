// Destroys the VMs that are older than their definition lets them be; without YES=1 it only lists them; VMS= names some.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { secondsOf, time } from '../amount.ts';
import { namesOf, place, plan, vmOf } from '../checkout.ts';
import type { Arguments } from '../makebox.ts';

export function run({ yes, vms }: Arguments): number {
  const named = namesOf(vms).map(name => vmOf(name));
  const old = (named.length > 0 ? named : plan().vms).flatMap(({ name, ttl }) => {
    const made = statSync(place.diskLayer(name), { throwIfNoEntry: false })?.mtimeMs;
    const age = made === undefined ? 0 : (Date.now() - made) / 1000;
    return ttl && made !== undefined && age > secondsOf(ttl)! ? [{ name, ttl, age }] : [];
  });
  for (const { name, ttl, age } of old) process.stdout.write(`${name}: ${time(age)} old, and ttl = ${ttl}\n`);
  if (old.length === 0) process.stdout.write('no VM is older than its ttl\n');
  else if (!yes) process.stdout.write('nothing was touched. mend: make reap YES=1\n');
  if (!yes || old.length === 0) return old.length === 0 ? 0 : 1;
  return (
    spawnSync('make', ['--no-print-directory', ...old.map(({ name }) => `destroy-${name}`)], { stdio: 'inherit' })
      .status ?? 1
  );
}
