// What a VM's folders by NFS leave at the host's server goes with the VM, with its name and with makebox; nothing of others does.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { libvirt } from '../support/libvirt.ts';

describe('what is exported', { skip: process.getuid!() === 0 ? false : 'exports are root’s' }, () => {
  const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
  const { folder } = libvirt(c);
  assert.equal(c.make(['x.xml']).code, 0);
  const [workspace] = readdirSync(path.join(c.data, 'workspaces'));
  const fileOf = (name: string) => `/etc/exports.d/makebox-${workspace}-${name}.exports`;
  const told = path.join(folder, 'told');
  const exportfs = (end: string) => {
    writeFileSync(path.join(folder, 'bin/exportfs'), `#!/bin/sh\nprintf '%s|' "$@" >>'${told}'; ${end}\n`);
    chmodSync(path.join(folder, 'bin/exportfs'), 0o755);
  };
  const gone = (name: string, ...words: string[]) => {
    const { code, text } = c.make(words);
    assert.equal(code, 0, text);
    assert.equal(readFileSync(told, 'utf8'), '-u|192.0.2.7:/srv/my dätä|192.0.2.7:/srv/x|');
    assert.ok(!existsSync(fileOf(name)));
  };
  const exported = (name: string) =>
    writeFileSync(fileOf(name), '/srv/my\\040d\\303\\244t\\303\\244 192.0.2.7(rw,all_squash)\n/srv/x 192.0.2.7(ro)\n');
  beforeEach(() => {
    mkdirSync('/etc/exports.d', { recursive: true });
    rmSync(told, { force: true });
    exportfs('exit 0');
  });
  after(() => {
    for (const name of ['x', 'y']) rmSync(fileOf(name), { force: true });
  });

  it('goes with the old name', () => {
    exported('x');
    gone('x', 'rename-x', 'TO=y');
  });
  it('goes with its VM, also where the server has forgotten it', () => {
    exported('y');
    exportfs('exit 1');
    gone('y', 'destroy-y');
  });
  it('goes with makebox', () => {
    exported('y');
    assert.match(c.make(['uninstall']).text, new RegExp(`would remove ${fileOf('y')}`));
    gone('y', 'uninstall', 'YES=1');
  });
});
