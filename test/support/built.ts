// A checkout whose layers were built, as their records tell, at times that are always the same.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LayerRecord } from '../../scripts/record.ts';
import { type Checkout, checkout, debian, locked } from './checkout.ts';

const MiB = 2 ** 20;

/** When the first layer began. */
const noon = Date.UTC(2026, 2, 1, 12);

/** By name: when it began (seconds after noon), how long it took (seconds), what it takes (MiB). */
const times: Readonly<Record<string, readonly [begin: number, seconds: number, size: number]>> = {
  'debian-bookworm': [0, 40, 400],
  tools: [40, 20, 100],
  docker: [40, 30, 300],
  web: [60, 0.1, 1],
  db: [60.2, 0.1, 1],
  k8s: [3600, 0.2, 2],
};

/** A base, two snippets beside each other, an image that ends at one of them, three VMs that are built and one, `next`, that is not. */
export function builtCheckout(): Checkout {
  const c = checkout({
    'distros/web.ini': `${debian}layers = tools\n`,
    'distros/web.lock': locked,
    'distros/common.ini': `${debian}layers = tools\n[domain]\ndefine = no\n`,
    'distros/common.lock': locked,
    'distros/db.ini': 'like = web\n',
    'distros/k8s.ini': 'like = web\n[image]\nlayers = docker\n',
    'distros/next.ini': 'like = web\n[image]\nlayers = docker later\n',
    'distros/snippets/tools.cmd': 'install less\n',
    'distros/snippets/docker.cmd': 'install docker.io\n',
    'distros/snippets/later.cmd': 'install jq\n',
  });
  const result = c.make(['list']);
  if (result.code !== 0) throw new Error(result.text);
  const { layers } = JSON.parse(c.read('generated/plan.json')) as { layers: Omit<LayerRecord, 'checkout'>[] };
  for (const { id, kind, parent } of layers) {
    const [begin, seconds, size] = times[id.slice(17)] ?? [];
    if (begin === undefined || !seconds || !size) continue;
    record(c, {
      id,
      kind,
      ...(parent ? { parent } : {}),
      engine: kind === 'snippet' ? 'appliance' : kind === 'identity' ? 'files' : kind,
      started: noon + begin * 1000,
      seconds,
      bytes: size * MiB,
      stat: '0 0',
      sha256: '0'.repeat(64),
      tools: { 'qemu-img': '7.2.22', '<b>&"tool"': '1' },
      checkout: c.folder,
    });
  }
  return c;
}

function record(c: Checkout, one: LayerRecord): void {
  const file = path.join(c.data, 'layers', one.id);
  if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.qcow2`, '');
  writeFileSync(`${file}.json`, JSON.stringify(one));
}
