// How a guest is reached, as its definition says, by ssh and by what is told to use that: Ansible.

import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { libvirt } from '../support/libvirt.ts';

const definition = `${debian}[user]
name = ada
[ssh]
port = 2222
forward-agent = yes
forward-x11 = yes
[provision]
scripts = first.sh
playbooks = site.yml more.yml
[share code]
type = none
[domain]
network = network=default
`;

suite('a guest behind ssh', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout({
    'distros/x.ini': definition,
    'distros/x.lock': locked,
    'first.sh': 'echo first\n',
    'site.yml': '',
    'more.yml': '',
  });
  const { folder } = libvirt(c);
  const program = (name: string, text: string) => {
    const file = path.join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\0' $(($# + 1)) ${name} "$@" >>"$FAKE/log"\n${text}\n`);
    chmodSync(file, 0o755);
  };
  program('ssh', 'case "$*" in *mktemp*) cat ;; esac');
  program('ansible-playbook', '');
  assert.equal(c.make(['x.xml']).code, 0);
  const mac = /^x\.mac = (.*)$/m.exec(c.read('generated/x.mk'))![1]!;
  writeFileSync(path.join(folder, 'leases'), `2026-01-01 00:00:00  ${mac}  ipv4  127.0.0.1/24  x\n`);
  c.make(['up-x'], { REAL: 'wait', TIMEOUT: '1' });
  const provision = () => c.make(['provision-x'], { REAL: 'provision' });
  const playbooks = (calls: readonly (readonly string[])[]) => calls.filter(([tool]) => tool === 'ansible-playbook');

  test('is there by the port, the user and the forwards of its definition', () => {
    const config = c.read('generated/workspace/ssh/x.config');
    for (const line of ['HostName 127.0.0.1', 'Port 2222', 'User ada', 'ForwardAgent yes', 'ForwardX11 yes'])
      assert.match(config, new RegExp(`^  ${line}$`, 'm'));
    assert.match(config, /^ {2}IdentityFile ".*\/home\/\.ssh\/id_ed25519"$/m);
    assert.match(config, /^ {2}StrictHostKeyChecking yes$/m);
  });
  test('is called by the name that it was reached by last, whatever PREFIX is by now', () => {
    const called = (...words: string[]) => c.make([...words, 'PREFIX=two-'], { REAL: 'provision' });
    const hosts = ({ calls, code, text }: ReturnType<typeof called>) => {
      assert.equal(code, 0, text);
      return calls.flatMap(([tool, ...words]) =>
        tool === 'ssh' ? words.filter(word => /^(two-)?x$/.test(word)) : tool === 'ansible-playbook' ? [words[1]] : [],
      );
    };
    for (const goal of ['exec-x', 'exec']) assert.deepEqual(hosts(called(goal, 'CMD=true')), ['x'], goal);
    assert.deepEqual(new Set(hosts(called('provision-x'))), new Set(['x', 'x,']));
  });
  test('is given a command of several lines as it is', () => {
    const command = 'cat <<E\n  - one\n\t@two\nE\n';
    for (const goal of ['exec-x', 'exec', 'run-x']) {
      const { calls } = c.make([goal, `CMD=${command}`]);
      assert.ok(
        calls.some(words => words.includes(command)),
        JSON.stringify(calls),
      );
    }
  });
  test("is provisioned by scripts, then by Ansible's playbooks, which go the same way", () => {
    const { code, text, calls } = provision();
    assert.equal(code, 0, text);
    assert.match(text, /^x: first\.sh\necho first\nx: site\.yml\nx: more\.yml\nx: provisioned$/m);
    const way = ['--inventory', 'x,', '--user', 'ada', '--ssh-common-args', '-F generated/workspace/ssh/x.config'];
    assert.deepEqual(playbooks(calls), [
      ['ansible-playbook', ...way, 'site.yml'],
      ['ansible-playbook', ...way, 'more.yml'],
    ]);
  });
  test('is not provisioned where a playbook fails, and none follows', () => {
    program('ansible-playbook', 'exit 2');
    const { code, text, calls } = provision();
    assert.notEqual(code, 0);
    assert.match(text, /^x: site\.yml ended with 2\n {2}why: .*not provisioned\n {2}mend: .*make provision-x$/m);
    assert.equal(playbooks(calls).length, 1);
    assert.ok(!calls.some(words => words.some(word => word.includes('sudo install'))));
  });
  test('is told to have no Python, where a playbook failed', () => {
    program('ssh', 'case "$*" in *python*) exit 1 ;; *mktemp*) cat ;; esac');
    const { code, text } = provision();
    assert.notEqual(code, 0);
    assert.match(
      text,
      /^x: site\.yml failed, and there is no Python\n {2}why: .*\n {2}mend: packages = python3 in \[image\]/m,
    );
  });
});
