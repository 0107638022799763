// Where the checkout under test lies, and temporary folders that go away by themselves.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The checkout that these tests were compiled in. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A new folder with a space in its path, removed after the tests of the calling file or suite. */
export function temporary(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'makebox test-')));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Writes files by their path relative to `folder`, making the folders between. */
export function lay(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** Whether a program can be called here. */
export function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$1"', 'sh', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** For `{ skip }`: false where all programs are there, else why not. */
export function missing(...programs: string[]): string | false {
  const absent = programs.filter(program => !has(program));
  return absent.length > 0 && `${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} not installed`;
}
