// What is changed in the XML of a VM whose memory was saved.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allAtOnce } from '../../scripts/saved-memory.ts';

suite('a saved memory', () => {
  const domain = (backing: string) =>
    `<domain><memory>1</memory>${backing}<vcpu placement='static'>3</vcpu><devices/></domain>`;
  const shared = "<source type='memfd'/><access mode='shared'/>";

  test('is taken by as many threads as there are processors, where it is shared', () =>
    assert.equal(
      allAtOnce(domain(`<memoryBacking>${shared}</memoryBacking>`)),
      domain(`<memoryBacking>${shared}<allocation mode='immediate' threads='3'/></memoryBacking>`),
    ));
  for (const [what, backing] of [
    ['private', ''],
    ['private, and says so', "<memoryBacking><access mode='private'/></memoryBacking>"],
    ['taken beforehand by its definition', `<memoryBacking>${shared}<allocation mode='ondemand'/></memoryBacking>`],
    ['of huge pages', `<memoryBacking><hugepages/>${shared}</memoryBacking>`],
  ] as const)
    test(`stays as it is where it is ${what}`, () => assert.equal(allAtOnce(domain(backing)), undefined));
});
