// What `make export-NAME` does around the tools: what it asks of them, where the file lands, and whose file it may replace.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { type Checkout, checkout, debian, locked, type Result } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';

const given = {
  'distros/x.ini': debian,
  'distros/x.lock': locked,
  'distros/y.ini': 'like = x\n',
  'distros/t.ini': '[image]\nfrom = virt-builder:fedora-41\n',
  'distros/t.lock': 'from = virt-builder:fedora-41\ndigest = d2\n',
};
const place = 'generated/workspace/exports/x';
const ok = (result: Result) => {
  assert.equal(result.code, 0, result.text);
  return result;
};
const refused = (result: Result, why: RegExp) => {
  assert.notEqual(result.code, 0, result.text);
  assert.match(result.text, why);
  assert.deepEqual(call(result, 'sysprep'), []);
};
const names = (folder: string) => readdirSync(folder).sort();
const fresh = () => {
  const c = checkout(given);
  const out = path.join(c.data, '..', "it's, out:");
  mkdirSync(out);
  return { c, out };
};
const call = ({ calls }: Result, ...words: string[]) =>
  calls.find(([, ...rest]) => words.every(word => rest.includes(word))) ?? [];
const intact = (c: Checkout, folder: string) =>
  execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'SHA256SUMS'], { cwd: path.resolve(c.folder, folder) });

