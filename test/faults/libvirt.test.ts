// libvirt's daemon is gone at a call of any verb, before it did what was asked or after; libvirt is one of files here.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';
import { lives, seed } from './extent.ts';
import { campaign, type Site, sum } from './living.ts';
import { plainly } from './points.ts';

const definition = `${debian}[share code]\ntype = none\n[network lab]\ntype = isolated\n`;
const definitions = {
  'distros/a.ini': definition,
  'distros/a.lock': locked,
  'distros/b.ini': definition,
  'distros/b.lock': locked,
};
/** Commands that are not to be pretended: all that speaks to libvirt, but for what waits for ssh. */
const env = { REAL: 'down save snapshot restore', TIMEOUT: '5' };

function place() {
  const c = checkout(definitions);
  const fake = libvirt(c);
  const built = c.make(['images']);
  assert.equal(built.code, 0, built.text);
  const hosts = (xml: string) => (xml.match(/<host .*\/>/g) ?? []).sort().join('\n');
  const networks = path.join(fake.folder, 'networks');
  /** Whoever is on the network has the address that the definitions say, or what is wrong. */
  const flawsOfUp = () => {
    return readdirSync(networks)
      .filter(file => file.endsWith('.live'))
      .flatMap(file => {
        const xml = readFileSync(path.join(networks, file), 'utf8');
        const [, name] = /<name>makebox-[0-9a-f]{8}-(.*)<\/name>/.exec(xml) ?? [];
        const wanted = name && hosts(c.read(`generated/networks/${name}.xml`));
        return wanted === undefined || wanted === hosts(xml) ? [] : `a network that is on: ${xml}\nand not ${wanted}\n`;
      })
      .join('');
  };
  return { c, fake, flawsOfUp };
}

function site(): Site {
  const { c, fake, flawsOfUp } = place();
  return {
    c,
    definitions,
    make: goals => plainly(c, goals, env),
    fault: (call, random) => fake.fault(random.of(['before', 'midway', 'after']), call),
    hit: async () => fake.hit(),
    domains: fake.domains,
    others: () => fake.networks().map(name => `network ${name}`),
    may: () => true,
    flawsOfUp,
  };
}

suite('libvirt is gone at any call', { skip: missing('setpriv', 'flock') }, () => {
  test(`in ${lives} lives from seed ${seed}`, { timeout: 60_000 + lives * 60_000 }, async t => {
    await campaign(lives, [site(), site()]);
    t.diagnostic(
      `${sum.verbs} verbs, libvirt gone in ${sum.hits}; ${sum.failed} failed by that, ${sum.broken} of them for good`,
    );
    assert.ok(sum.hits > sum.verbs / 3, JSON.stringify(sum));
  });
  test('while it makes a network: the bridge goes where it is that of the network, and where it may', () => {
    const { c, fake } = place();
    const bridge = () => path.join(fake.folder, 'bridges', readdirSync(path.join(fake.folder, 'bridges'))[0]!);
    const left = () => {
      for (let call = 1; ; call++) {
        fake.fault('midway', call);
        const { code, text } = c.make(['up-a'], env);
        if (/ net-start /.test(` ${fake.hit()} `)) return;
        assert.ok(call < 60, text);
        if (code === 0) assert.equal(c.make(['destroy-a']).code, 0);
      }
    };
    left();
    const own = readFileSync(bridge(), 'utf8');
    writeFileSync(bridge(), '52:54:00:00:00:01\n');
    const other = c.make(['up-a'], env);
    assert.match(other.text, /^there is a bridge virbr\d+ already[\s\S]*net-undefine makebox-/m);
    writeFileSync(bridge(), own);
    writeFileSync(path.join(fake.folder, 'no-root'), '');
    const weak = c.make(['up-a'], env);
    assert.match(weak.text, /^libvirt has left the bridge virbr\d+ behind[\s\S]*sudo ip link delete virbr/m);
    const gone = c.make(['destroy-a']);
    assert.equal(gone.code, 0, gone.text);
    assert.match(gone.text, /^libvirt has left the bridge/m);
    assert.deepEqual([fake.domains(), c.exists('a.xml')], [[], false]);
  });
  test('while a network in use is told another address: it has it in the end', () => {
    const { c, fake, flawsOfUp } = place();
    const up = () => c.make(['up-a', 'up-b'], env);
    let hit = 'at first';
    for (let call = 1; hit; call++) {
      c.write({ 'distros/b.ini': `${definition}address = 10.9.0.1/24\nip = 10.9.0.${10 + call}\n` });
      fake.fault('before', call);
      const { code, text } = up();
      hit = fake.hit();
      assert.ok(hit || code === 0, text);
      assert.equal(up().code, 0, hit);
      assert.equal(flawsOfUp(), '', hit);
      assert.ok(call < 60, 'it is met no more');
    }
  });
});
