import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Problem } from '../../scripts/problem.ts';
import { readSnippet } from '../../scripts/snippet-files.ts';
import { lay, temporary } from '../support/folder.ts';

suite('the files that a snippet reads', () => {
  const folder = temporary();
  const inputs = (text: string, owner: string) => {
    const problems: Problem[] = [];
    const findings = { seen: () => {}, problems, owned: () => owner };
    const snippet = readSnippet(folder, 's.cmd', text, {}, findings);
    assert.deepEqual(problems, []);
    return JSON.stringify(snippet.inputs);
  };
  lay(folder, { f: 'content', 'upload.cmd': 'upload f:/a\n', 'install.cmd': 'install-file f:/b\n' });
  for (const [what, text, told] of [
    ['upload', 'upload f:/a\n', true],
    ['install-file', 'install-file f:/b\n', false],
    ['both', 'upload f:/a\ninstall-file f:/b\n', true],
    ['upload in a file that is named', 'commands-from-file upload.cmd\ninstall-file f:/b\n', true],
    ['upload beside a file that is named', 'commands-from-file install.cmd\nupload f:/a\n', true],
  ] as const) {
    test(`their owner is part of the layer's name: ${what}, ${told}`, () =>
      assert.equal(inputs(text, '1:1') !== inputs(text, '2:2'), told));
  }
});
