import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { definitionDoc } from '../../scripts/definition-doc.ts';
import { machineSettings } from '../../scripts/machine-settings.ts';
import { settings, variables } from '../../scripts/settings.ts';
import { root } from '../support/folder.ts';

const text = (name: string) => readFileSync(path.join(root, name), 'utf8');

suite('the pages that the settings table is told in', () => {
  test('docs/definition.md is what the table says', () => {
    assert.equal(
      text('docs/definition.md'),
      definitionDoc(),
      'to mend: node dist/scripts/definition-doc.js >docs/definition.md',
    );
  });
  test('docs/definition.md has a place for every link in a message', () => {
    const headings = [...text('docs/definition.md').matchAll(/^#+ .*$/gm)].map(m => m[0]);
    for (const section of new Set(settings.map(s => s.section.split(' ')[0]).filter(Boolean))) {
      assert.ok(
        headings.some(h => h.includes(section!)),
        `no heading for #${section}`,
      );
    }
  });
  test('.env.example names every setting of the machine', () => {
    const example = text('.env.example');
    for (const [name] of machineSettings) assert.match(example, new RegExp(`\\b${name}\\b`));
  });
  test('every variable is named once', () => assert.equal(new Set(variables).size, variables.length));
  test('links between the pages lead somewhere', () => {
    for (const page of [
      'README.md',
      'CONTRIBUTING.md',
      'docs/testing.md',
      'docs/architecture.md',
      'docs/make.md',
      'docs/sources.md',
      'docs/cache.md',
    ].filter(p => existsSync(path.join(root, p)))) {
      for (const [, link] of text(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
        assert.ok(existsSync(path.join(root, path.dirname(page), link!)), `${page} links to ${link}`);
      }
    }
  });
});
