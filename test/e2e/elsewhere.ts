// Another machine, as far as one can be had here: a libvirtd and an sshd in namespaces of their own, on a cable of their own.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const [here, there] = ['10.213.200.1', '10.213.200.2'];
const patience = { start: 30_000, look: 50 };

export interface Elsewhere {
  readonly uri: string;
  /** Runs a script over there; its standard output. */
  readonly sh: (script: string) => string;
  readonly end: () => Promise<void>;
}

/** `folder` gets its keys and logs. */
export async function elsewhere(folder: string): Promise<Elsewhere> {
  const at = (name: string) => path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  for (const key of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(key)]);
  writeFileSync(at('known_hosts'), `${there} ${readFileSync(at('host.pub'), 'utf8')}`);
  writeFileSync(at('authorized'), readFileSync(at('user.pub')));
  writeFileSync(
    at('sshd_config'),
    [
      `ListenAddress ${there}`,
      `HostKey ${at('host')}`,
      `AuthorizedKeysFile ${at('authorized')}`,
      'StrictModes no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      `PidFile ${at('sshd.pid')}`,
      '',
    ].join('\n'),
  );
  const ssh = at('ssh');
  writeFileSync(
    ssh,
    `#!/bin/sh\nexec ssh -F /dev/null -i '${at('user')}' -o UserKnownHostsFile='${at('known_hosts')}' -o StrictHostKeyChecking=yes "$@"\n`,
  );
  chmodSync(ssh, 0o755);
  mkdirSync('/run/sshd', { recursive: true });
  const daemon = spawn(
    'unshare',
    [
      ...['--mount', '--net', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'],
      ...['sh', '-c', `until ip address | grep -qw ${there}; do sleep 0.05; done; exec "$0" "$1"`],
      ...[path.resolve('test/support/libvirtd.sh'), folder],
    ],
    { stdio: 'ignore' },
  );
  const children = `/proc/${daemon.pid}/task/${daemon.pid}/children`;
  while (readFileSync(children, 'utf8') === '') await delay(patience.look);
  const pid = readFileSync(children, 'utf8').trim();
  const words = ['--target', pid, '--mount', '--net', '--pid', '--'];
  const sh = (script: string) => execFileSync('nsenter', [...words, 'sh', '-ec', script], { encoding: 'utf8' });
  const [ours, theirs] = ['makebox-e2e-0', 'makebox-e2e-1'];
  // A run of before that was killed may have left it.
  spawnSync('ip', ['link', 'delete', ours], { stdio: 'ignore' });
  execFileSync('ip', ['link', 'add', ours, 'type', 'veth', 'peer', 'name', theirs, 'netns', pid]);
  execFileSync('ip', ['address', 'add', `${here}/30`, 'dev', ours]);
  execFileSync('ip', ['link', 'set', ours, 'up']);
  sh(`ip link set ${theirs} up; ip address add ${there}/30 dev ${theirs}`);

  const uri = `qemu+ssh://root@${there}/system?command=${ssh}`;
  const answers = () => spawnSync('virsh', ['--connect', uri, 'uri'], { stdio: 'ignore' }).status === 0;
  for (const end = Date.now() + patience.start; !answers(); await delay(patience.look))
    if (Date.now() > end) assert.fail(`it does not answer:\n${readFileSync(at('log'), 'utf8').slice(-2000)}`);
  return {
    uri,
    sh,
    end: async () => {
      daemon.kill('SIGKILL');
      await once(daemon, 'exit');
    },
  };
}
