// Builds a layer whose steps run something, into its overlay: file steps by debugfs, the others in containers on this host.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFile } from '../action.ts';
import { bound } from '../bound.ts';
import { layerOf } from '../checkout.ts';
import { containerScript } from '../container.ts';
import { Failure } from '../failure.ts';
import { writeFiles } from '../file-steps.ts';
import { hostRoot } from '../host-root.ts';
import type { SnippetLayer } from '../layer.ts';
import type { Arguments } from '../makebox.ts';
import { withRawView } from '../raw-view.ts';
import { type Step, stepsOf } from '../steps.ts';

const mend = 'engine = appliance in [image]';

export async function run({ name: id, words: [image = ''] }: Arguments): Promise<number> {
  const { commands, fromPackages, trusted } = layerOf(id) as SnippetLayer;
  const rootless = process.getuid!() !== 0;
  if (!rootless && !trusted) {
    throw new Failure(
      `${id} stands on an image of somebody else's, or on one that was booted, and root calls`,
      "its programs would run as this host's own root",
      `make as a plain user, or ${mend}`,
    );
  }
  await withRawView(image, true, async (raw, scratch) => {
    hostRoot(image, raw, scratch, true);
    for (const part of parts(stepsOf(commands, fromPackages))) {
      if (isFile(part[0]!.action)) writeFiles(raw, part, scratch);
      else await enter(part, raw, scratch, rootless);
    }
  });
  return 0;
}

/** Neighbours that are done the same way: files, or by mounting the image. */
function parts(steps: readonly Step[]): Step[][] {
  const found: Step[][] = [];
  for (const step of steps) {
    const last = found.at(-1);
    if (last && isFile(last[0]!.action) === isFile(step.action)) last.push(step);
    else found.push([step]);
  }
  return found;
}

/** The namespaces go with this process, however it ends, and with them every process and mount (unshare(1), --kill-child). */
async function enter(steps: readonly Step[], raw: string, scratch: string, rootless: boolean): Promise<void> {
  const script = path.join(scratch, 'enter.sh');
  const mountpoint = path.join(scratch, 'root');
  mkdirSync(mountpoint, { recursive: true });
  writeFileSync(script, containerScript(steps, rootless || !existsSync('/dev/loop-control')));
  const mapped = rootless ? ['--map-auto', '--map-root-user'] : [];
  const words = ['unshare', ...mapped, '--mount', '--pid', '--mount-proc', '--fork', '--kill-child'];
  const { http_proxy, https_proxy, ftp_proxy, no_proxy, PATH } = process.env;
  const env = { PATH, http_proxy, https_proxy, ftp_proxy, no_proxy, LC_ALL: 'C', TERM: 'dumb' };
  const child = spawn(...bound('KILL', [...words, 'sh', script, raw, mountpoint]), {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code !== 0) {
    throw new Failure(
      `the last command above ended with ${code ?? signal}`,
      'a layer is made whole or not at all',
      `correct it; the network is there only while apt fetches packages, and with ${mend} always`,
    );
  }
}
