import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { chainOf, type Given, planned } from '../support/world.ts';

const given: Given = {
  inis: { x: '[image]\nfrom = mmdebstrap:bookworm\nlayers = one two\n' },
  snippets: { one: 'install a\n', two: 'upload f:/f\nrun-command b\n' },
  digests: { f: 'content 1' },
  locks: { x: { from: 'mmdebstrap:bookworm', digest: 'd1' } },
};
const ids = (g: Given, name = 'x') => chainOf(planned(g), name).map(l => l.id);
const before = ids(given);
/** Which of base, one, two and identity have another name now. */
const changed = (g: Given) => ids(g).map((id, i) => id !== before[i]);
const ini = (more: string) => ({ ...given, inis: { x: `${given.inis['x']}${more}` } });

const [yes, no] = [true, false];
const everything = [yes, yes, yes, yes];
const nothing = [no, no, no, no];
const identity = [no, no, no, yes];

suite('which layers have a new name', () => {
  for (const [what, g, expected] of [
    ['nothing changed', given, nothing],
    ['a comment in a snippet', { ...given, snippets: { ...given.snippets, one: '# new\ninstall a\n' } }, nothing],
    ['a comment in the definition', ini('; new\n'), nothing],
    ['the first snippet', { ...given, snippets: { ...given.snippets, one: 'install b\n' } }, [no, yes, yes, yes]],
    [
      'the last snippet',
      { ...given, snippets: { ...given.snippets, two: 'upload f:/f\nrun-command c\n' } },
      [no, no, yes, yes],
    ],
    ['an uploaded file', { ...given, digests: { f: 'content 2' } }, [no, no, yes, yes]],
    ['the size', ini('size = 11G\n'), everything],
    ['a package', ini('packages = vim\n'), everything],
    ['the kernel', ini('kernel = linux-image-amd64\n'), everything],
    ['the components', ini('components = main contrib\n'), everything],
    ['a snapshot', ini('snapshot = 20260801T000000Z\n'), everything],
    ['a file that images from packages get', { ...given, digests: { 'distros/files/from-packages': 'x' } }, everything],
    ['the lock', { ...given, locks: { x: { from: 'mmdebstrap:bookworm', digest: 'd2' } } }, everything],
    ['the processor', { ...given, machine: { arch: 'arm64' } }, everything],
    ['the mirror', ini('mirror = http://mirror.example/debian\n'), nothing],
    [
      'memory, processors, network',
      ini('[domain]\nmemory = 101\nvcpus = 1\nnetwork = none\nkernel-args = debug\n'),
      nothing,
    ],
    ["the share's transport", ini('[share code]\ntype = 9p\n'), nothing],
    ["the share's place in the guest", ini('[share code]\ntarget = /src\n'), identity],
    ['no share any more', ini('[share code]\ntype = none\n'), identity],
    ["the guest's user", ini('[user]\nname = grace\n'), identity],
    ["the host's user", { ...given, machine: { uid: 4321 } }, identity],
    ["the host's group", { ...given, machine: { gid: 4321 } }, identity],
    ['the ssh key', { ...given, machine: { publicKey: 'ssh-ed25519 BBBB' } }, identity],
    ['the checkout', { ...given, machine: { workspace: 'f'.repeat(16) } }, identity],
  ] as const satisfies readonly (readonly [string, Given, readonly boolean[]])[]) {
    test(what, () => assert.deepEqual(changed(g), expected));
  }
  test('layers in another order', () => {
    assert.deepEqual(changed({ ...given, inis: { x: given.inis['x']!.replace('one two', 'two one') } }), [
      no,
      yes,
      yes,
      yes,
    ]);
  });
  test('a lock of another source says nothing', () => {
    const stale = { ...given, locks: { x: { from: 'mmdebstrap:trixie', digest: 'd1' } } };
    assert.equal(planned(stale).images[0]!.unlocked, 'x');
  });
});

