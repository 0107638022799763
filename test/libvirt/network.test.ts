// The networks that definitions name are ones that libvirt takes, starts and stops.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const networks: Readonly<Record<string, readonly [keys: string, xml: RegExp]>> = {
  nat: ['address = 10.9.0.1/24\nip = 10.9.0.10\nmtu = 1400', /<forward mode="nat"\/>/],
  out: ['device = eth7', /<forward mode="nat" dev="eth7"\/>/],
  alone: ['type = isolated\ndhcp = no', /<bridge/],
  route: ['type = route', /<forward mode="route"\/>/],
  'route-out': ['type = route\ndevice = eth7', /<forward mode="route" dev="eth7"\/>/],
  open: ['type = open\ndomain = lab.test', /<forward mode="open"\/>/],
};

suite('libvirt takes the networks that we define', { skip: missing('virsh') }, () => {
  const sections = Object.entries(networks).map(([name, [keys]]) => `[network ${name}]\n${keys}\n`);
  const c = checkout({ 'distros/x.ini': `${debian}${sections.join('')}`, 'distros/x.lock': locked });
  const made = c.make(['list']);
  assert.equal(made.code, 0, made.text);
  for (const [name, [, wanted]] of Object.entries(networks))
    test(name, () => {
      const file = `generated/networks/${name}.xml`;
      const xml = c.read(file).replaceAll("'", '"');
      assert.match(xml, wanted);
      const called = /<name>(.*)<\/name>/.exec(xml)![1]!;
      // Its test driver forgets all when virsh ends.
      const commands = [
        `net-define --validate ${file}`,
        ...['start', 'autostart', 'destroy', 'undefine'].map(verb => `net-${verb} ${called}`),
      ];
      const { status, stderr } = spawnSync('virsh', ['--connect', 'test:///default', commands.join('; ')], {
        cwd: c.folder,
        encoding: 'utf8',
      });
      assert.deepEqual([status, stderr.trim()], [0, '']);
    });
});
