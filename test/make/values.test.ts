// Where a value may come from, who wins, and that it reaches the tool byte for byte or is refused: nothing is ever executed.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { machineSettings } from '../../scripts/machine-settings.ts';
import { checkout, debian, locked, option } from '../support/checkout.ts';

const folder = (value: string) => `source=${value},target=/code,driver.type=virtiofs,accessmode=passthrough`;
const command = '$(shell touch pwned)`touch pwned`;touch pwned';

suite('what looks like a command is never one', () => {
  const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
  assert.equal(c.make(['x.xml']).code, 0);
  const innocent = () => {
    const executed = c.exists('pwned');
    if (executed) c.remove('pwned');
    assert.ok(!executed, 'it was executed');
  };

  test('in the environment, whatever is asked for', () => {
    for (const words of [
      ['-n', 'x.xml'],
      ['x.xml'],
      ['info-x'],
      ['-n', 'up-x'],
      ['status'],
      ['list'],
      ['help'],
      ['-npq'],
    ]) {
      c.make(words, { MEMORY: command, LIBVIRT_URI: command, CODE_DIR: `/${command}`, PREFIX: command });
      innocent();
    }
  });
  test('in a PREFIX that closes quotes, by verbs that really run', () => {
    const prefix = `'; touch pwned; '`;
    c.write({ 'generated/workspace/ssh/x.config': '' });
    c.hook('virsh', '[ "$4" != domuuid ] || echo 00000000-0000-0000-0000-000000000000');
    for (const words of [['exec-x'], ['ssh-x'], ['x.xml', 'MEMORY=512'], ['up-x'], ['destroy-x']]) {
      c.make(words, { PREFIX: prefix, CMD: 'true' });
      innocent();
    }
    c.hook('virsh', '');
  });
  for (const name of [
    'LIBVIRT_URI',
    'PREFIX',
    'ACCEL',
    'TIMEOUT',
    'CMD',
    'YES',
    'V',
    'Q',
    'INFO',
    'DEBIAN_MIRROR',
    'LIBVIRT_DEFAULT_URI',
    'CPU',
    'VIRT_INSTALL_FLAGS',
    'accel',
    'MAKEBOX',
    'VERBS',
    'at',
    'bound',
    'rootless',
  ]) {
    test(`in the environment as ${name}`, () => {
      for (const words of [['x.xml'], ['exec-x', 'down-x', 'status-x', 'destroy']])
        c.make(['-n', '-k', ...words], { [name]: command });
      c.make(['x.xml'], { [name]: command });
      innocent();
    });
  }
  test('a newline is refused, and said so', () => {
    const result = c.make(['x.xml'], { GRAPHICS: 'a\nb' });
    assert.notEqual(result.code, 0);
    assert.match(result.text, /GRAPHICS holds a newline/);
  });
  test("an exec's command goes through as it is", () => {
    c.make(['exec-x', 'CMD=echo $(touch pwned) `touch pwned`']);
    innocent();
  });
});

suite('a folder with everything in its name', () => {
  test('reaches virt-install as one value: what its parser takes for its own is escaped', () => {
    const c = checkout({ 'distros/x.ini': debian, 'distros/x.lock': locked });
    for (const [value, seen] of [
      ['/srv/my code', '/srv/my code'],
      ['/srv/a,b', '/srv/a\\,b'],
      ["/srv/it's $HOME", "/srv/it\\'s $HOME"],
      ['/srv/a\\"b', '/srv/a\\\\\\"b'],
    ] as const) {
      const result = c.make(['x.xml'], { CODE_DIR: value });
      assert.equal(option(result, '--filesystem'), folder(seen), result.text);
    }
  });
});

