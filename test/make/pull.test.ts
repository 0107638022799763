// What pull-NAME takes from a registry, and what it does not: a disk is looked at before it is a layer.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { writeLayout } from '../../scripts/layout-folder.ts';
import { sha256 } from '../../scripts/machine.ts';
import type { Plan } from '../../scripts/plan.ts';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { images, layered } from '../support/layered.ts';

/** A disk whose header names a backing file, or sets an incompatible feature. */
function disk(backing: string, feature = 0n): Buffer {
  const bytes = Buffer.alloc(4096);
  bytes.writeUInt32BE(0x514649fb, 0);
  bytes.writeUInt32BE(3, 4);
  bytes.writeBigUInt64BE(backing ? 512n : 0n, 8);
  bytes.writeUInt32BE(backing.length, 16);
  bytes.writeUInt32BE(16, 20);
  bytes.writeBigUInt64BE(2n ** 20n, 24);
  bytes.writeBigUInt64BE(feature, 72);
  bytes.writeUInt32BE(104, 100);
  bytes.write(backing, 512);
  return bytes;
}

suite('a layer from a registry', { skip: missing('setpriv', 'flock', 'zstd') }, () => {
  const c = checkout(layered);
  assert.equal(c.make(['list']).code, 0);
  const { layers } = JSON.parse(c.read('generated/plan.json')) as Plan;
  const base = layers.find(({ kind }) => kind === 'mmdebstrap')!.id;
  const snippet = layers.find(({ kind }) => kind === 'snippet')!.id;
  const offers = path.join(c.env['FAKE']!, 'offers');
  c.hook(
    'skopeo',
    `for last; do :; done
case $1 in
inspect) cat "$FAKE/offers/\${last##*:}" 2>/dev/null || { echo manifest unknown >&2; exit 1; } ;;
copy) for word; do case $word in docker:*) digest=\${word#*@} ;; esac; done
  to=\${last#oci:}; mkdir -p "\${to%:it}"; cp -r "$FAKE/offers/$digest/." "\${to%:it}" ;;
esac; exit`,
  );
  /** Offers a disk with a record that is of it. */
  const offer = async (id: string, bytes: Buffer, record: object) => {
    const scratch = path.join(offers, 'scratch');
    mkdirSync(scratch, { recursive: true });
    writeFileSync(path.join(scratch, 'disk'), bytes);
    const about = { id, stat: `${bytes.length} 1700000000`, sha256: sha256(bytes), checkout: 'there', ...record };
    writeFileSync(path.join(scratch, 'about.json'), JSON.stringify(about));
    const pack = 'zstd -q disk -o part.0000; for f in about.json part.0000; do tar -cf $f.tar $f; done';
    execFileSync('sh', ['-euc', pack], { cwd: scratch });
    const parts = ['about.json.tar', 'part.0000.tar'].map(name => path.join(scratch, name));
    const digest = await writeLayout(path.join(offers, 'layout'), parts);
    writeFileSync(path.join(offers, id), digest);
    execFileSync('sh', ['-euc', `rm -rf scratch ${digest}; mv layout ${digest}`], { cwd: offers });
  };
  /** Offers what was offered with another digest for each blob. */
  const forge = (id: string, blob: string) => {
    const before = readFileSync(path.join(offers, id), 'utf8');
    const blobs = path.join(offers, before, 'blobs/sha256');
    const manifest = JSON.parse(readFileSync(path.join(blobs, before.slice(7)), 'utf8')) as { layers: object[] };
    const forged = JSON.stringify({ ...manifest, layers: manifest.layers.map(layer => ({ ...layer, digest: blob })) });
    const digest = sha256(forged);
    writeFileSync(path.join(blobs, digest), forged);
    writeFileSync(path.join(offers, id), `sha256:${digest}`);
    renameSync(path.join(offers, before), path.join(offers, `sha256:${digest}`));
  };
  const pull = () => c.make(['pull-x', 'REGISTRY=registry.example/team']);

  for (const [what, bytes, record, said] of [
    ['stands on a file of the host', disk('/etc/shadow'), {}, /it stands on "\/etc\/shadow", not on ""/],
    ['has its data in another file', disk('', 4n), {}, /its data are in another file/],
    ['is no qcow2', Buffer.from('a disk'), {}, /it has no header of a qcow2/],
    ['has a record with a parent', disk(''), { parent: '$(id)' }, /its record has the parent "\$\(id\)", not ""/],
  ] as const)
    test(`is not taken where a base ${what}`, async () => {
      await offer(base, bytes, record);
      const { code, text } = pull();
      assert.equal(code, 2, text);
      assert.match(text, said);
      assert.match(text, /^ {2}mend: .*make image-x builds it$/m);
      assert.deepEqual(images(c), []);
    });
  test('is not taken where its manifest names something by no digest', async () => {
    await offer(base, disk(''), {});
    forge(base, 'sha256:../../index.json');
    const { code, text } = pull();
    assert.equal(code, 2, text);
    assert.match(text, /^\S+: "sha256:\.\.\/\.\.\/index\.json" is no digest\n {2}why: /m);
    assert.deepEqual(images(c), []);
  });
  test('is taken where it stands on what its definition says', async () => {
    await offer(base, disk(''), {});
    await offer(snippet, disk(`${base}.qcow2`), { parent: base });
    const { code, text } = pull();
    assert.equal(code, 0, text);
    assert.deepEqual(images(c), [`${base}.qcow2`, `${snippet}.qcow2`].sort());
    const record = JSON.parse(readFileSync(path.join(c.data, 'layers', `${snippet}.json`), 'utf8')) as object;
    assert.equal('parent' in record && record.parent, base);
  });
});
