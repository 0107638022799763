// Builds that are killed, fail, run twice at once, or whose inputs change under them.

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const given = {
  'distros/x.ini': `${debian}layers = s\n`,
  'distros/x.lock': locked,
  'distros/snippets/s.cmd': 'install a\n',
};
/** The tool waits at a pipe until the test opens it, and says by a file that it has come so far. */
const gate = (c: Checkout) => {
  const fake = c.env['FAKE']!;
  execFileSync('mkfifo', [path.join(fake, 'gate')]);
  c.hook(
    'virt-customize',
    'echo half >>"$2"; echo $$ >"$FAKE/there.tmp"; mv "$FAKE/there.tmp" "$FAKE/there"; read go <"$FAKE/gate"',
  );
  return {
    reached: async () => {
      await appears(path.join(fake, 'there'));
      return Number(readFileSync(path.join(fake, 'there'), 'utf8'));
    },
    open: () => execFileSync('sh', ['-c', 'echo go >"$1"', 'sh', path.join(fake, 'gate')], { timeout: 20_000 }),
  };
};

/** Ends when the file is there; the test's own time limit ends it otherwise. */
async function appears(file: string): Promise<void> {
  const controller = new AbortController();
  // Not persistent: where its test has failed it keeps no process alive.
  const watcher = watch(path.dirname(file), { signal: controller.signal, persistent: false });
  while (!existsSync(file)) await once(watcher, 'change');
  controller.abort();
}

const alive = (pid: number) => {
  try {
    // A zombie has ended; nobody has asked for its exit code yet.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
async function ends(pid: number): Promise<void> {
  for (let turn = 0; alive(pid); turn++) {
    assert.ok(turn < 1000, `process ${pid} outlived make`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
/** Processes that work in the checkout. */
const workers = (c: Checkout) =>
  readdirSync('/proc').filter(pid => {
    try {
      return (
        /^\d+$/.test(pid) &&
        execFileSync('readlink', [`/proc/${pid}/cwd`], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }).trim() === c.folder
      );
    } catch {
      return false;
    }
  });
const ended = async (process: ChildProcess) =>
  (process.exitCode ?? process.signalCode ?? (await once(process, 'exit'))[0]) as number | null;
const time = { timeout: 60_000 };

suite('a killed make', { skip: missing('setpriv', 'flock') }, () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
    test(
      `by ${signal} in the middle of a layer: no process goes on writing, and the next make goes on`,
      time,
      async () => {
        const c = checkout(given);
        const { reached } = gate(c);
        const make = c.start(['x.xml']);
        const tool = await reached();
        // Ctrl-C reaches the whole group; kill reaches make alone.
        process.kill(signal === 'SIGINT' ? -make.pid! : make.pid!, signal);
        await ended(make);
        await ends(tool);
        for (const pid of workers(c)) await ends(Number(pid));
        assert.deepEqual(
          c.layers().filter(name => /-(s|x)\.qcow2$/.test(name)),
          [],
          'half a layer does not count',
        );
        c.hook('virt-customize', '');
        c.calls();
        const next = c.make(['x.xml']);
        assert.equal(next.code, 0, next.text);
        assert.equal(
          next.built.filter(word => word.startsWith('mmdebstrap')).length,
          0,
          'the whole layer below is kept',
        );
        const layer = c.layers().find(name => name.endsWith('-s.qcow2'))!;
        assert.doesNotMatch(readFileSync(path.join(c.data, 'layers', layer), 'utf8'), /half/);
        assert.deepEqual(
          c.layers().filter(name => !/\.(qcow2|known_hosts|json)$/.test(name)),
          [],
          'nothing half-made is left',
        );
      },
    );
  }
});

suite('two at once', { skip: missing('setpriv', 'flock') }, () => {
  test('build a layer once', time, async () => {
    const c = checkout({ ...given, 'distros/y.ini': 'like = x\n' });
    assert.equal(c.make(['list']).code, 0);
    const { reached, open } = gate(c);
    const [one, two] = [c.start(['image-x']), c.start(['image-y'])];
    await reached();
    c.hook('virt-customize', '');
    open();
    assert.deepEqual([await ended(one), await ended(two)], [0, 0]);
    const calls = c.calls().map(([tool]) => tool);
    assert.deepEqual(
      ['mmdebstrap', 'virt-customize'].map(tool => calls.filter(t => t === tool).length),
      [1, 1],
    );
  });
  test('make -j builds each layer once', time, () => {
    const c = checkout({ ...given, 'distros/y.ini': 'like = x\n' });
    const result = c.make(['-j4', 'x.xml', 'y.xml']);
    assert.equal(result.code, 0, result.text);
    assert.deepEqual([...result.built].sort(), [
      'define',
      'define',
      'identity',
      'identity',
      'kernel',
      'mmdebstrap bookworm',
      'virt-customize s',
      'virt-install x',
      'virt-install y',
    ]);
  });
});

suite('a snippet that fails', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout(given);
  test('names itself, shows the end of its log and where the whole of it is', time, () => {
    c.hook(
      'virt-customize',
      'i=0; while [ $i -lt 40 ]; do i=$((i + 1)); echo "line $i"; done; echo "yum: no such package" >&2; exit 3',
    );
    const result = c.make(['x.xml']);
    assert.notEqual(result.code, 0);
    assert.match(result.text, /^distros\/snippets\/s\.cmd: the layer [0-9a-f]{16}-s could not be built/m);
    assert.match(result.text, /^ {2}\| yum: no such package$/m);
    const log = /^ {2}whole log: (.*)$/m.exec(result.text)![1]!;
    assert.match(c.read(log), /^line 1$/m);
    assert.deepEqual(result.built, ['mmdebstrap bookworm', 'virt-customize s']);
  });
  test('leaves no layer, and the next make begins with it', time, () => {
    assert.deepEqual(
      c.layers().filter(name => /-(s|x)\.qcow2$/.test(name)),
      [],
    );
    c.hook('virt-customize', '');
    const result = c.make(['x.xml']);
    assert.equal(result.code, 0, result.text);
    assert.equal(result.built[0], 'virt-customize s');
  });
  test('a layer that is whole may be changed by nobody', () => {
    for (const name of c.layers().filter(n => n.endsWith('.qcow2'))) {
      assert.equal(statSync(path.join(c.data, 'layers', name)).mode & 0o777, 0o440);
    }
  });
});

suite('a file that changes while its layer is built', { skip: missing('setpriv', 'flock') }, () => {
  for (const [what, file, change] of [
    ['an uploaded file', 'conf/file', 'echo other >conf/file'],
    ['its mode', 'conf/file', 'chmod 0600 conf/file'],
    ['the snippet itself', 'distros/snippets/s.cmd', 'echo update >>distros/snippets/s.cmd'],
  ] as const) {
    test(`${what}: the layer does not get its name, and the message names the file`, time, () => {
      const c = checkout({ ...given, 'distros/snippets/s.cmd': 'upload conf/file:/f\n', 'conf/file': 'a\n' });
      c.hook('virt-customize', change);
      const result = c.make(['x.xml']);
      assert.notEqual(result.code, 0);
      assert.ok(result.text.includes(`${file} changed`), result.text);
      assert.deepEqual(
        c.layers().filter(name => /-(s|x)\.qcow2$/.test(name)),
        [],
      );
      c.hook('virt-customize', '');
      assert.match(result.text, /mend: make regenerate/);
      assert.equal(c.make(['regenerate']).code, 0);
      assert.equal(c.make(['x.xml']).code, 0, 'then what is there now is built');
    });
  }
});
