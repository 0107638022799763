// A package that is installed in a container, and in the appliance: the same files come out.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ini, ok, unlike, withBase } from '../e2e/builds.ts';
import { checkout, remove, scratch } from '../e2e/checkout.ts';
import { lay } from '../e2e/every-command.ts';

const root = scratch();
const settings = (name: string) => ({ DATA_DIR: path.join(root, name), PREFIX: `e2e-${name}-` });

describe('a package, by each engine', () => {
  const container = checkout(root, 'container', settings('data'));
  const appliance = checkout(root, 'appliance', settings('data2'));
  before(() => {
    withBase(root, [container, appliance]);
    for (const one of [container, appliance]) lay(one);
    container.write('distros/x.ini', ini('f r p', 'container'));
    appliance.write('distros/x.ini', ini('f r p', 'appliance'));
  });
  after(() => remove(root));

  it('is the same, and so is all below it', () => {
    for (const one of [container, appliance]) ok(one.make('image-x'));
    assert.deepEqual(unlike(container, appliance, ['f', 'r', 'p']), []);
  });
});