suite('names of layers', () => {
  test('16 hex digits and what it is', () => {
    for (const [i, name] of ['debian-bookworm', 'one', 'two', 'x'].entries())
      assert.match(before[i]!, new RegExp(`^[0-9a-f]{16}-${name}$`));
  });
  test('stay as they are from version to version of makebox, unless its format is raised', () => {
    assert.equal(chainOf(planned(given), 'x')[0]!.id, before[0]);
    assert.equal(new Set(before).size, 4);
  });
  test('two VMs of one beginning share it', () => {
    const plan = planned({
      ...given,
      inis: { x: given.inis['x']!, y: given.inis['x']!.replace('one two', 'one') },
      locks: { x: given.locks!['x']!, y: given.locks!['x']! },
    });
    const [x, y] = [chainOf(plan, 'x'), chainOf(plan, 'y')].map(chain => chain.map(l => l.id));
    assert.deepEqual(x!.slice(0, 2), y!.slice(0, 2));
    assert.equal(plan.layers.length, 5);
  });
  test('one snippet on two parents is two layers', () => {
    const plan = planned({ ...given, inis: { ...given.inis, y: '[image]\nfrom = mmdebstrap:trixie\nlayers = one\n' } });
    assert.equal(plan.layers.filter(l => l.kind === 'snippet' && l.snippet === 'one').length, 2);
  });
  test('parents stand before their children', () => {
    const { layers } = planned({ ...given, inis: { ...given.inis, a: 'like = x\n', z: 'like = x\n' } });
    const seen = new Set<string>();
    for (const layer of layers) {
      if ('parent' in layer) assert.ok(seen.has(layer.parent), layer.id);
      seen.add(layer.id);
    }
  });
  test('do not depend on the order of the inputs', () => {
    const inis = {
      a: given.inis['x']!,
      b: 'like = a\n[user]\nname = b\n',
      c: '[image]\nfrom = virt-builder:fedora-41\nlayers = one\n',
      d: 'like = c\n',
    };
    const whole = planned({ ...given, inis });
    const all = Object.entries(inis);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), shuffled => {
        const other = planned({
          ...given,
          inis: Object.fromEntries(shuffled),
          snippets: Object.fromEntries(Object.entries(given.snippets!).reverse()),
        });
        for (const [name] of all) assert.deepEqual(chainOf(other, name), chainOf(whole, name));
      }),
      { numRuns: 20 },
    );
  });
});

suite('what stands in a layer', () => {
  const layer = (text: string) => chainOf(planned({ inis: { x: text } }), 'x')[0]!;
  test('Ubuntu is told from Debian by its suite, and has its own kernel', () => {
    const noble = layer('[image]\nfrom = mmdebstrap:noble\n');
    assert.ok(
      noble.kind === 'mmdebstrap' && noble.vendor === 'ubuntu' && noble.packages.includes('linux-image-virtual'),
    );
    const sid = layer('[image]\nfrom = mmdebstrap:sid\n');
    assert.ok(sid.kind === 'mmdebstrap' && sid.vendor === 'debian' && sid.packages.includes('linux-image-cloud-amd64'));
  });
  test('a package named twice is asked for once', () => {
    const { packages } = layer('[image]\nfrom = mmdebstrap:bookworm\npackages = sudo vim vim\n') as unknown as {
      packages: string[];
    };
    assert.equal(packages.filter(p => p === 'sudo' || p === 'vim').length, 2);
  });
  test('only an image from packages is booted by its own kernel file', () => {
    assert.ok(planned(given).vms[0]!.kernel);
    assert.equal(planned({ inis: { x: '[image]\nfrom = virt-builder:fedora-41\n' } }).vms[0]!.kernel, undefined);
  });
  test('the kernel is that of the layer below the identity, which a snippet may have changed', () => {
    assert.equal(planned(given).vms[0]!.kernel, before[2]);
  });
});
