// A plain user whom root makes for a test, and who is gone afterwards.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** With a home of his own; one that a run of before has left, which was killed, goes first. */
export function addUser(name: string): void {
  removeUser(name);
  execFileSync('useradd', ['--create-home', name]);
}

/** With all that he runs. */
export function removeUser(name: string): void {
  spawnSync('pkill', ['-KILL', '-u', name]);
  spawnSync('userdel', ['--remove', '--force', name]);
  assert.notEqual(spawnSync('id', [name]).status, 0, `the user ${name} stays`);
  assert.ok(!existsSync(`/home/${name}`), `/home/${name} stays`);
}
