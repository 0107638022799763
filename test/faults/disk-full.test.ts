// A data folder that is too small, at many sizes: the build says so, nothing of it counts, and it succeeds once there is room.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { sizes } from './extent.ts';

/** KiB: what the fakes below write comes to some more than this. */
const enough = 3200;

/** A mount that nobody else sees, and that is gone with its last process (mount_namespaces(7)). */
const namespace = ['--mount', ...(process.getuid!() === 0 ? [] : ['--map-root-user'])];
/** Past the fake one. */
const unshare = execFileSync('sh', ['-c', 'command -v unshare'], { encoding: 'utf8' }).trim();
const script = `
mount -t tmpfs -o size="$1"k,mode=0755 none "$2"
make image-x >"$3/first" 2>&1 && code=0 || code=$?
echo $code >"$3/code"
sums() { cd "$1/layers" && find . -name "$2" -type f ! -name '*.json' -exec sha256sum {} + | sort; }
(sums "$2" '*.qcow2') >"$3/early"
mount -o remount,size=100M "$2"
make image-x >"$3/second" 2>&1 || echo failed >>"$3/second"
(sums "$2" '*') >"$3/late"`;

suite('a disk that is full', { skip: missing('unshare', 'setpriv', 'flock') }, () => {
  const c = checkout({
    'distros/x.ini': '[image]\nfrom = mmdebstrap:bookworm\nlayers = one two three\n\n[domain]\ndefine = no\n',
    'distros/x.lock': 'from = mmdebstrap:bookworm\ndigest = d1\n',
    ...Object.fromEntries(['one', 'two', 'three'].map(name => [`distros/snippets/${name}.cmd`, `mkdir /${name}\n`])),
  });
  const out = path.join(path.dirname(c.folder), 'out');
  const fill = (kilobytes: number) => `head -c ${kilobytes}k /dev/zero`;
  c.hook(
    'mmdebstrap',
    `for f; do case $f in *.tar) mkdir -p "$f.of"; ${fill(300)} >"$f.of/file" && tar -cf "$f" -C "$f.of" . && rm -r "$f.of" || exit 1; exit 0 ;; esac; done`,
  );
  c.hook('mke2fs', `for f; do :; done; ${fill(400)} >"$f" || exit 1`);
  c.hook('qemu-img', `[ "$1" != convert ] || { for f; do :; done; ${fill(300)} >"$f"; exit; }`);
  // Whichever engine it is that builds snippets.
  for (const engine of ['files', 'container', 'virt-customize'])
    c.hook(engine, `for f; do case $f in *.tmp) ${fill(1000)} >>"$f" || exit 1 ;; esac; done`);

  async function at(size: number) {
    const notes = path.join(out, String(size));
    mkdirSync(notes, { recursive: true });
    const words = [...namespace, 'sh', '-euc', script, 'sh', String(size), c.data, notes];
    const child = spawn(unshare, words, {
      cwd: c.folder,
      env: c.env,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 120_000,
    });
    await once(child, 'close');
    const text = (name: string) => readFileSync(path.join(notes, name), 'utf8');
    return {
      code: text('code').trim(),
      first: text('first'),
      early: text('early'),
      second: text('second'),
      late: text('late'),
    };
  }

  test(`${sizes} sizes up to ${enough} KiB`, { timeout: 3_600_000 }, async () => {
    assert.equal(c.make(['list']).code, 0);
    // The plan asks for the room of real images before a build begins; here each step must meet the end of the disk itself.
    const plan = path.join(c.folder, 'generated/plan.json');
    writeFileSync(plan, readFileSync(plan, 'utf8').replaceAll(/"room":\d+/g, '"room":0'));
    const whole = await at(100_000);
    assert.equal(whole.code, '0', whole.first);
    const stages = new Set<string>();
    const left = Array.from({ length: sizes }, (_, i) => Math.ceil(((i + 1) * enough) / sizes / 4) * 4);
    const work = async () => {
      for (let size = left.pop(); size; size = left.pop()) {
        const { code, first, early, second, late } = await at(size);
        assert.notEqual(code, '0', `${size} KiB: ${first}`);
        const said = [...first.matchAll(/needs (\d+) bytes in (.*), and (\d+) are free$/gm)];
        assert.equal(said.length, 1, `${size} KiB: one message with bytes and path: ${first}`);
        const [, bytes, folder, free] = said[0]!;
        assert.ok(Number(bytes) > Number(free), first);
        assert.ok(folder!.startsWith(c.data), first);
        for (const line of early.split('\n').filter(Boolean))
          assert.ok(whole.late.includes(line), `${size} KiB: a layer counts that is not whole: ${line}`);
        assert.doesNotMatch(second, /failed$/, `${size} KiB: there is room again`);
        assert.equal(late, whole.late, `${size} KiB: the same layers as ever, and nothing else`);
        stages.add(/-(\w+) needs/.exec(first)![1]!);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    assert.deepEqual([...stages].sort(), ['bookworm', 'one', 'three', 'two'], 'each layer met it');
    execFileSync('sh', ['-c', '! grep -F "$1" /proc/self/mountinfo', 'sh', c.data]);
  });
});
