// A plain user whom root makes for a test, and who is gone afterwards.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';

/** With a home of his own; what a run of before has left that was killed goes first. */
export function addUser(name: string): void {
  removeUser(name);
  rmSync(`/home/${name}`, { recursive: true, force: true });
  execFileSync('useradd', ['--create-home', name]);
}

/** With all that he runs. */
export function removeUser(name: string): void {
  spawnSync('pkill', ['-KILL', '-u', name]);
  spawnSync('userdel', ['--remove', '--force', name]);
}

/** Nothing of him is left. */
export function mustBeGone(name: string): void {
  assert.notEqual(spawnSync('id', [name]).status, 0, `the user ${name} stays`);
  assert.ok(!existsSync(`/home/${name}`), `/home/${name} stays`);
}
