import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseSnippet } from '../../scripts/snippet.ts';

const parse = (text: string) => parseSnippet('distros/snippets/x.cmd', text);
const textOf = (text: string) =>
  parse(text)
    .commands.map(c => `${c.text}\n`)
    .join('');
const reads = (text: string) => parse(text).reads.map(r => [r.command, r.path, r.line]);

suite('what a snippet is, as virt-customize(1) reads a command file', () => {
  test('comments and blank lines are not part of it', () => {
    assert.equal(textOf('# one\n\ninstall a\n# two\nrun-command b # kept\n'), 'install a\nrun-command b # kept\n');
  });
  test('a comment changed, added or taken away leaves the commands alone', () => {
    const texts = [
      'install a\nupdate\n',
      '# x\ninstall a\nupdate\n',
      'install a\n\n# y\n\nupdate\n',
      'install a\nupdate',
    ];
    assert.deepEqual([...new Set(texts.map(textOf))], ['install a\nupdate\n']);
  });
  test('a last backslash joins lines, and what looks like a comment there is not one', () => {
    const { commands, problems } = parse('run-command a \\\n# b \\\n  c\ninstall d\n');
    assert.deepEqual(problems, []);
    assert.equal(commands.map(c => `${c.text}\n`).join(''), 'run-command a \\\n# b \\\n  c\ninstall d\n');
  });
  test('lines are counted through continuations and comments', () => {
    assert.deepEqual(reads('# 1\nrun-command a \\\n  b\n\nrun s\n'), [['run', 's', 5]]);
  });
  test('a blank at the end is part of the argument, and of the name of a file', () => {
    assert.deepEqual(reads('run s \nupload a:/b \n'), [
      ['run', 's ', 1],
      ['upload', 'a', 2],
    ]);
    assert.equal(textOf('upload a:/b \n'), 'upload a:/b \n');
  });
  test('space before a command or a comment means nothing', () => {
    const { commands, problems, reads: read } = parse('  run s\n\t# comment\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      read.map(r => r.path),
      ['s'],
    );
    assert.deepEqual(
      commands.map(c => c.text),
      ['run s'],
    );
  });
  for (const command of ['no-logfile', 'no-selinux-relabel', 'password-crypto sha512', 'selinux-relabel', 'update']) {
    test(`"${command}" is one of its commands`, () => assert.deepEqual(parse(`${command}\n`).problems, []));
  }
});

suite('which local files a command reads', () => {
  for (const [line, path] of [
    ['upload conf/a:/etc/a', 'conf/a'],
    ['copy-in conf:/etc', 'conf'],
    ['tar-in a.tar:/opt', 'a.tar'],
    ['run scripts/x.sh', 'scripts/x.sh'],
    ['firstboot scripts/x.sh', 'scripts/x.sh'],
    ['root-password file:secret', 'secret'],
    ['password ada:file:secret', 'secret'],
    ['ssh-inject ada:file:key.pub', 'key.pub'],
    ['sm-attach file:pool', 'pool'],
    ['sm-credentials ada:file:secret', 'secret'],
    // The tool parts at the first colon.
    ['upload conf/a:/etc/a:b', 'conf/a'],
    ['upload a \\\n  b:/etc/a', undefined],
  ] as const) {
    test(line.replace('\n', '⏎'), () => {
      if (path) assert.deepEqual(reads(`${line}\n`), [[line.split(' ')[0], path, 1]]);
      else assert.equal(reads(`${line}\n`).length, 1);
    });
  }
  for (const line of [
    'copy /a:/b',
    'move /a:/b',
    'write /a:file:b',
    'link /a:/b',
    'run-command cat file:x',
    'firstboot-command run x',
    'install a,b',
    'root-password disabled',
    'root-password random',
    'password ada:locked:disabled',
    'ssh-inject ada:string:ssh-rsa A',
  ]) {
    test(`${line}: none`, () => assert.deepEqual([reads(`${line}\n`), parse(`${line}\n`).problems], [[], []]));
  }
});

suite('what a snippet may not hold', () => {
  test('a command that virt-customize does not know, with the nearest', () => {
    assert.deepEqual(parse('# c\ninstal a\n').problems, [
      { code: 'unknown-command', file: 'distros/snippets/x.cmd', line: 2, args: ['instal', 'install'] },
    ]);
  });
  for (const line of [
    'root-password password:hunter2',
    'password ada:password:hunter2',
    'sm-credentials ada:password:hunter2',
    'root-password locked:password:hunter2',
  ]) {
    test(`a password in the open: ${line}`, () => {
      const [problem, ...others] = parse(`${line}\n`).problems;
      assert.deepEqual([problem?.code, problem?.args, others], ['snippet-secret', [line.split(' ')[0]], []]);
    });
  }
  test('line ends of Windows never reach virt-customize, which takes them for part of the command', () => {
    const { commands, problems } = parse('update\r\n');
    assert.ok(problems.length > 0 || commands[0]?.text === 'update');
  });
});
