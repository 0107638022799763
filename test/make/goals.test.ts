// What may be asked of make, and what it says to what may not.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';
import { root } from '../support/folder.ts';

const c = checkout({
  'distros/centos-7.ini': debian,
  'distros/centos-7.lock': locked,
  'distros/ubuntu-22.04.ini': 'like = centos-7\n',
});
const refused = (words: string[], what: RegExp) => {
  const result = c.make(words);
  assert.notEqual(result.code, 0, result.text);
  assert.match(result.text, what);
  assert.deepEqual(result.built, []);
};

suite('goals', () => {
  test('none: help, with every VM', () => {
    const { code, stdout } = c.make();
    assert.equal(code, 0);
    assert.match(stdout, /^ {2}make up-NAME +\S/m);
    assert.match(stdout, /^VMs: centos-7 ubuntu-22\.04$/m);
  });
  test('a command is refused that is none', () => {
    for (const goal of ['exec', 'test-all', 'matrix', 'exec-centos-7'])
      refused([goal, 'CDM=true'], /^no CMD=\n {2}why: /m);
  });
  test("a VM's bare name is refused before anything is done", () => {
    refused(['destroy', 'centos-7'], /mend: make destroy-centos-7\b/);
    refused(['centos-7', 'up'], /mend: make up-centos-7\b/);
    refused(['ubuntu-22.04'], /mend: make up-ubuntu-22\.04\b/);
    refused(['-n', 'destroy', 'centos-7'], /mend: make destroy-centos-7\b/);
  });
  test('a VM whose name is a number is one', () => {
    c.write({ 'distros/007.ini': 'like = centos-7\n' });
    const { code, text } = c.make(['info-007']);
    assert.equal(code, 0, text);
    assert.match(text, /distros\/007\.ini/);
    c.remove('distros/007.ini');
  });
  test('a verb of no VM: the nearest name', () => {
    refused(['up-cetnos-7'], /no VM "cetnos-7"[\s\S]*did you mean "make up-centos-7"\?/);
    refused(['centos-8.xml'], /no VM "centos-8"[\s\S]*did you mean "make centos-7\.xml"\?/);
    refused(['delete-snapshot-cetnos-7'], /no VM "cetnos-7"[\s\S]*did you mean "make delete-snapshot-centos-7"\?/);
    refused(['up-nothing-like-it'], /one of: centos-7 ubuntu-22\.04/);
    refused(['destroy-cetnos-7'], /no VM "cetnos-7"\n {2}why: .*\n {2}mend: make list$/m);
  });
  test('no verb at all: make says so', () => refused(['frobnicate'], /No rule to make target .frobnicate./));
  test('list names each VM and what it stands on', () => {
    assert.equal(
      c.make(['list']).stdout,
      'centos-7             debian-bookworm\nubuntu-22.04         debian-bookworm\n',
    );
  });
  test('who reads no further than head(1) is told nothing', async () => {
    const words = [path.join(root, 'dist/makebox.cjs'), 'list'];
    const child = spawn(process.execPath, words, { cwd: c.folder, env: c.env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', part => (said += part));
    assert.deepEqual([await once(child, 'close'), said], [[0, null], '']);
  });
  test('a name with a dot is a name like any other', () => {
    const result = c.make(['ubuntu-22.04.xml']);
    assert.equal(result.code, 0, result.text);
    assert.ok(c.exists('ubuntu-22.04.xml'));
  });
});

suite('verbs', () => {
  test('up builds, defines and starts; again it starts nothing', () => {
    const first = c.make(['up-centos-7']);
    assert.equal(first.code, 0, first.text);
    assert.deepEqual(first.built.slice(-3), ['virt-install centos-7', 'define', 'start']);
    assert.deepEqual(c.make(['up-centos-7']).built, []);
  });
  test('destroy without YES lists and touches nothing', () => {
    refused(['destroy'], /centos-7: its domain and its disk[\s\S]*nothing was touched\. mend: make destroy YES=1/);
    refused(['destroy', 'YES=0'], /nothing was touched/);
    assert.ok(c.exists('centos-7.xml'));
  });
  test('destroy-NAME takes the domain, the disk and the XML, and no layer', () => {
    const layers = c.layers();
    const result = c.make(['destroy-centos-7']);
    assert.deepEqual([result.code, result.built], [0, ['destroy', 'undefine']], result.text);
    assert.ok(!c.exists('centos-7.xml'));
    assert.ok(!c.exists('generated/workspace/disks/centos-7.qcow2'));
    assert.deepEqual(c.layers(), layers);
  });
  test('destroy of what was never made succeeds quietly', () => {
    const result = c.make(['destroy-centos-7']);
    assert.deepEqual([result.code, result.built], [0, []], result.text);
  });
  test('VMS= names those that are meant, also by destroy and status; an empty one is refused', () => {
    assert.equal(c.make(['centos-7.xml', 'ubuntu-22.04.xml']).code, 0);
    for (const goal of ['destroy', 'up', 'images']) {
      refused([goal, 'YES=1', 'VMS='], /VMS= is empty/);
      refused([goal, 'YES=1', 'VMS=centos-9'], /no VM "centos-9"/);
    }
    for (const [words, env] of [
      [['VMS=ubuntu-22.04'], {}],
      [[], { VMS: 'ubuntu-22.04' }],
    ] as const) {
      assert.doesNotMatch(c.make(['status', ...words], env).stdout, /centos-7/);
      assert.doesNotMatch(c.make(['-n', 'up', ...words], env).stdout, /wait centos-7/);
      assert.match(c.make(['-n', 'destroy', 'YES=1', ...words], env).stdout, /--vms 'ubuntu-22\.04' --yes/);
    }
    refused(['up', 'VMS=env'], /no VM "env"/);
    const result = c.make(['destroy', 'YES=1', 'VMS=ubuntu-22.04 ubuntu-22.04']);
    assert.deepEqual([result.code, result.built], [0, ['undefine']], result.text);
    assert.ok(c.exists('centos-7.xml') && !c.exists('ubuntu-22.04.xml'));
  });
  test('destroy YES=1 takes what is left', () => {
    const result = c.make(['destroy', 'YES=1']);
    assert.deepEqual([result.code, result.built], [0, ['undefine']], result.text);
    assert.match(c.make(['destroy']).stdout, /no VM to destroy/);
  });
  test('destroy-NAME takes a VM whose definition is gone, alone', () => {
    c.write({ 'distros/gone.ini': 'like = centos-7\n' });
    assert.equal(c.make(['gone.xml', 'centos-7.xml']).code, 0);
    c.remove('distros/gone.ini');
    assert.match(c.make(['status']).stdout, /^gone .*make destroy-gone takes it away$/m);
    const result = c.make(['destroy-gone']);
    assert.deepEqual([result.code, result.built], [0, ['undefine']], result.text);
    assert.ok(!c.exists('generated/workspace/disks/gone.qcow2'));
    assert.ok(c.exists('centos-7.xml'));
    c.make(['destroy-centos-7']);
  });
  test('with a mistake in a definition VMs that are there can still be reached, and nothing is built', () => {
    assert.equal(c.make(['up-centos-7']).code, 0);
    c.write({ 'distros/wrong.ini': '[image]\nlayrs = x\n' });
    const down = c.make(['down-centos-7']);
    assert.equal(down.code, 0, down.text);
    assert.match(down.text, /unknown key "layrs"[\s\S]*goes on with the rules of before/);
    refused(['up-centos-7'], /unknown key "layrs"/);
    refused(['down-centos-7', 'centos-7.xml'], /unknown key "layrs"/);
    c.remove('distros/wrong.ini');
    c.make(['destroy-centos-7']);
  });
  test('a definition that was deleted before its source was looked up stops nobody', () => {
    c.write({ 'distros/left.ini': '[image]\nfrom = virt-builder:fedora-41\n' });
    assert.equal(c.make(['list']).code, 0);
    c.remove('distros/left.ini');
    const result = c.make(['images']);
    assert.equal(result.code, 0, result.text);
  });
  test('up without a name is for all of them, one layer for both', () => {
    const result = c.make(['up']);
    assert.equal(result.code, 0, result.text);
    assert.deepEqual(result.built.filter(word => word === 'start').length, 2);
    assert.equal(result.built.filter(word => word.startsWith('mmdebstrap')).length, 0);
  });
  test('up of a VM that libvirt lost defines it again, though its XML is current', () => {
    c.make(['destroy-centos-7']);
    assert.equal(c.make(['centos-7.xml']).code, 0);
    const uuid = /<uuid>(.*)<\/uuid>/.exec(c.read('centos-7.xml'))![1]!;
    c.hook('virsh', `if [ ! -e "$FAKE/lost" ]; then : >"$FAKE/lost"; rm -f "$FAKE/domains/${uuid}"; fi`);
    const result = c.make(['up-centos-7']);
    c.hook('virsh', '');
    assert.deepEqual([result.code, result.built], [0, ['define', 'start']], result.text);
  });
  test("a domain of the same name that is somebody else's is refused, and said so", () => {
    c.make(['destroy', 'YES=1']);
    c.hook('virsh', 'case "$*" in *domuuid*) echo 11111111-2222-3333-4444-555555555555; exit ;; esac');
    const result = c.make(['centos-7.xml']);
    c.hook('virsh', '');
    assert.notEqual(result.code, 0);
    assert.match(result.text, /a domain "centos-7" exists that this checkout did not make/);
    assert.deepEqual(
      result.built.filter(word => /virt-install|define/.test(word)),
      [],
    );
  });
  test('the domain is named with PREFIX', () => {
    assert.deepEqual(c.make(['centos-7.xml', 'PREFIX=two-']).built, ['virt-install two-centos-7', 'define']);
  });
  test('ssh into what was never booted says how to boot it', () => refused(['ssh-centos-7'], /mend: make up-centos-7/));
  test('down asks no source what it is', () => {
    const unlocked = checkout({ 'distros/x.ini': debian });
    const { code, text } = unlocked.make(['down'], { DEBIAN_MIRROR: 'http://127.0.0.1:9/debian' });
    assert.equal(code, 0, text);
    assert.ok(!unlocked.exists('distros/x.lock'));
  });
});

suite('a domain that is defined already', () => {
  const defined = () => {
    const it = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
    assert.equal(it.make(['x.xml']).code, 0);
    return it;
  };
  test('takes another PREFIX as its new name', () => {
    const it = defined();
    const { code, text, calls } = it.make(['x.xml'], { PREFIX: 'two-' });
    assert.equal(code, 0, text);
    const renamed = calls.filter(words => words.includes('domrename'));
    assert.deepEqual(
      renamed.map(words => words.at(-1)),
      ['two-x'],
    );
  });
  test('is not defined a second time at another libvirt', () => {
    const it = defined();
    const { code, text, calls } = it.make(['x.xml'], { LIBVIRT_URI: 'qemu:///session' });
    assert.notEqual(code, 0);
    assert.match(
      text,
      /x is defined at qemu:\/\/\/system, and LIBVIRT_URI says qemu:\/\/\/session\n.*\n.*mend: make destroy-x/,
    );
    assert.ok(!calls.some(words => words.includes('define')));
  });
});
