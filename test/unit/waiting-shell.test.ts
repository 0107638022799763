// A command in the shell that waits in a state does as it would in one that is started for it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { waitingShell } from '../../scripts/guest-wake.ts';
import { missing, temporary } from '../support/folder.ts';

const commands = [
  'echo "it\'s"; echo $((6 * 7)) # and that',
  'echo a\\',
  'cat <<E\nit\nE',
  'cat <<E\nno end',
  'exit 3',
  'set -e; false; echo no',
  'exec sh -c "exit 4"',
  'nosuch; echo $?',
  'trap "echo bye" EXIT; false',
  'pwd; cd /; echo "$OLDPWD"',
  'echo "$# $0 $- [$go$seed]"; env | sort',
  'ls /proc/self/fd; read -r line; echo "[$line]"',
  'if',
];

suite('the shell that waits', { skip: missing('dash', 'bash') }, () => {
  const folder = temporary();
  const file = path.join(folder, 'CMD');
  const env = { PATH: process.env['PATH'] };
  const awake = (shell: readonly string[], command: string) => {
    writeFileSync(file, command);
    const [program = '', ...words] = shell;
    const input = `77\n${folder}\n`;
    return spawnSync(program, [...words, '-c', waitingShell.replace('/run/CMD', `'${file}'`), 'sh'], {
      input,
      env,
      encoding: 'utf8',
    });
  };
  for (const shell of [['dash'], ['bash', '--posix']])
    for (const command of commands)
      test(`${shell.join(' ')}: ${JSON.stringify(command)}`, () => {
        const { status, stdout } = awake(shell, command);
        const [program = '', ...words] = shell;
        const options = { cwd: folder, encoding: 'utf8' as const, input: '', env };
        const started = spawnSync(program, [...words, '-c', command, 'sh'], options);
        assert.deepEqual([status, stdout], [started.status, started.stdout]);
      });
  test('says what it does not find by the name CMD', () =>
    assert.match(awake(['dash'], 'mkae').stderr, /CMD: mkae: not found$/m));
  test('draws other lots each time, where it is bash', () =>
    assert.equal(
      awake(['bash'], 'echo $RANDOM $SECONDS').stdout,
      spawnSync('bash', ['-c', 'RANDOM=77; echo $RANDOM 0'], { encoding: 'utf8' }).stdout,
    ));
  test('does not begin elsewhere', () => {
    writeFileSync(file, 'echo here');
    const { status, stdout } = spawnSync('dash', ['-c', waitingShell.replace('/run/CMD', `'${file}'`)], {
      input: '1\n/none\n',
      encoding: 'utf8',
    });
    assert.deepEqual([status, stdout], [125, '']);
  });
});