suite('an export', { skip: missing('setpriv', 'flock') }, () => {
  test('is one file of the image, not of the VM, in its place with its digest; and then there is nothing to do', () => {
    const { c } = fresh();
    const first = ok(c.make(['export-x']));
    assert.match(first.built.join(), /^(lock,)?mmdebstrap [^,]*$/);
    assert.deepEqual(names(path.join(c.folder, place)), ['SHA256SUMS', 'x.qcow2', 'x.qcow2.export']);
    intact(c, place);
    const { calls, text } = ok(c.make(['export-x']));
    assert.deepEqual(calls, []);
    assert.match(text, /x\.qcow2 is there already/);
  });
  test('goes where OUT says, whatever stands in the name', () => {
    const { c, out } = fresh();
    ok(c.make(['export-x', `OUT=${out}/`]));
    ok(c.make(['export-x', `OUT=${out}/a b.img`]));
    ok(c.make(['export-x', 'OUT=relative:name']));
    assert.deepEqual(
      names(out).filter(name => !name.endsWith('.export')),
      ['SHA256SUMS', 'a b.img', 'x.qcow2'],
    );
    assert.ok(c.exists('relative:name'));
    intact(c, out);
    assert.equal(readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trim().split('\n').length, 2);
  });
  test('is made again when what it is made of changes: the image, or how', () => {
    const { c } = fresh();
    for (const words of [[], ['COMPRESS=zstd'], ['SPARSIFY=1'], ['SYSPREP=0'], ['BOOT=efi'], ['BOOT=none']])
      assert.ok(ok(c.make(['export-x', ...words])).calls.length > 0, words.join());
    c.write({ 'distros/x.ini': `${debian}packages = vim\n` });
    assert.match(ok(c.make(['export-x', 'BOOT=none'])).text, /exporting/);
    intact(c, place);
  });
  test('tells the tools what it was told', () => {
    const { c } = fresh();
    const zstd = ok(c.make(['export-x', 'COMPRESS=zstd', 'BOOT=efi', 'SPARSIFY=1', 'SYSPREP=0']));
    assert.ok(call(zstd, '-O', 'qcow2', '-c', 'compression_type=zstd').length > 0);
    assert.deepEqual(call(zstd, 'sysprep').slice(-4), ['--boot', 'efi', '--keep', '--sparsify']);
    assert.ok(call(zstd, `::/EFI/BOOT/BOOT${process.arch === 'x64' ? 'X64' : 'AA64'}.EFI`).length > 0);
    const bios = ok(c.make(['export-x']));
    assert.deepEqual(call(bios, 'sysprep').slice(-2), ['--boot', process.arch === 'x64' ? 'bios' : 'efi']);
    const raw = ok(c.make(['export-x', 'FORMAT=raw', 'COMPRESS=gzip', 'BOOT=none']));
    assert.ok(call(raw, '-O', 'raw').length > 0 && call(raw, 'qcow2', '-O').includes('raw'));
    assert.ok(c.exists(`${place}/x.raw.gz`));
    assert.ok(call(ok(c.make(['export-x', 'FORMAT=vmdk'])), '-O', 'vmdk').length > 0);
  });
  test('twice at once is made once', async () => {
    const { c, out } = fresh();
    ok(c.make(['image-x']));
    const makes = [c.start(['export-x', `OUT=${out}/a`]), c.start(['export-x', `OUT=${out}/a`])];
    assert.deepEqual(await Promise.all(makes.map(async make => (await once(make, 'exit'))[0])), [0, 0]);
    assert.equal(c.calls().filter(words => words.includes('publish')).length, 1);
    intact(c, out);
  });
  test('of an image that has a boot loader is left as it is', () => {
    const { c } = fresh();
    const { calls } = ok(c.make(['export-t']));
    assert.ok(!calls.some(([tool]) => tool === 'sfdisk' || tool === 'dd'));
    assert.deepEqual(call({ calls } as Result, 'sysprep').slice(-2), ['--boot', 'none']);
    refused(c.make(['export-t', 'BOOT=efi']), /t has a boot loader of its own/);
  });
  test('of a disk that only the appliance can write is readied there, as far as was asked', () => {
    const { c } = fresh();
    c.hook('sysprep', 'exec "$NODE" "$@"');
    const tools = (result: Result) => result.calls.map(([tool]) => tool!).filter(tool => /^virt-s/.test(tool));
    const both = ok(c.make(['export-t', 'SPARSIFY=1']));
    assert.deepEqual(tools(both), ['virt-sysprep', 'virt-sparsify']);
    assert.ok(call(both, '--operations').includes('machine-id,ssh-hostkeys') && call(both, '--in-place').length > 0);
    assert.deepEqual(tools(ok(c.make(['export-t']))), ['virt-sysprep']);
    assert.deepEqual(tools(ok(c.make(['export-t', 'SYSPREP=0']))), []);
  });
  test('as a box holds metadata, Vagrantfile and disk; as oci it is a layout that a new one replaces', () => {
    const { c } = fresh();
    ok(c.make(['export-x', 'FORMAT=box']));
    const list = execFileSync('tar', ['-tf', path.join(c.folder, place, 'x.box')], { encoding: 'utf8' });
    assert.equal(list, 'Vagrantfile\nbox.img\nmetadata.json\n');
    const index = () => c.read(`${place}/x.oci/index.json`);
    ok(c.make(['export-x', 'FORMAT=oci']));
    const before = index();
    ok(c.make(['export-x', 'FORMAT=oci', 'COMPRESS=zstd']));
    assert.notEqual(index(), before);
    intact(c, place);
    const layer = JSON.parse(index()).manifests[0].digest.replace('sha256:', '');
    assert.ok(c.exists(`${place}/x.oci/blobs/sha256/${layer}`));
    assert.deepEqual(names(path.join(c.folder, place, 'x.oci/blobs/sha256')).length, 3);
  });
});

