// An image that runs cloud-init: the definition's user-data takes effect, and makebox keeps what is its own.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { checkout, dataFolder, remove, scratch } from './checkout.ts';

const root = scratch();
const data = dataFolder(root);
const one = checkout(root, 'cloud', { DATA_DIR: data, CODE_DIR: root, PREFIX: 'e2e-cloud-' });
const ok = ({ code, text }: { code: number; text: string }) => {
  assert.equal(code, 0, text);
  return text;
};
const inGuest = (command: string) => ok(one.make('exec-seeded', `CMD=${command}`)).replace(/exit 0\n$/, '');

describe('cloud-init', () => {
  before(() => mkdirSync(data, { recursive: true }));
  after(() => {
    one.make('destroy', 'YES=1');
    remove(root);
  });

  it('does what user-data says, with meta-data in it, and touches neither host name, host keys, users nor locale', () => {
    one.write('distros/snippets/cloud-init.cmd', 'install cloud-init\n');
    one.write(
      'distros/seeded.ini',
      [
        '[image]\nfrom = distro:debian-12\nlayers = cloud-init\ncloud-init = yes',
        '[cloud-init]\nuser-data = seed/user\nmeta-data = seed/meta\nnetwork-config = seed/network',
        '[guest]\ntimezone = Europe/Berlin\nlocale = C.UTF-8\n',
      ].join('\n'),
    );
    one.write(
      'seed/user',
      '## template: jinja\n#cloud-config\nhostname: other\npreserve_hostname: false\nssh_deletekeys: true\nruncmd:\n - [ sh, -c, "echo {{ ds.meta_data.colour }} >/etc/colour" ]\n',
    );
    one.write('seed/meta', 'colour: grün\nlocal-hostname: other\n');
    one.write(
      'seed/network',
      'version: 2\nethernets: {all: {match: {name: "en*"}, dhcp4: true, dhcp-identifier: mac}}\n',
    );
    ok(one.make('up-seeded'));
    // It ends behind ssh; 2 is "done, with something to remark" (cloud-init 23.4).
    inGuest('sudo cloud-init status --wait --long || [ $? = 2 ]');
    assert.equal(inGuest('cat /etc/colour; hostname; getent passwd debian || echo nobody'), 'grün\nseeded\nnobody\n');
    assert.equal(
      inGuest('echo $LANG; readlink /etc/localtime; cat /etc/timezone; date --date=2026-01-01 +%Z'),
      'C.UTF-8\n../usr/share/zoneinfo/Europe/Berlin\nEurope/Berlin\nCET\n',
    );
    ok(one.make('reload-seeded'));
  });

  it('asks for a new disk when what it is given changes', () => {
    one.write('seed/user', '#!/bin/sh\necho script >/etc/colour\n');
    assert.match(ok(one.make('seeded.xml')), /^seeded: stale/m);
    ok(one.make('rebuild-seeded'));
    inGuest('sudo cloud-init status --wait --long || [ $? = 2 ]');
    assert.equal(inGuest('cat /etc/colour'), 'script\n');
  });
});
