// What was built, as one page: generated/report.html.

import { readFileSync } from 'node:fs';
import { builtOf } from '../built.ts';
import { plan } from '../checkout.ts';
import { replace } from '../files.ts';
import { dot } from '../graph/dot.ts';
import { svg } from '../graph/svg.ts';
import { summary } from '../graph/text.ts';
import { fold, trees } from '../graph/tree.ts';
import { html } from '../render.ts';
import { page } from '../report/page.ts';

export async function run(): Promise<number> {
  const { layers, vms } = plan();
  const built = builtOf(layers.map(layer => layer.id));
  const all = trees(layers, vms, built);
  const records = new Map([...built].flatMap(([id, { record }]) => (record ? [[id, record]] : [])));
  const forest = await svg(dot(fold(all)), summary(all));
  const template = readFileSync(new URL('../../../scripts/templates/report.html.hbs', import.meta.url), 'utf8');
  replace('generated/report.html', html(template, page(all, records, forest)));
  process.stdout.write('generated/report.html\n');
  return 0;
}
