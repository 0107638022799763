import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { commandFile, flags } from '../../scripts/appliance.ts';
import { containerScript } from '../../scripts/container.ts';
import { engineOf } from '../../scripts/engine.ts';
import { commands, stepsOf } from '../../scripts/steps.ts';
import { chainOf, planned } from '../support/world.ts';

const engine = (text: string, wanted = 'auto', fromPackages = true) =>
  engineOf(stepsOf(text, fromPackages), wanted, fromPackages);

suite('which engine builds a layer', () => {
  for (const [text, wanted, own, foreign] of [
    ['upload a:/a\nmkdir /b\n', 'auto', 'files', 'appliance'],
    ['upload a:/a\nmkdir /b\n', 'appliance', 'appliance', 'appliance'],
    ['upload a:/a\nmkdir /b\n', 'container', 'files', 'files'],
    ['install a\n', 'auto', 'container', 'appliance'],
    ['install a\n', 'container', 'container', 'appliance'],
    ['run-command a\n', 'container', 'container', 'container'],
    ['install a\n', 'appliance', 'appliance', 'appliance'],
    ['mkdir /b\nrun-command c\n', 'auto', 'container', 'appliance'],
    ['firstboot-command a\n', 'container', 'container', 'appliance'],
    ['root-password file:a\n', 'auto', 'container', 'appliance'],
    ['root-password random\n', 'auto', 'appliance', 'appliance'],
    ['delete /a\n', 'auto', 'files', 'appliance'],
    ['delete /a*\n', 'auto', 'appliance', 'appliance'],
    ['scrub /a\ninstall a\n', 'container', 'appliance', 'appliance'],
    // An end of line inside a name would be a command of debugfs.
    ['link a\\\ndump /x /y\\\nb:/z\n', 'auto', 'appliance', 'appliance'],
    ['upload a\\\nb:/z\n', 'auto', 'appliance', 'appliance'],
    ['install-file a:/b\n', 'auto', 'files', 'appliance'],
    ['sysprep\n', 'auto', 'sysprep', 'sysprep'],
    ['boot\n', 'container', 'boot', 'boot'],
  ] as const) {
    test(`${text.trim().replaceAll('\n', '; ')}, engine = ${wanted}: ${own}, and ${foreign} on somebody else's image`, () => {
      assert.deepEqual([engine(text, wanted), engine(text, wanted, false)], [own, foreign]);
    });
  }
  test('above a layer that was booted, or whose programs ran in the appliance, nothing runs here by itself', () => {
    const given = { snippets: { a: 'run-command a\n', b: 'scrub /a\nrun-command b\n', c: 'scrub /a\n' } };
    const of = (layers: string) =>
      chainOf(
        planned({ inis: { x: `[image]\nfrom = mmdebstrap:bookworm\nlayers = ${layers}\n` }, ...given }),
        'x',
      ).flatMap(layer => (layer.kind === 'snippet' ? [layer.engine] : []));
    assert.deepEqual(of('a b a'), ['container', 'appliance', 'appliance']);
    assert.deepEqual(of('a c a'), ['container', 'appliance', 'container']);
    // These are written as what runs the image's programs.
    for (const command of [
      'chown 0:0:/x',
      'install-file a:/b',
      'install-kernel ./k',
      'tar-in a:/b',
      'firstboot-command a',
    ]) {
      const snippets = { a: 'run-command a\n', c: `scrub /a\n${command}\n` };
      const inis = { x: '[image]\nfrom = mmdebstrap:bookworm\nlayers = a c a\n' };
      const engines = chainOf(planned({ inis, snippets }), 'x').flatMap(l => (l.kind === 'snippet' ? [l.engine] : []));
      assert.deepEqual(engines, ['container', 'appliance', 'appliance'], command);
    }
    const inis = {
      x: '[image]\nfrom = mmdebstrap:bookworm\nlayers = a b a\n',
      y: '[image]\nfrom = distro:x\nlayers = a\n',
    };
    const engines = chainOf(planned({ inis, snippets: { a: 'run-command a\n', b: 'boot\n' } }), 'y').flatMap(layer =>
      layer.kind === 'snippet' ? [layer.engine] : [],
    );
    assert.deepEqual(engines, ['container', 'boot', 'appliance', 'appliance']);
  });
  test('it names no layer: both give the same content', () => {
    const idOf = (line: string) => {
      const inis = { x: `[image]\nfrom = mmdebstrap:bookworm\nlayers = s\n${line}` };
      return chainOf(planned({ inis, snippets: { s: 'install a\n' } }), 'x').map(layer => layer.id);
    };
    assert.deepEqual(idOf('engine = appliance\n'), idOf(''));
  });
});

suite('what virt-customize is given', () => {
  const translated = (text: string) => commandFile(stepsOf(text, false));
  test('its own commands stand as they were written', () => {
    for (const [command, { own }] of Object.entries(commands)) {
      if (!own)
        assert.equal(
          translated(`${command} a:b \\\n c\n`).includes(`${command} a:b \\\n c\n`),
          command !== 'no-selinux-relabel',
        );
    }
  });
  test('what 1.48 lacks is made of what it has', () => {
    assert.equal(translated("chown 1:2:/a'b\n"), `${String.raw`run-command chown 1:2 '/a'\''b'`}\n`);
    assert.equal(
      translated('tar-in a.tar:/opt\n'),
      `upload a.tar:/var/tmp/makebox\nrun-command input=/var/tmp/makebox; tar -C '/opt' --numeric-owner -xpf "$input"\ndelete /var/tmp/makebox\n`,
    );
    assert.equal(
      translated('install-file a:/b/c:4755:1:2\n'),
      "mkdir /b\nupload a:/b/c\nrun-command chown 1:2 '/b/c'\nchmod 04755:/b/c\n",
    );
  });
  test('the network is off where nothing runs', () => {
    for (const text of [
      'upload a:/a\n',
      'chmod 0600:/a\n',
      'root-password file:a\n',
      'timezone UTC\n',
      'chown 1:2:/a\n',
    ]) {
      assert.match(flags(stepsOf(text, false)), /--no-network/, text);
    }
    for (const text of ['install a\n', 'update\n', 'run a\n', 'run-command a\n', 'sm-register\n']) {
      assert.doesNotMatch(flags(stepsOf(text, false)), /--no-network/, text);
    }
  });
});

suite('what runs in a container', () => {
  const script = (text: string) => containerScript(stepsOf(text, true), false);
  test('has the network only while apt fetches packages, not while it installs them; the last one cleans up', () => {
    const lines = script('run-command a\ninstall b\nuninstall c\nrun-command d\n').split('\n');
    const runs = lines.filter(line => line.startsWith('(unset') || line.startsWith('fetches '));
    assert.deepEqual(
      runs.map(line => line.includes('--unshare-net')),
      [true, false, true, true, true, true],
    );
    assert.match(script('install b\n'), /--download-only install '\\''b'\\''/);
    assert.match(script('update\n'), /--no-download upgrade/);
  });
  test('a value with quotes and line ends stays one word', () => {
    assert.ok(script("run-command echo 'a b' \\\n  c\n").includes(String.raw`/bin/sh -c 'echo '\''a b'\'' `));
  });
});
