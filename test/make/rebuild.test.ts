// What is built again, and what is not. One checkout is led from change to change; each test leaves nothing to do.

import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { checkout, debian, locked, option } from '../support/checkout.ts';

const ini = `${debian}layers = one two\n[domain]\nmemory = 512\n`;
const c = checkout({
  'distros/x.ini': ini,
  'distros/x.lock': locked,
  'distros/snippets/one.cmd': '# first\ninstall a\n',
  'distros/snippets/two.cmd': 'upload conf/file:/etc/file\nrun-command b\n',
  'conf/file': 'content\n',
});
const define = ['virt-install x', 'define'];
const built = (...words: string[]) => {
  const result = c.make(words);
  assert.equal(result.code, 0, result.text);
  return result.built;
};
/** The VM's disk goes, as destroy-x would take it, so that its layers are asked for again. */
const withoutDisk = () => assert.equal(c.make(['destroy-x']).code, 0);

suite('what a change costs', () => {
  test('from nothing: each layer once, bottom up, then the domain', () => {
    const all = built('x.xml');
    assert.deepEqual(
      all.filter(word => word !== 'kernel'),
      ['mmdebstrap bookworm', 'virt-customize one', 'virt-customize two', 'identity', ...define],
    );
    assert.equal(all.filter(word => word === 'kernel').length, 1);
    assert.equal(c.layers().filter(name => name.endsWith('.qcow2')).length, 4);
    assert.deepEqual(
      c.layers().filter(name => !/\.(qcow2|known_hosts|json)$/.test(name)),
      [],
    );
  });

  test('nothing changed: nothing', () => assert.deepEqual(built('x.xml'), []));
  test('a comment in the definition or a snippet: nothing, also when the layers are asked for', () => {
    c.write({ 'distros/x.ini': `; a comment\n${ini}`, 'distros/snippets/one.cmd': '# other\n\ninstall a\n# more\n' });
    assert.deepEqual(built('x.xml'), []);
    withoutDisk();
    assert.deepEqual(built('x.xml'), define);
  });
  test('memory: the domain alone', () => {
    c.write({ 'distros/x.ini': ini.replace('512', '768') });
    assert.deepEqual(built('x.xml'), define);
    assert.deepEqual(built('x.xml'), []);
  });
  test('without virt-install it is said what to do, and then done', () => {
    c.write({ 'distros/x.ini': ini.replace('512', '640') });
    c.hook('virt-install', 'exit 127');
    const { code, text } = c.make(['x.xml']);
    assert.deepEqual([code, /^mend: make setup installs virt-install$/m.test(text)], [2, true], text);
    c.hook('virt-install', 'exit 1');
    assert.doesNotMatch(c.make(['x.xml']).text, /mend/);
    c.hook('virt-install', '');
    assert.deepEqual(built('x.xml'), define);
    c.write({ 'distros/x.ini': ini.replace('512', '768') });
    assert.deepEqual(built('x.xml'), define);
  });
  test('the last line of a snippet, under a VM that has a disk: nothing but the word stale', () => {
    c.write({ 'distros/snippets/two.cmd': 'upload conf/file:/etc/file\nrun-command c\n' });
    const result = c.make(['x.xml']);
    assert.deepEqual([result.code, result.built], [0, []]);
    assert.match(result.stdout, /^x: stale: .*make rebuild-x/m);
    assert.deepEqual(
      result.text
        .trim()
        .split('\n')
        .filter(line => !/stale|is up to date/.test(line)),
      [],
    );
  });
  test('then, once the image is asked for: that layer and what stands on it', () => {
    assert.deepEqual(built('image-x').sort(), ['identity', 'kernel', 'virt-customize two']);
    assert.deepEqual(built('image-x'), []);
    assert.match(c.make(['x.xml']).stdout, /stale/);
  });
  test('and the disk stays until it is taken away', () => {
    withoutDisk();
    const result = c.make(['x.xml']);
    assert.deepEqual(result.built, define);
    assert.doesNotMatch(result.text, /stale/);
  });
  test('a byte of an uploaded file: the layer that reads it and what stands on it', () => {
    withoutDisk();
    c.write({ 'conf/file': 'Content\n' });
    assert.deepEqual(built('image-x').sort(), ['identity', 'kernel', 'virt-customize two']);
    c.write({ 'conf/file': 'content\n' });
    assert.deepEqual(built('image-x'), [], 'the layer of the first content is still there');
  });
  test('the first snippet: all but the base', () => {
    c.write({ 'distros/snippets/one.cmd': 'install other\n' });
    assert.deepEqual(built('image-x').sort(), ['identity', 'kernel', 'virt-customize one', 'virt-customize two']);
  });
  test('destroy and define again: no layer, no appliance', () => {
    built('x.xml');
    withoutDisk();
    const { calls, built: again } = c.make(['x.xml']);
    assert.deepEqual(again, define);
    assert.deepEqual(
      calls.filter(([tool]) => tool === 'qemu-img').map(words => words[1]),
      ['create'],
    );
  });
  test('rebuild: destroyed, and up on the newest image', () => {
    c.write({ 'distros/snippets/two.cmd': 'run-command d\n' });
    const result = c.make(['rebuild-x']);
    assert.equal(result.code, 0, result.text);
    assert.deepEqual(
      result.built.filter(word => !/kernel|identity/.test(word)),
      ['virt-customize two', 'undefine', ...define, 'start'],
    );
  });
});