suite('who wins, highest first', () => {
  const c = checkout({
    'distros/x.ini': `${debian}[domain]\nmemory = 101\n`,
    'distros/x.lock': locked,
    'distros/x.mk': 'x.xml: MEMORY = 104\n',
  });
  c.write({ '.env': `${c.read('.env')}MEMORY=102\n` });
  const memory = (words: string[] = [], env = {}) =>
    /MEMORY +(\S+) +\((.*)\)/.exec(c.make(['info-x', ...words], env).stdout)?.slice(1);
  const environment = { MEMORY: '103' };

  test('the command line', () => assert.deepEqual(memory(['MEMORY=105'], environment), ['105', 'command line']));
  test('NAME.mk', () => assert.deepEqual(memory([], environment), ['104', 'distros/x.mk:1']));
  test('the environment', () => {
    c.remove('distros/x.mk');
    assert.deepEqual(memory([], environment), ['103', 'environment']);
  });
  test('.env', () => assert.deepEqual(memory(), ['102', '.env']));
  test('the definition', () => {
    c.write({ '.env': `DATA_DIR="${c.data}"\n` });
    assert.deepEqual(memory(), ['101', 'distros/x.ini:5']);
  });
  test('what holds for all, from the moment that it is written', () => {
    c.write({ 'distros/x.ini': debian });
    c.write({ 'distros/defaults.ini': '[domain]\nmemory = 107\n' });
    assert.deepEqual(memory(), ['107', 'distros/defaults.ini:2']);
    c.write({ 'distros/defaults.ini': '[domain]\nmemory = 108\n' });
    assert.deepEqual(memory(), ['108', 'distros/defaults.ini:2']);
    assert.doesNotMatch(c.make(['list']).stdout, /defaults/);
  });
  test('the default', () => {
    c.remove('distros/defaults.ini');
    assert.deepEqual(memory(), ['2048', 'default']);
  });
  test('an empty value is a value', () => assert.deepEqual(memory(['MEMORY=']), undefined));
  test('a folder of the definition is weaker than CODE_DIR of this machine', () => {
    c.write({ 'distros/x.ini': `${debian}[share code]\nsource = /from/ini\n` });
    const seen = (env = {}) => /CODE_DIR +(\S+) +\((.*)\)/.exec(c.make(['info-x'], env).stdout)?.slice(1);
    assert.deepEqual(seen(), ['/from/ini', 'distros/x.ini:5']);
    assert.deepEqual(seen({ CODE_DIR: '/from/environment' }), ['/from/environment', 'environment']);
  });
});

suite('how people override', () => {
  test('9p instead of virtiofs by one line of a .mk, with nothing changed in the definition', () => {
    const c = checkout({
      'distros/centos-7.ini': debian,
      'distros/centos-7.lock': locked,
      'distros/centos-7.mk': 'centos-7.xml: FSDEV_FLAGS = accessmode=passthrough\n',
    });
    const result = c.make(['centos-7.xml']);
    assert.match(option(result, '--filesystem')!, /,target=\/code,accessmode=passthrough$/);
    assert.ok(!result.calls.some(words => words.includes('--memorybacking')));
    assert.ok(result.calls.some(words => words.includes('--seclabel')));
  });
});

suite('a setting that nobody reads', () => {
  const c = checkout({
    'distros/x.ini': debian,
    'distros/x.lock': locked,
    'distros/x.mk': `x.xml: VCPUS = $(MANY)\nup-x: MEMORY = \${MUCH}$(shell echo "$$NONE")\n`,
  });
  const said = (goal: string, ...words: string[]) =>
    [...c.make(['-n', goal, ...words]).text.matchAll(/^\S+: (\w+)=: nobody here reads it/gm)].map(([, name]) => name);

  test('is said, also where it is a part of another name', () => {
    assert.deepEqual(said('up-x', 'MEMROY=4096', 'VCPU=2', 'MEMORY=512').sort(), ['MEMROY', 'VCPU']);
    assert.deepEqual(said('x.xml', 'MEMROY=4096'), ['MEMROY']);
    assert.deepEqual(said('list', 'MEMROY=4096'), []);
  });
  test('is none of those that makebox, the table of .env or an override speaks of', () => {
    const known = [
      ...machineSettings.map(([name]) => name),
      'CMD',
      'TO',
      'SNAP',
      'DISKS',
      'READY',
      'V',
      'MANY',
      'MUCH',
      'NONE',
    ];
    assert.deepEqual(said('exec-x', ...known.map(name => `${name}=1`)), []);
    assert.deepEqual(said('run-x', 'KERNEL=', 'CPUS=1', 'PRINT=1', 'ARCH=', 'SERIAL_LOG=x', 'FAST_BOOT=no'), []);
  });
});
