// A reporter for node's runner: each test that failed, with the end of what it said. The runner's own report is pages above by the
// time that all layers are through.

import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';

const lines = 15;
/** What failed because of something else, which is told. */
const isConsequence = (type: string | undefined, nesting: number) =>
  type === 'subtestsFailed' || (type === 'cancelledByParent' && nesting > 0);

export default async function* failures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:fail') continue;
    const { name, file, line, nesting, details } = event.data;
    const error = details.error as Error & { failureType?: string };
    if (isConsequence(error.failureType, nesting)) continue;
    const cause = error.cause instanceof Error ? error.cause : error;
    const said = cause.message.trimEnd().split('\n').slice(-lines);
    yield `failed: ${path.basename(file ?? '')}:${line}: ${name}\n${said.map(text => `  ${text}\n`).join('')}`;
  }
}
