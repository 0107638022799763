// What tools may answer, and what doctor then says, short enough for a test's one line.

import type { Finding } from '../../scripts/doctor/finding.ts';
import type { Answer } from '../../scripts/tool.ts';

export const yes = (out: string): Answer => ({ answered: true, ok: true, code: 0, out, err: '' });
export const no = (err: string): Answer => ({ answered: true, ok: false, code: 1, out: '', err });
export const silent: Answer = { answered: false, ok: false, code: null, out: '', err: '' };
/** `level topic: what | mend`, a line each. */
export const said = (findings: Finding | Finding[]) =>
  [findings]
    .flat()
    .map(f => `${f.level} ${f.topic}: ${f.what}${f.mend ? ` | ${f.mend}` : ''}`)
    .join('\n');
