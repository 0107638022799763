// A registry of containers on this machine, with its files in a folder.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../support/port.ts';

/** Starts one that keeps what it has in `folder`/registry; `stop` ends it. */
export async function startRegistry(folder: string): Promise<{ host: string; stop: () => Promise<void> }> {
  const host = `127.0.0.1:${await freePort()}`;
  const settings = path.join(folder, 'registry.yml');
  writeFileSync(
    settings,
    `version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: '${folder}/registry'}}\nhttp: {addr: '${host}'}\n`,
  );
  const words = ['--pdeathsig', 'KILL', 'docker-registry', 'serve', settings];
  const registry = spawn('setpriv', words, { stdio: 'ignore' });
  execFileSync('curl', ['-fsS', '--retry', '50', '--retry-delay', '0', '--retry-connrefused', `http://${host}/v2/`]);
  const stop = async () => {
    registry.kill();
    if (registry.exitCode === null) await once(registry, 'exit');
  };
  return { host, stop };
}
