// Lives of a few VMs at a libvirt whose daemon is gone now and then: the same verb again ends as if nothing had been, or the VMs go without a trace.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from '../support/checkout.ts';
import type { Domain } from '../support/libvirt.ts';
import { seed } from './extent.ts';
import { born, type Life, next } from './life.ts';
import type { Ended } from './points.ts';
import { type Random, random } from './random.ts';

/** A checkout with definitions of `born`, and the libvirt that it speaks to. */
export interface Site {
  readonly c: Checkout;
  readonly definitions: Readonly<Record<string, string>>;
  readonly make: (goals: readonly string[]) => Promise<Ended>;
  /** The daemon will be gone at the Nth call from now. */
  readonly fault: (call: number, random: Random) => void;
  /** The call that met that, "" where none did; when it gives an answer, the daemon is back. */
  readonly hit: () => Promise<string>;
  readonly domains: () => Domain[];
  /** What else there is of them at libvirt. */
  readonly others: () => string[];
  readonly may: (verb: string) => boolean;
  /** What is wrong with something that is up; "" where nothing is. */
  readonly flawsOfUp: () => string;
}

const names = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** What all lives of a campaign come to, for whoever asks whether they reached anything. */
export const sum = { verbs: 0, hits: 0, failed: 0, broken: 0 };
/** Calls of libvirt that it takes to destroy all, by one goal or by one for each. */
const callsToEnd = { all: 25, each: 18 };

function life(site: Site): (number: number) => Promise<void> {
  const { c, definitions } = site;
  const workspace = path.join(c.data, readdirSync(path.join(c.data, 'workspaces'))[0]!);
  const disks = path.join(workspace, 'disks');
  /** Whatever is of a VM, or of a network; what a clone stands on is gc's to take away, and the log of a layer stays with that. */
  const files = () =>
    [c.folder, ...['generated', 'generated/networks'].map(name => path.join(c.folder, name))]
      .concat(['disks', 'ssh', 'domains', 'networks', 'logs'].map(name => path.join(workspace, name)))
      .flatMap(folder => names(folder).map(name => path.join(folder, name)))
      .filter(
        name =>
          !/@|\/Makefile$|logs\/[0-9a-f]{16}-[^/]*\.log$|generated\/([cd]\.mk|[a-d]\.lock|networks\/(lab|vms)\.xml)$/.test(
            name,
          ),
      );
  const clean = files();

  const flaws = (now: Life): string => {
    const wanted = [...now].filter(([, vm]) => vm.state !== 'absent').sort();
    const line = (name: string, { state, snapshots, autostart }: Omit<Domain, 'name'>) =>
      `${name} ${state} [${snapshots.join(' ')}]${autostart ? ' autostart' : ''}\n`;
    const is = site.domains().map(domain => line(domain.name, domain));
    const should = wanted.map(([name, vm]) => line(name, vm));
    const there = names(disks).filter(name => /\.qcow2/.test(name) && !name.includes('@'));
    const owned = wanted.map(([name]) => `${name}.qcow2`);
    return [
      ...(String(is) === String(should) ? [] : ['domains:\n', ...is, 'and not:\n', ...should]),
      ...(String(there) === String(owned) ? [] : [`disks: ${there}\n`]),
    ].join('');
  };

  return async number => {
    const chance = random(seed * 100_003 + number);
    const said: string[] = [];
    const must = (fine: boolean, what: string) =>
      assert.ok(fine, `SEED=${seed} life ${number}: ${what}\n${said.join('\n')}`);
    const make = async (goals: readonly string[], hit = '') => {
      const { code, text } = await site.make(goals);
      said.push(`$ make ${goals.join(' ')}${hit}\n${text}-> ${code}`);
      return { code, text };
    };
    /** One goal, at one of whose calls the daemon is gone, perhaps; whether it succeeded. */
    const disturbed = async (goals: readonly string[], calls: number): Promise<boolean> => {
      site.fault(1 + chance.below(calls), chance);
      const { code } = await make(goals);
      const hit = await site.hit();
      said.push(hit ? `libvirt was gone ${hit}` : '');
      sum.verbs++;
      if (hit) sum.hits++;
      must(hit !== '' || code === 0, 'it fails undisturbed');
      if (code !== 0) sum.failed++;
      return code === 0;
    };
    const again = async (goals: readonly string[]) => must((await make(goals)).code === 0, 'it fails afterwards');

    let now = born;
    // Who gives up on a verb that failed takes all away.
    let broken = false;
    for (let left = 3 + chance.below(3); left > 0 && !broken; left--) {
      const { verb, calls, goals, after } = next(now, chance, site.may);
      if (!(await disturbed(goals, calls))) {
        broken = chance.below(4) === 0;
        if (broken) sum.broken++;
        else await again(goals);
      }
      if (broken) break;
      now = after;
      must(flaws(now) === '', flaws(now));
      must(verb !== 'up' || site.flawsOfUp() === '', site.flawsOfUp());
    }
    if (!broken) {
      const { text } = await make(['-s', 'status', 'JSON=1']);
      const states = (JSON.parse(text) as { name: string; state: string }[]).map(
        ({ name, state }) => `${name} ${state}`,
      );
      must(
        String(states.sort()) === String([...now].map(([name, { state }]) => `${name} ${state}`).sort()),
        'status lies',
      );
    }
    const defined = names(path.join(c.folder, 'distros')).flatMap(name => /^(.*)\.ini$/.exec(name)?.[1] ?? []);
    const [end, calls] = chance.of([
      [['destroy', 'YES=1'], callsToEnd.all],
      [defined.map(name => `destroy-${name}`), callsToEnd.each],
    ] as const);
    if (!(await disturbed(end, calls)) && !(await disturbed(end, calls))) await again(end);
    const left = [...site.domains().map(({ name, state }) => `domain ${name}, ${state}`), ...site.others()];
    must(left.length === 0, `left behind: ${left.join(', ')}`);
    const more = files().filter(name => !clean.includes(name));
    must(more.length === 0, `left behind: ${more.join(', ')}`);

    for (const name of names(disks)) rmSync(path.join(disks, name));
    if (String(defined) === String([...born.keys()])) return;
    for (const name of defined)
      for (const ending of ['ini', 'lock', 'mk'])
        rmSync(path.join(c.folder, `distros/${name}.${ending}`), { force: true });
    c.write(definitions);
  };
}

/** So many lives, at as many sites as there are, side by side. */
export async function campaign(lives: number, sites: readonly Site[]): Promise<void> {
  const numbers = Array.from({ length: lives }, (_, at) => at + 1);
  const work = async (one: (number: number) => Promise<void>) => {
    for (let number = numbers.shift(); number; number = numbers.shift()) await one(number);
  };
  try {
    await Promise.all(sites.map(site => work(life(site))));
  } finally {
    numbers.length = 0;
  }
}
