import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import { bound } from '../../scripts/bound.ts';
import { asFailure, Failure } from '../../scripts/failure.ts';

/** What a command threw, in words; undefined for a bug. */
async function said(command: () => unknown): Promise<string | undefined> {
  try {
    await command();
  } catch (thrown) {
    const failure = asFailure(thrown as Error);
    return failure instanceof Failure ? `${failure.message}; ${failure.why}; ${failure.mend}` : undefined;
  }
  return assert.fail();
}
const sh = (script: string, ...stdio: ('ignore' | 'inherit' | 'pipe')[]) =>
  execFileSync('sh', ['-c', script, 'secret'], stdio.length > 0 ? { stdio } : {});

suite('what is no bug', () => {
  test('a tool that fails, by its name and code alone', async () => {
    const text = await said(() => sh('exit 3', 'ignore', 'inherit', 'inherit'));
    assert.match(text!, /^sh ended with 3; see what it said above; /);
    assert.doesNotMatch(text!, /secret|exit 3/);
  });
  test('nor one that only says it to us', async () => {
    assert.match(
      (await said(() => sh('echo one >&2; echo no space >&2; exit 1', 'pipe', 'pipe', 'pipe')))!,
      /; no space; /,
    );
  });
  test('nor one that is bound to this process', async () => {
    const text = await said(() => execFileSync(...bound('TERM', ['sh', '-c', 'exit 3', 'secret 99 x'])));
    assert.match(text!, /^sh ended with 3; /);
    const gone = await said(() => execFileSync(...bound('TERM', ['no-such-tool', '-a', 'x']), { stdio: 'ignore' }));
    assert.match(gone!, /^no-such-tool ended with 127; /);
  });
  test('nor one that is killed', async () => {
    assert.match((await said(() => sh('kill $$')))!, /^sh ended with SIGTERM; /);
  });
  test('nor one that is not here', async () => {
    for (const call of [() => execFileSync('no-such-tool'), () => once(spawn('no-such-tool'), 'exit')])
      assert.match((await said(call))!, /^no-such-tool is not here; .*; make setup$/);
  });
  test('nor a disk that is full', async () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', path: '/x' });
    assert.match((await said(() => Promise.reject(full)))!, /^\/x: no space left; /);
  });
  test('but a file of ours that is not there is one', async () => {
    assert.equal(
      await said(() => Promise.reject(Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' }))),
      undefined,
    );
  });
});
