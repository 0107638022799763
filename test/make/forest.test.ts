// Images on images, and several VMs of one definition: what is shared is built once.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkout, debian, locked } from '../support/checkout.ts';

const forest = {
  'distros/base.ini': `${debian}layers = tools\n[domain]\ndefine = no\n`,
  'distros/base.lock': locked,
  'distros/left.ini': '[image]\nfrom = distro:base\nlayers = left\n',
  'distros/right.ini': '[image]\nfrom = distro:base\nlayers = right\nsize = 20G\n',
  'distros/top.ini': '[image]\nfrom = distro:left\nlayers = top\n[domain]\ndefine = no\n',
  'distros/snippets/tools.cmd': 'install less\n',
  'distros/snippets/left.cmd': 'install left\n',
  'distros/snippets/right.cmd': 'install right\n',
  'distros/snippets/top.cmd': 'install top\n',
};
const snippets = (built: readonly string[]) =>
  built
    .filter(word => word.startsWith('virt-customize') || word.startsWith('mmdebstrap'))
    .map(word => word.split(' ')[1])
    .sort();

suite('a forest of images', () => {
  for (const goals of [
    ['images'],
    ['image-top', 'image-right'],
    ['image-right', 'image-base', 'image-left', 'image-top'],
  ]) {
    test(`make -j4 ${goals.join(' ')}: what they share is built once`, () => {
      const c = checkout(forest);
      const { code, text, built } = c.make(['-j4', ...goals]);
      assert.equal(code, 0, text);
      assert.deepEqual(snippets(built), ['bookworm', 'left', 'right', 'tools', 'top']);
      assert.deepEqual(c.make(['-j4', ...goals]).built, []);
    });
  }
  test('images that stand side by side are built side by side', () => {
    const c = checkout(forest);
    // Each waits for the other to have begun; one after the other they would wait for ever.
    c.hook(
      'virt-customize',
      `mine=$(basename "$5" .cmd); mine=\${mine##*-}
       case $mine in left) other=right ;; right) other=left ;; *) other= ;; esac
       if [ -n "$other" ]; then : >"$FAKE/$mine.there"; until [ -e "$FAKE/$other.there" ]; do sleep 0.02; done; fi`,
    );
    assert.equal(c.make(['-j2', 'image-left', 'image-right']).code, 0);
  });
  test('an image alone has no domain: its verbs say so, and a VM on it is made as any other', () => {
    const c = checkout(forest);
    const { code, text } = c.make(['up-base']);
    assert.equal(code, 2);
    assert.match(
      text,
      /base is an image, and no VM\n {2}why: {2}distros\/base\.ini says "define = no"\n {2}mend: make image-base/,
    );
    assert.deepEqual(c.make(['left.xml']).built.slice(-2), ['virt-install left', 'define']);
    assert.match(c.make(['list']).stdout, /^base +debian-bookworm \+ tools {2}\(an image only\)$/m);
  });
  test('a larger disk is a layer, that is grown without an appliance', () => {
    const c = checkout(forest);
    const { calls } = c.make(['image-right']);
    const grown = calls
      .filter(([tool, verb]) => tool === 'node' && verb === 'dist/makebox.cjs')
      .filter(words => words[2] === 'grow');
    assert.equal(grown.length, 1);
    assert.ok(calls.some(([tool, ...words]) => tool === 'qemu-img' && words[0] === 'create' && words.at(-1) === '20G'));
  });
  test('a changed child builds itself alone; a changed parent builds both', () => {
    const c = checkout(forest);
    c.make(['images']);
    c.write({ 'distros/snippets/top.cmd': 'install other\n' });
    assert.deepEqual(snippets(c.make(['images']).built), ['top']);
    c.write({ 'distros/snippets/left.cmd': 'install other\n' });
    assert.deepEqual(snippets(c.make(['images']).built), ['left', 'top']);
  });
});

suite('instances and params', () => {
  const web = {
    'distros/web.ini': `instances = web-1 web-2\n${debian}layers = shared own\n[params]\nport = 80{{index}}\nunused = a\n`,
    'distros/web.lock': locked,
    'distros/web.mk': 'web-2.xml: MEMORY = 4096\n',
    'distros/snippets/shared.cmd': 'run-command docker ps --format "{{.Names}}"\n',
    'distros/snippets/own.cmd.hbs': '# {{instance}}\nupload {{instance}}.conf:/etc/own\nwrite /etc/port:{{port}}\n',
    'web-1.conf': '1\n',
    'web-2.conf': '2\n',
  };
  const c = checkout(web);
  test('each has layers of its own from the first that names it, and its own overrides', () => {
    const { built, code, text, calls } = c.make(['web-1.xml', 'web-2.xml']);
    assert.equal(code, 0, text);
    assert.deepEqual(snippets(built), ['bookworm', 'own', 'own', 'shared']);
    const memory = calls.filter(([tool]) => tool === 'virt-install').map(words => words[words.indexOf('--memory') + 1]);
    assert.deepEqual(memory.sort(), ['2048', '4096']);
  });
  test('a file that only a filled snippet names is watched', () => {
    c.write({ 'web-2.conf': 'changed\n' });
    assert.deepEqual(snippets(c.make(['image-web-1', 'image-web-2']).built), ['own']);
  });
  test('a param that reaches no layer builds nothing', () => {
    c.write({ 'distros/web.ini': web['distros/web.ini'].replace('unused = a', 'unused = b') });
    assert.deepEqual(snippets(c.make(['image-web-1', 'image-web-2']).built), []);
  });
  test('one that does builds what it reaches', () => {
    c.write({ 'distros/web.ini': web['distros/web.ini'].replace('80{{', '90{{') });
    assert.deepEqual(snippets(c.make(['image-web-1', 'image-web-2']).built), ['own', 'own']);
  });
  test('the name of the definition is no VM', () => {
    assert.match(
      c.make(['up-web']).text,
      /no VM "web"\n {2}why: {2}distros\/web\.ini makes web-1 web-2\n {2}mend: make up-web-1/,
    );
  });
});
