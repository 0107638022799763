// The forest of layers: printed, and as generated/graph.dot and generated/graph.svg.

import { dot } from '../graph/dot.ts';
import { forest } from '../graph/forest.ts';
import { svg } from '../graph/svg.ts';
import { summary, text } from '../graph/text.ts';
import { fold } from '../graph/tree.ts';
import { replace } from '../replace.ts';

export async function run(): Promise<number> {
  const { roots } = forest();
  const shown = fold(roots);
  const graph = dot(shown);
  replace('generated/graph.dot', graph);
  replace('generated/graph.svg', await svg(graph, summary(roots)));
  process.stdout.write(`${text(shown)}\n${summary(roots)}\ngenerated/graph.dot, generated/graph.svg\n`);
  return 0;
}
