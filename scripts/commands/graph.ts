// The forest of layers: printed, and as generated/graph.dot and generated/graph.svg.

import { builtOf } from '../built.ts';
import { plan } from '../checkout.ts';
import { replace } from '../files.ts';
import { dot } from '../graph/dot.ts';
import { svg } from '../graph/svg.ts';
import { summary, text } from '../graph/text.ts';
import { fold, trees } from '../graph/tree.ts';

export async function run(): Promise<number> {
  const { layers, vms } = plan();
  const all = trees(layers, vms, builtOf(layers.map(layer => layer.id)));
  const shown = fold(all);
  process.stdout.write(`${text(shown)}\n${summary(all)}\n`);
  const graph = dot(shown);
  replace('generated/graph.dot', graph);
  replace('generated/graph.svg', await svg(graph, summary(all)));
  process.stdout.write('generated/graph.dot, generated/graph.svg\n');
  return 0;
}
