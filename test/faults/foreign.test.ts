// Whatever makebox did not make is as it was after any of its verbs, byte for byte, however alike it looks.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';
import { foreign, seed } from './extent.ts';
import { random } from './random.ts';
import { settle } from './strangers.ts';

const definition = `${debian}[domain]\nttl = 1s\n[share code]\ntype = none\n[network lab]\ntype = isolated\n[disk data]\nsize = 1G\n`;
const definitions = {
  'distros/a.ini': definition,
  'distros/a.lock': locked,
  'distros/b.ini': definition,
  'distros/b.lock': locked,
};
/** Goals, with what stands behind them; one that is refused does no harm either. */
const verbs = [
  ...['up-a', 'up-b', 'up-a', 'up-b', 'a.xml', 'down', 'kill-a', 'save-b', 'rebuild-a', 'autostart-b', 'gc'],
  ...['destroy-a', 'destroy-b DISKS=1', 'destroy-aa', 'destroy-zz DISKS=1', 'destroy YES=1', 'destroy YES=1 DISKS=1'],
  ...['snapshot-a SNAP=s', 'restore-a SNAP=s BACKUP=0', 'delete-snapshot-a SNAP=s', 'reap YES=1', 'clean-cache YES=1'],
  ...['rename-a TO=c', 'rename-b TO=aa', 'clone-a TO=c', 'clone-b TO=d', 'new NAME=zz FROM=a', 'up-zz', 'status'],
];
const ends = ['destroy YES=1 DISKS=1', 'uninstall YES=1', 'uninstall YES=1'];

suite('what is not of makebox', { skip: missing('setpriv', 'flock') }, () => {
  test(`in ${foreign} cases from seed ${seed}`, { timeout: 60_000 + foreign * 60_000 }, t => {
    const sum = { strangers: 0, goals: 0, done: 0, away: 0 };
    const c = checkout(definitions);
    const fake = libvirt(c);
    const real = 'down save snapshot restore upload drop-volumes';
    for (let number = 1; number <= foreign; number++) {
      const chance = random(seed * 100_003 + number);
      const away = chance.below(2) === 0;
      const at: Record<string, string> = away ? { LIBVIRT_URI: 'qemu+ssh://far/system', REMOTE_DIR: '/pool' } : {};
      const run = (goal: string) => c.make(goal.split(' '), { REAL: real, TIMEOUT: '5', ...at });
      assert.equal(run('generated/workspace').code, 0);
      const [workspace = ''] = readdirSync(path.join(c.data, 'workspaces'));
      const strangers = settle({ fake: fake.folder, data: c.data, workspace }, chance);
      sum.strangers += strangers.count;
      const goals = Array.from({ length: 2 + chance.below(3) }, () => chance.of(verbs));
      const said: string[] = [];
      const act = (goal: string) => {
        const { code, text } = run(goal);
        said.push(`$ make ${goal}\n${text}-> ${code}`);
        sum.goals++;
        if (code === 0) sum.done++;
        if (/ to far$/m.test(text)) sum.away++;
        assert.deepEqual(strangers.harm(), [], `SEED=${seed} case ${number}:\n${said.join('\n')}`);
      };
      try {
        for (const goal of [chance.of(['up-a', 'up-b', 'a.xml']), ...goals]) act(goal);
        // Nobody knows any more whose these are.
        if (chance.below(4) === 0) rmSync(path.join(c.data, 'workspaces', workspace), { force: true });
        act(chance.of(ends));
      } finally {
        strangers.leave();
      }

      for (const kind of ['domains', 'networks', 'bridges'])
        for (const name of readdirSync(path.join(fake.folder, kind)))
          if (!name.startsWith('00000000-')) rmSync(path.join(fake.folder, kind, name), { recursive: true });
      for (const name of ['pool', 'pool.xml', 'pool.on'])
        rmSync(path.join(fake.folder, name), { recursive: true, force: true });
      rmSync(c.data, { recursive: true });
      mkdirSync(c.data);
      for (const name of readdirSync(path.join(c.folder, 'distros')).filter(file => /\.(ini|lock|mk)$/.test(file)))
        c.remove(`distros/${name}`);
      c.write(definitions);
    }
    t.diagnostic(
      `${sum.strangers} files of others, ${sum.goals} goals, ${sum.done} of them reached; ${sum.away} VMs at another machine`,
    );
    assert.ok(sum.done > sum.goals / 3 && sum.strangers > foreign * 5 && sum.away > 0, JSON.stringify(sum));
  });
});