suite('an export does not replace', { skip: missing('setpriv', 'flock') }, () => {
  test('what makebox did not make', () => {
    const { c, out } = fresh();
    writeFileSync(path.join(out, 'mine'), 'mine');
    refused(c.make(['export-x', `OUT=${out}/mine`]), /mine exists, and is not what an export of x wrote[\s\S]*mend:/);
    assert.equal(readFileSync(path.join(out, 'mine'), 'utf8'), 'mine');
    assert.deepEqual(names(out), ['mine']);
  });
  test('what was changed since, nor what another name exported', () => {
    const { c, out } = fresh();
    ok(c.make(['export-x', `OUT=${out}/a`]));
    refused(c.make(['export-y', `OUT=${out}/a`, 'COMPRESS=zstd']), /not what an export of y wrote/);
    writeFileSync(path.join(out, 'a'), 'booted, and written to');
    refused(c.make(['export-x', `OUT=${out}/a`]), /not what an export of x wrote/);
  });
  test('a folder, which may hold anything', () => {
    const { c, out } = fresh();
    refused(c.make(['export-x', `OUT=${out}`]), /mend: .* a folder has a \/ at its end/);
  });
  test('anything when it fails', () => {
    const { c, out } = fresh();
    ok(c.make(['export-x', `OUT=${out}/a`]));
    const before = readFileSync(path.join(out, 'a'), 'utf8');
    for (const tool of ['sysprep', 'sfdisk', 'publish']) {
      c.hook(tool, 'exit 9');
      assert.notEqual(c.make(['export-x', `OUT=${out}/a`, 'COMPRESS=zstd']).code, 0);
      c.hook(tool, '');
      assert.equal(readFileSync(path.join(out, 'a'), 'utf8'), before);
      assert.deepEqual(names(out), ['SHA256SUMS', 'a', 'a.export']);
      intact(c, out);
    }
  });
  test('an export that was killed: the next one begins anew and leaves nothing of it', () => {
    const { c, out } = fresh();
    for (const tool of ['sysprep', 'publish']) {
      c.hook(tool, 'kill -KILL $PPID; exit 9');
      assert.notEqual(c.make(['export-x', `OUT=${out}/a`]).code, 0);
      c.hook(tool, '');
      assert.deepEqual(names(out), ['a.export.tmp']);
    }
    ok(c.make(['export-x', `OUT=${out}/a`]));
    assert.deepEqual(names(out), ['SHA256SUMS', 'a', 'a.export']);
  });
  test('but goes on where a kill came between the record and the name', () => {
    const { c, out } = fresh();
    ok(c.make(['export-x', `OUT=${out}/a`]));
    const record = path.join(out, 'a.export');
    writeFileSync(record, `${readFileSync(record, 'utf8')}1 2.3 x 1 what would have come\n`);
    assert.match(ok(c.make(['export-x', `OUT=${out}/a`])).text, /there already/);
    assert.match(ok(c.make(['export-x', `OUT=${out}/a`, 'COMPRESS=gzip'])).text, /exporting/);
    assert.equal(readFileSync(record, 'utf8').trim().split('\n').length, 1);
  });
});

suite('DISK=1', { skip: missing('setpriv', 'flock') }, () => {
  test('exports the disk of a VM that is shut off, and frees what was deleted', () => {
    const { c } = fresh();
    refused(c.make(['export-x', 'DISK=1']), /x has no disk[\s\S]*mend: make up-x/);
    ok(c.make(['up-x']));
    refused(c.make(['export-x', 'DISK=1']), /x is running[\s\S]*mend: make down-x/);
    execFileSync('sh', ['-c', 'rm "$1"/domains/*.running', 'sh', c.env['FAKE']!]);
    const result = ok(c.make(['export-x', 'DISK=1']));
    assert.ok(call(result, 'info', 'generated/workspace/disks/x.qcow2').length > 0);
    assert.deepEqual(call(result, 'sysprep').slice(-2), ['--own', '--sparsify']);
    assert.match(ok(c.make(['export-x', 'DISK=1'])).text, /there already/);
    writeFileSync(path.join(c.folder, 'generated/workspace/disks/x.qcow2'), 'the guest wrote');
    assert.match(ok(c.make(['export-x', 'DISK=1'])).text, /exporting/);
  });
});

suite('a parameter that is none', () => {
  const { c } = fresh();
  for (const [word, why] of [
    ['FORMAT=iso', /FORMAT=iso is none of: qcow2 raw vmdk box oci/],
    ['FORMAT=qcow2 raw', /is none of/],
    ['COMPRESS=rar', /COMPRESS=rar is none of: zstd gzip xz/],
    ['BOOT=lilo', /BOOT=lilo is none of/],
    ['SPARSIFY=2', /SPARSIFY=2 is none of: 0 1 no yes/],
  ] as const) {
    test(`${word} is refused before anything is built`, () => {
      const [name, value] = word.split('=') as [string, string];
      for (const result of [c.make(['export-x', word]), c.make(['export-x'], { [name]: value })]) {
        assert.notEqual(result.code, 0);
        assert.match(result.text, why);
        assert.deepEqual(result.built, []);
      }
    });
  }
  test('a value from the environment is never expanded', () => {
    for (const name of ['DISK', 'OUT', 'FORMAT']) c.make(['export-x'], { [name]: '$(shell touch executed)' });
    assert.ok(!c.exists('executed'));
  });
  test('xz in an OCI layout is refused with what can be had', () =>
    refused(c.make(['export-x', 'FORMAT=oci', 'COMPRESS=xz']), /mend: COMPRESS=zstd or gzip/));
});
