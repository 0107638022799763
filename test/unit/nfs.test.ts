import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { exportLine, exportOf } from '../../scripts/nfs.ts';

suite('a folder by NFS', () => {
  const owner = { uid: 1234, gid: 1235 };
  test('is exported to one address, and who writes is the person whose folder it is', () =>
    assert.equal(
      exportLine('/srv/my data', { mode: '' }, '192.0.2.7', owner),
      String.raw`/srv/my\040data 192.0.2.7(rw,no_subtree_check,all_squash,anonuid=1234,anongid=1235)`,
    ));
  test('is one word, whatever its name holds', () =>
    assert.match(exportLine('/srv/x" *(rw) "/y', { mode: '' }, '192.0.2.7', owner), /^[^ "]+ 192\.0\.2\.7\([^ ]+\)$/));
  test('has the same name for exportfs', () => {
    const source = '/srv/x" *(rw) \\ "/ä$';
    const line = exportLine(source, { mode: 'ro' }, '192.0.2.7', owner);
    const options = 'ro,no_subtree_check,all_squash,anonuid=1234,anongid=1235';
    assert.deepEqual(exportOf(line), { options, what: `192.0.2.7:${source}` });
  });
  test('is read only for the server, too', () =>
    assert.match(exportLine('/srv', { mode: 'ro' }, '192.0.2.7', owner), /\(ro,/));
});
