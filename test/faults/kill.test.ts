// kill -9 at every state-changing system call of a build, an import, an export and a gc: the next make finishes the work, and nothing is left behind.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { points as extent } from './extent.ts';
import { type Ended, killAt, list, type Point, plainly, type Victim, victims } from './points.ts';
import { scenarios } from './scenarios.ts';

type Scenario = (typeof scenarios)[number];
type Shot = { readonly point: Point; readonly victim: Victim };

/** A checkout in the state that a scenario begins with, again and again, and what an undisturbed run makes of it. */
interface Site {
  readonly c: Checkout;
  readonly reset: () => void;
  readonly wanted: readonly string[];
  readonly builds: number;
}

const built = ({ text }: Ended) => text.match(/^building /gm)?.length ?? 0;
const parts = ['Makefile', 'generated', 'distros'];

async function site(scenario: Scenario): Promise<Site> {
  const c = checkout(scenario.files);
  const base = path.dirname(c.folder);
  mkdirSync(path.join(base, 'temporary'));
  scenario.before?.(c);
  for (const goal of scenario.prepare ?? []) assert.equal(c.make([goal], env(scenario, c)).code, 0, goal);
  c.write(scenario.change ?? {});
  for (const file of scenario.remove ?? []) c.remove(file);
  const sh = (text: string) => execFileSync('sh', ['-euc', text], { cwd: base });
  const kept = ['data folder', ...parts.map(part => `my checkout/${part}`)].map(name => `'${name}'`).join(' ');
  sh(`mkdir saved; cp -a --parents $(true) ${kept} saved 2>/dev/null || :`);
  const reset = () => sh(`rm -rf ${kept} temporary/*; cp -a saved/. .`);
  reset();
  const undisturbed = await plainly(c, scenario.goal, env(scenario, c));
  assert.equal(undisturbed.code, 0, undisturbed.text);
  const wanted = tree(c);
  reset();
  return { c, reset, wanted, builds: built(undisturbed) };
}

const env = ({ env: own = {} }: Scenario, c: Checkout) => ({
  TMPDIR: path.join(path.dirname(c.folder), 'temporary'),
  KEEP_FAILED: '0',
  ...own,
});

/** Every file that the checkout, the data folder and the temporary folder hold, with the content of what counts. */
function tree(c: Checkout): string[] {
  const base = path.dirname(c.folder);
  const found: string[] = [];
  const walk = (name: string) => {
    const stat = lstatSync(path.join(base, name), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isSymbolicLink()) found.push(`${name} -> ${readlinkSync(path.join(base, name))}`);
    else if (stat.isDirectory()) {
      found.push(`${name}/`);
      for (const inside of readdirSync(path.join(base, name)).sort()) walk(`${name}/${inside}`);
    } else {
      const counts = /\.(qcow2|mk|cmd|known_hosts)$|Makefile$|plan\.json$|\/kernels\//.test(name);
      const mode = (stat.mode & 0o777).toString(8);
      found.push(counts ? `${name} ${mode} ${readFileSync(path.join(base, name), 'latin1')}` : name);
    }
  };
  for (const name of ['data folder', 'temporary', ...parts.map(part => `my checkout/${part}`)]) walk(name);
  return found;
}

/** What is wrong after a kill and the same make again; "" where nothing is. `listed` are the subjects of all points. */
async function shoot(
  { c, reset, wanted, builds }: Site,
  scenario: Scenario,
  { point, victim }: Shot,
  listed: ReadonlySet<string>,
): Promise<string> {
  let killed = { code: null, text: '', hit: '' } as Awaited<ReturnType<typeof killAt>>;
  // Node opens a file more or less from run to run, and what has no order is done in another one.
  for (const by of point.kind.startsWith('nodejs') ? [0, 0, 1, -1, 2, -2] : [0, 0, 0]) {
    reset();
    killed = await killAt(c, scenario.goal, env(scenario, c), { ...point, nth: Math.max(point.nth + by, 1) }, victim);
    if (killed.hit === point.subject) break;
  }
  const where = `${victim} at ${point.kind} ${point.start}: ${point.call} ${point.nth} (${point.subject})`;
  if (!listed.has(killed.hit)) return `${where}: never hit, but "${killed.hit}"\n${killed.text}`;
  const again = await plainly(c, scenario.goal, env(scenario, c));
  if (again.code !== 0) return `${where}: the next make failed\n${killed.text}\n--\n${again.text}`;
  const redone = built(killed) + built(again) - builds;
  if (redone > 1) return `${where}: ${redone} layers were built twice`;
  const now = tree(c);
  const line = (text: string) => text.slice(0, 150).split('\n')[0];
  const left = now.filter(name => !wanted.includes(name)).map(line);
  const lost = wanted.filter(name => !now.includes(name)).map(line);
  if (left.length + lost.length > 0) return `${where}: left ${left.join(', ')}; lost ${lost.join(', ')}`;
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter(l => l.includes(path.basename(path.dirname(c.folder)).replaceAll(' ', '\\040')));
  return mounts.length > 0 ? `${where}: left mounted ${mounts.join(', ')}` : '';
}

/** `count` of them: one of each kind of program and call first, then evenly, the victims in turn. */
function chosen(all: readonly Point[], count: number): Shot[] {
  const every = all.flatMap((point, at) =>
    victims.map((_, turn) => ({ point, victim: victims[(at + turn) % victims.length]! })),
  );
  if (count >= every.length) return every;
  const firsts = [...new Map(all.toReversed().map(point => [`${point.kind} ${point.call}`, point])).values()];
  const some = firsts.slice(0, count).map((point, at): Shot => ({ point, victim: victims[at % victims.length]! }));
  const step = every.length / Math.max(count - some.length, 1);
  for (let at = 0; some.length < count; at += step) some.push(every[Math.floor(at)]!);
  return some;
}

let total = 0;
suite('kill -9', { skip: missing('strace', 'setpriv', 'flock') }, () => {
  for (const scenario of scenarios) {
    test(`in ${scenario.name}`, { timeout: 7_200_000 }, async () => {
      const one = await site(scenario);
      const { points: all, code, text } = await list(one.c, scenario.goal, env(scenario, one.c));
      assert.equal(code, 0, text);
      assert.deepEqual(tree(one.c), one.wanted, 'it comes to the same under strace');
      const listed = new Set(all.map(point => point.subject));
      const shots = chosen(all, Math.ceil(extent / scenarios.length));
      const others = await Promise.all(Array.from({ length: availableParallelism() - 1 }, () => site(scenario)));
      const wrong: string[] = [];
      const left = [...shots];
      const work = async (at: Site) => {
        for (let shot = left.pop(); shot; shot = left.pop()) {
          const flaw = await shoot(at, scenario, shot, listed);
          if (process.env['V']) console.log(flaw || `ok ${shot.victim} ${shot.point.kind} ${shot.point.subject}`);
          if (flaw) wrong.push(flaw);
        }
      };
      await Promise.all([one, ...others].map(work));
      total += shots.length;
      console.log(`${scenario.name}: ${all.length} state-changing calls, ${shots.length} kills`);
      assert.equal(wrong.length, 0, `${wrong.length} of ${shots.length}:\n${wrong.slice(0, 20).join('\n')}`);
    });
  }
  test('at as many points as were asked for', () => {
    assert.ok(total >= Math.min(extent, 2000), `${total} kills`);
  });
});
