// What was built, as one page: generated/report.html.

import { readFileSync } from 'node:fs';
import { dot } from '../graph/dot.ts';
import { forest } from '../graph/forest.ts';
import { svg } from '../graph/svg.ts';
import { summary } from '../graph/text.ts';
import { fold } from '../graph/tree.ts';
import { html } from '../render.ts';
import { replace } from '../replace.ts';
import { page } from '../report/page.ts';
import { lastRuns } from '../run-times.ts';

export async function run(): Promise<number> {
  const { roots, records } = forest();
  const picture = await svg(dot(fold(roots)), summary(roots));
  const template = readFileSync('scripts/templates/report.html.hbs', 'utf8');
  replace('generated/report.html', html(template, page(roots, records, picture, lastRuns())));
  process.stdout.write('generated/report.html\n');
  return 0;
}
