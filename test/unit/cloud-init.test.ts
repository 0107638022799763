import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type SeedContent, seedFiles } from '../../scripts/cloud-init.ts';
import type { Identity } from '../../scripts/layer.ts';
import { chainOf, planned, problemsOf } from '../support/world.ts';

const url = `[image]\nfrom = url:https://example.org/x.qcow2\nsha256 = ${'a'.repeat(64)}\n`;
const keys = '[cloud-init]\nuser-data = my data\nmeta-data = meta\n';
const digests = { 'my data': 'one', meta: 'two' };
const identity = (given: Parameters<typeof planned>[0]) => chainOf(planned(given), 'x').at(-1) as Identity;
const plain = identity({ inis: { x: url } });
const seed = (given: SeedContent) => new Map(seedFiles(plain, given).map(file => [file.path, file]));
const nocloud = '/var/lib/cloud/seed/nocloud';

suite('what cloud-init is given', () => {
  test('is in the name of the last layer alone, by its content', () => {
    const given = { inis: { x: url + keys } };
    const ids = (found: typeof digests) => chainOf(planned({ ...given, digests: found }), 'x').map(layer => layer.id);
    const [before, after] = [ids(digests), ids({ ...digests, meta: 'three' })];
    assert.deepEqual(before.slice(0, -1), after.slice(0, -1));
    assert.notEqual(before.at(-1), after.at(-1));
    assert.deepEqual(identity({ ...given, digests }).seed, {
      'user-data': { path: 'my data', digest: 'one' },
      'meta-data': { path: 'meta', digest: 'two' },
    });
  });
  test('is not in it by the place of its files', () => {
    const moved = { x: url + keys.replace('my data', 'conf/my data') };
    assert.equal(
      identity({ inis: moved, digests: { 'conf/my data': 'one', meta: 'two' } }).id,
      identity({ inis: { x: url + keys }, digests }).id,
    );
  });
  test('is not taken from what is said for all, where the image has none', () => {
    const inis = { defaults: keys, x: '[image]\nfrom = mmdebstrap:bookworm\n' };
    assert.deepEqual([identity({ inis, digests }).cloudInit, identity({ inis, digests }).seed], [false, undefined]);
    assert.equal(
      identity({ inis: { ...inis, x: `${inis.x}cloud-init = yes\n` }, digests }).seed?.['meta-data']?.digest,
      'two',
    );
    assert.deepEqual(
      problemsOf({ inis: { x: inis.x + keys }, digests }).map(p => p.code),
      ['no-cloud-init', 'no-cloud-init'],
    );
  });
  test('without files: one #cloud-config', () => {
    const files = seed({});
    assert.match(files.get(`${nocloud}/user-data`)!.content!, /^#cloud-config\nssh_deletekeys: false\n/);
    assert.equal(files.get(`${nocloud}/meta-data`)!.content, `instance-id: ${plain.id}\nlocal-hostname: x\n`);
    assert.equal(files.size, 5);
  });
  test('user-data of any bytes stands between what may be replaced and what may not', () => {
    const given = Buffer.from('#!/bin/sh\necho \xff --makebox\n', 'latin1');
    const { content = '', mode } = seed({ 'user-data': given }).get(`${nocloud}/user-data`)!;
    const [head, ...parts] = content.split(/^--makebox-.*\n/m);
    assert.match(head!, /^MIME-Version: 1\.0\nContent-Type: multipart\/mixed; boundary="makebox-/);
    assert.match(parts[0]!, /users: \[\]/);
    assert.deepEqual(Buffer.from(parts[1]!.split('\n\n')[1]!, 'base64'), given);
    assert.match(
      parts[2]!,
      /^Content-Type: text\/cloud-config\n\n#cloud-config\n[\s\S]*preserve_hostname: true\nssh_keys: \{\}\n+$/,
    );
    assert.equal(mode, 0o600);
  });
  test('a locale of the definition is not replaced by its own', () => {
    const [, , , , { content = '' } = {}] = seedFiles({ ...plain, locale: 'C.UTF-8' }, {});
    assert.match(content, /^locale: false$/m);
  });
  test('an archive is a part as it is', () => {
    const given = 'Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b--\n';
    assert.ok(
      seed({ 'user-data': Buffer.from(given) })
        .get(`${nocloud}/user-data`)!
        .content!.includes(`\n${given}\n--`),
    );
  });
  test('meta-data is a second seed, with all that the first has', () => {
    const files = seed({
      'meta-data': Buffer.from('local-hostname: y\n'),
      'network-config': Buffer.from('version: 2\n'),
    });
    assert.match(files.get(`${nocloud}/meta-data`)!.content!, /\nseedfrom: \/var\/lib\/cloud\/seed\/user\/\n$/);
    assert.equal(files.get('/var/lib/cloud/seed/user/meta-data')!.content, 'local-hostname: y\n');
    for (const name of ['user-data', 'network-config'])
      assert.equal(files.get(`/var/lib/cloud/seed/user/${name}`)!.content, files.get(`${nocloud}/${name}`)!.content);
  });
});
