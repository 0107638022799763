import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { inspect } from '../../scripts/foreign.ts';
import { largestDisk, readQcow2 } from '../../scripts/qcow2.ts';

interface Header {
  version: number;
  backingAt: bigint;
  backing: string;
  clusterBits: number;
  size: bigint;
  crypt: number;
  features: bigint;
  length: number;
  extensions: readonly (readonly [type: number, text: string])[];
}
const usual: Header = {
  version: 3,
  backingAt: 0n,
  backing: '',
  clusterBits: 16,
  size: 2n ** 30n,
  crypt: 0,
  features: 0n,
  length: 104,
  extensions: [],
};

/** A first cluster as qemu's docs/interop/qcow2 lays it out. */
function header(change: Partial<Header> = {}): Uint8Array {
  const h = { ...usual, ...change };
  const bytes = Buffer.alloc(4096);
  bytes.writeUInt32BE(0x514649fb, 0);
  bytes.writeUInt32BE(h.version, 4);
  bytes.writeBigUInt64BE(h.backingAt, 8);
  bytes.writeUInt32BE(Buffer.byteLength(h.backing), 16);
  bytes.writeUInt32BE(h.clusterBits, 20);
  bytes.writeBigUInt64BE(h.size, 24);
  bytes.writeUInt32BE(h.crypt, 32);
  if (h.version === 3) {
    bytes.writeBigUInt64BE(h.features, 72);
    bytes.writeUInt32BE(h.length, 100);
  }
  let at = h.version === 3 ? h.length : 72;
  for (const [type, text] of h.extensions) {
    bytes.writeUInt32BE(type, at);
    bytes.writeUInt32BE(text.length, at + 4);
    bytes.write(text, at + 8);
    at += 8 + Math.ceil(text.length / 8) * 8;
  }
  if (h.backingAt > 0n && h.backingAt < 4000n) bytes.write(h.backing, Number(h.backingAt));
  return bytes;
}
const flaw = (change: Partial<Header>) => {
  const read = readQcow2(header(change));
  return typeof read === 'string' ? read : '';
};

suite('the header of a qcow2', () => {
  test('a plain one is read, of both versions', () => {
    for (const version of [2, 3])
      assert.deepEqual(readQcow2(header({ version })), { size: 2n ** 30n, backingFile: '', backingFormat: '' });
  });
  test('a backing file is named with its format', () => {
    const standing = { backingAt: 512n, backing: '/etc/passwd', extensions: [[0xe2792aca, 'raw']] as const };
    assert.deepEqual(readQcow2(header(standing)), {
      size: 2n ** 30n,
      backingFile: '/etc/passwd',
      backingFormat: 'raw',
    });
  });
  for (const [what, change, words] of [
    ['an unknown version', { version: 4 }, /version 4/],
    ['clusters that are too small', { clusterBits: 8 }, /2\^8 bytes/],
    ['clusters that are too large', { clusterBits: 22 }, /2\^22 bytes/],
    ['a disk of more than 64 TiB', { size: largestDisk + 1n }, /64 TiB/],
    ['encryption', { crypt: 2 }, /encrypted/],
    ['encryption by an extension', { extensions: [[0x0537be77, 'x'.repeat(16)]] }, /encrypted/],
    ['data in another file', { features: 4n }, /another file/],
    ['the name of another file', { extensions: [[0x44415441, '/etc/shadow']] }, /another file/],
    ['the mark of corruption', { features: 2n }, /corrupt/],
    ['a feature of tomorrow', { features: 32n }, /not known/],
    ['a header shorter than one', { length: 72 }, /72 bytes/],
    ['a header longer than its cluster', { length: 2 ** 30 }, /bytes/],
    ['a name beyond the first cluster', { backingAt: 2n ** 20n, backing: 'x' }, /out of bounds/],
  ] as const satisfies readonly (readonly [string, Partial<Header>, RegExp])[]) {
    test(`refused: ${what}`, () => assert.match(flaw(change), words));
  }
  test('an extension that is longer than the header is refused', () => {
    const bytes = Buffer.from(header());
    bytes.writeUInt32BE(7, 104);
    bytes.writeUInt32BE(0xffffffff, 108);
    assert.match(String(readQcow2(bytes)), /out of bounds/);
  });
  test('64 TiB are allowed', () => assert.equal(flaw({ size: largestDisk }), ''));
  test('whatever stands in it, it is read or refused, and never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 600 }), fc.boolean(), (bytes, magic) => {
        if (magic && bytes.length >= 8) bytes.set([0x51, 0x46, 0x49, 0xfb, 0, 0, 0, 3]);
        const read = readQcow2(bytes);
        assert.ok(typeof read === 'string' ? read !== '' : read.size <= largestDisk);
      }),
      { numRuns: 2000 },
    );
  });
  test('no bytes changed in a good one make it name a file and pass', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 6 }), changes => {
        const bytes = Buffer.from(header({ backingAt: 512n, backing: '/etc/passwd' }));
        for (const [at, byte] of changes) bytes[at] = byte;
        const found = inspect(bytes, bytes.length);
        const reached = bytes.readBigUInt64BE(8) !== 0n && bytes.readUInt32BE(0) === 0x514649fb;
        assert.ok(!reached || 'flaw' in found);
      }),
      { numRuns: 2000 },
    );
  });
});

suite('a foreign disk', () => {
  const of = (bytes: Uint8Array, length = bytes.length) => inspect(bytes, length);
  const at = (offset: number, text: string) => {
    const bytes = Buffer.alloc(offset + text.length + 512);
    bytes.write(text, offset, 'latin1');
    return bytes;
  };
  test('is raw where nothing says otherwise', () =>
    assert.deepEqual(of(Buffer.alloc(1024)), { format: 'raw', size: 1024n }));
  test('is qcow2 where its header says so', () => assert.deepEqual(of(header()), { format: 'qcow2', size: 2n ** 30n }));
  for (const [words, bytes] of [
    [/is empty/, Buffer.alloc(0)],
    [/packed by xz/, at(0, '\xfd7zXZ\0')],
    [/packed by gzip/, at(0, '\x1f\x8b\x08')],
    [/packed by zstd/, at(0, '\x28\xb5\x2f\xfd')],
    [/packed by bzip2/, at(0, 'BZh9')],
    [/a zip archive/, at(0, 'PK\x03\x04')],
    [/a tar archive/, at(257, 'ustar')],
    [/a CD/, at(32769, 'CD001')],
    [/LUKS/, at(0, 'LUKS\xba\xbe')],
    [/version 1/, at(0, 'QFI\xfb\0\0\0\x01')],
    [/VMDK/, at(0, 'KDMV')],
    [/VMDK/, at(0, '# Disk DescriptorFile\nRW 1 FLAT "/etc/passwd" 0')],
    [/VDI/, at(0x40, '\x7f\x10\xda\xbe')],
    [/VHDX/, at(0, 'vhdxfile')],
    [/VPC/, at(0, 'conectix')],
    [/stands on "\/etc\/passwd"/, header({ backingAt: 512n, backing: '/etc/passwd' })],
  ] as const) {
    test(`is refused by name: ${words.source}`, () => {
      const found = of(bytes);
      assert.ok('flaw' in found && words.test(found.flaw) && found.mend, JSON.stringify(found));
    });
  }
  test('a name in a header cannot write to the terminal', () => {
    const found = of(header({ backingAt: 512n, backing: 'x\x1b]0;title' }));
    assert.ok('flaw' in found && !found.flaw.includes('\x1b'));
  });
});
