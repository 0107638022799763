// What waits in a machine that stands still, with the kernel's answers made up by strace(1): no clock is set here, and nothing mounted.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite, test } from 'node:test';
import { tellWaker, waker } from '../../scripts/guest-waker.ts';
import { missing } from '../support/folder.ts';

const mounts = [
  { target: '/code', options: 'nofail' },
  { target: "/it's here", options: 'nofail,ro' },
  { target: '/other', options: 'nofail,nosuid' },
  { target: '/other/inside', options: 'nofail' },
];
const told = tellWaker({ now: 1_796_000_000_250, plugs: 0 }, mounts);

for (const [program, text] of Object.entries(waker))
  suite(`a waker in ${program}`, { skip: missing('strace', program) }, () => {
    const calls = [
      '-f',
      '-qq',
      '-e',
      'trace=clock_settime,ioctl,mount',
      '-e',
      'inject=clock_settime,ioctl,mount:retval=0',
    ];
    const script = `${text}\necho "$by" >&2; { ${told}; } | waker`;
    const seen = execFileSync('strace', [...calls, '-o', '|cat', 'sh', '-c', script], { encoding: 'utf8' });
    const lines = seen.split('\n').filter(line => !/TCGETS|TIOC/.test(line));

    test('sets the clock, and then begins random numbers anew', () => {
      // Python's seconds are a float.
      const clock = lines.findIndex(line =>
        /CLOCK_REALTIME, \{tv_sec=1796000000, tv_nsec=(2500000|249999\d)\d\d\}/.test(line),
      );
      assert.ok(clock >= 0, seen);
      assert.ok(lines.findIndex(line => /RNDRESEEDCRNG|0x5207/.test(line)) > clock, seen);
    });
    test('mounts though what was plugged in does not come', () => {
      const late = `${text}\nprintf '1 0 1000\\n0 /code\\n\\n' | waker`;
      assert.match(
        execFileSync('strace', [...calls, '-o', '|cat', 'sh', '-c', late], { encoding: 'utf8' }),
        /mount\("\/code"/,
      );
    });
    test('mounts what mount(2) alone can, up to the first that it can not', () => {
      const mounted = lines.flatMap(line => /mount\((".*), NULL\)/.exec(line)?.[1] ?? []);
      assert.deepEqual(mounted, [
        '"/code", "/code", "virtiofs", 0',
        `"/it's here", "/it's here", "virtiofs", MS_RDONLY`,
      ]);
    });
  });
