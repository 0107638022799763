// Chains the layers of one image: base, snippets, identity.

import { baseOf } from './base.ts';
import { type Identity, type Layer, namer } from './layer.ts';
import { hostname, type Resolved, type World } from './plan.ts';
import { nearest, type Problem } from './problem.ts';

export interface Chain {
  readonly layers: readonly Layer[];
  /** The layer whose kernel is booted directly. */
  readonly kernel?: string;
  /** The definition whose .lock is still to be written. */
  readonly unlocked?: string;
}

export function layersOf(from: Resolved, world: World, problems: Problem[]): Chain | undefined {
  const base = baseOf(from, world, problems);
  const names = from.get('image/layers').split(/\s+/).filter(Boolean);
  const entry = from.entry('image/layers');
  const unknown = names.filter(name => !world.snippets.has(name));
  if (entry?.file === from.file) {
    for (const name of unknown) {
      problems.push({
        code: 'unknown-snippet',
        file: entry.file,
        line: entry.line,
        args: [name, nearest(name, world.snippets.keys())],
      });
    }
  }
  if (!base || unknown.length > 0) return undefined;

  const id = namer(world.machine.digest);
  const layers: Layer[] = [base.layer];
  for (const name of names) {
    const { commands, inputs } = world.snippets.get(name)!;
    const parent = layers.at(-1)!.id;
    layers.push({
      kind: 'snippet',
      id: id(name, { parent, commands, inputs }),
      room: 1024,
      parent,
      snippet: name,
      commands,
      inputs,
    });
  }
  const below = layers.at(-1)!.id;
  layers.push(identityOf(from, world, below, base.layer.kind === 'url' && from.get('image/cloud-init') === 'yes'));
  return {
    layers,
    ...(base.layer.kind === 'mmdebstrap' ? { kernel: below } : {}),
    ...(base.unlocked ? { unlocked: base.unlocked } : {}),
  };
}

function identityOf(from: Resolved, { machine }: World, parent: string, cloudInit: boolean): Identity {
  const facts = {
    hostname: hostname(from.name),
    user: from.get('user/name') || machine.user,
    uid: machine.uid,
    gid: machine.gid,
    publicKey: machine.publicKey,
    share: from.get('share code/type') === 'none' ? '' : from.get('share code/target'),
    cloudInit,
  };
  const id = namer(machine.digest)(from.name, { parent, workspace: machine.workspace, ...facts });
  return { kind: 'identity', id, room: 64, parent, ...facts };
}