suite('settings from outside the definition', () => {
  beforeEach(() => built('x.xml'));
  /** The domain is made once for the change, and once more when it is taken back. */
  const once = (words: string[], env: Record<string, string>, flag: string, value: string) => {
    const first = c.make(words, env);
    assert.deepEqual([first.built, option(first, flag)], [define, value], first.text);
    assert.deepEqual(c.make(words, env).built, [], 'the second time nothing');
  };
  test('make VAR=…: the domain, once, and once more without it, said so', () => {
    once(['x.xml', 'MEMORY=4096'], {}, '--memory', '4096');
    const back = c.make(['x.xml']);
    assert.deepEqual(back.built, define);
    assert.match(back.stdout, /^x: memory 4096 -> 768 \(distros\/x\.ini:\d+\)$/m);
  });
  test('the environment: the domain, once', () => once(['x.xml'], { MEMORY: '1111' }, '--memory', '1111'));
  test('the environment reaches a VM that is rebuilt', () => {
    const result = c.make(['rebuild-x'], { MEMORY: '1111' });
    assert.equal(option(result, '--memory'), '1111', result.text);
    built('x.xml');
  });
  test('.env: the domain, once', () => {
    c.write({ '.env': `${c.read('.env')}VCPUS=7\n` });
    once(['x.xml'], {}, '--vcpus', '7');
    c.write({ '.env': c.read('.env').replace('VCPUS=7\n', '') });
    assert.deepEqual(built('x.xml'), define);
  });
  test('a .mk that comes, changes and goes: the domain, once each time', () => {
    c.write({ 'distros/x.mk': 'x.xml: VCPUS = 3\n' });
    once(['x.xml'], {}, '--vcpus', '3');
    c.write({ 'distros/x.mk': 'x.xml: VCPUS = 4\n' });
    once(['x.xml'], {}, '--vcpus', '4');
    c.remove('distros/x.mk');
    once(['x.xml'], {}, '--vcpus', '2');
  });
  test('another VM is not touched by any of it', () => {
    c.write({ 'distros/y.ini': 'like = x\n' });
    assert.deepEqual(built('y.xml').slice(-2), ['virt-install y', 'define']);
    c.write({ 'distros/x.mk': 'x.xml: VCPUS = 3\n' });
    assert.deepEqual(built('y.xml'), []);
    c.remove('distros/x.mk');
    assert.deepEqual(built('y.xml', 'x.xml'), []);
  });
});
