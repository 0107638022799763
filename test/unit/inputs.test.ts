import assert from 'node:assert/strict';
import {
  type BigIntStats,
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, suite, test } from 'node:test';
import { copies, inputDigest } from '../../scripts/inputs.ts';
import { lay, temporary } from '../support/folder.ts';

suite('the digest of what a tool would copy', () => {
  const folder = temporary();
  const at = (name: string) => path.join(folder, 'in', name);
  const digest = () => inputDigest(at(''));
  /** Whether `change` gives the folder another digest. */
  const differs = (change: () => void) => {
    const before = digest();
    change();
    return digest() !== before;
  };
  beforeEach(() => {
    rmSync(at(''), { recursive: true, force: true });
    lay(folder, { 'in/file': 'one', 'in/sub/deep': 'two' });
    symlinkSync('file', at('link'));
    chmodSync(at('file'), 0o644);
  });

  for (const [what, change] of [
    ['a byte', () => writeFileSync(at('file'), 'onE')],
    ['a byte far below', () => writeFileSync(at('sub/deep'), 'twO')],
    ['a mode', () => chmodSync(at('file'), 0o755)],
    ['the mode of a folder', () => chmodSync(at('sub'), 0o700)],
    ['a new file', () => writeFileSync(at('new'), '')],
    ['a new empty folder', () => mkdirSync(at('empty'))],
    ['a file gone', () => rmSync(at('sub/deep'))],
    ['a name', () => renameSync(at('file'), at('elif'))],
    [
      'a file that became a folder',
      () => {
        rmSync(at('file'));
        mkdirSync(at('file'));
      },
    ],
    [
      'where a link leads',
      () => {
        rmSync(at('link'));
        symlinkSync('sub/deep', at('link'));
      },
    ],
    [
      'a link that became its file',
      () => {
        rmSync(at('link'));
        writeFileSync(at('link'), 'one');
      },
    ],
  ] as const) {
    test(`is another for ${what}`, () => assert.ok(differs(change)));
  }
  for (const [what, change] of [
    ['its date', () => utimesSync(at('file'), 1, 1)],
    ['the same text again', () => writeFileSync(at('file'), 'one')],
  ] as const) {
    test(`is the same for ${what}`, () => assert.ok(!differs(change)));
  }
  test('says that there is nothing', () => assert.equal(inputDigest(at('nothing')), undefined));
  test('a link that leads nowhere is still a link', () => {
    symlinkSync('nowhere', at('dangling'));
    assert.match(inputDigest(at('dangling'))!, /^[0-9a-f]{64}$/);
  });
  test('links in a ring come to an end', () => {
    symlinkSync('ring-b', at('ring-a'));
    symlinkSync('ring-a', at('ring-b'));
    symlinkSync('..', at('sub/up'));
    assert.match(digest()!, /^[0-9a-f]{64}$/);
  });
  test('of a checkout no more than who may run it, whatever the umask', () => {
    const digest = (mode: number) => {
      chmodSync(at('file'), mode);
      return inputDigest(at(''), undefined, copies.runnable);
    };
    assert.equal(digest(0o600), digest(0o664));
    assert.notEqual(digest(0o644), digest(0o755));
  });
  test('of what is copied with its owner, the owner of each file, folder and link', () => {
    const ownedBy = (uid: bigint) =>
      inputDigest(at(''), undefined, stat => copies.owner({ ...stat, uid } as BigIntStats));
    assert.notEqual(ownedBy(1000n), ownedBy(1001n));
    const links = (uid: bigint) =>
      inputDigest(at(''), undefined, stat =>
        stat.isSymbolicLink() ? copies.owner({ ...stat, uid } as BigIntStats) : copies.mode(stat),
      );
    assert.notEqual(links(1000n), links(1001n));
    assert.equal(inputDigest(at('')), inputDigest(at(''), undefined, copies.mode));
  });
  test('reports each file and folder that make must watch', () => {
    const seen: string[] = [];
    inputDigest(at(''), file => seen.push(path.relative(at(''), file)));
    assert.deepEqual([...new Set(seen)].sort(), ['', 'file', 'sub', 'sub/deep'], 'a link would be followed');
  });
});
