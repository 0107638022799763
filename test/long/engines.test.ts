// A package that is installed in a container, and in the appliance: the same files come out.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ini, makeAsPlainUser, ok, unlike, unlikePlain, withBase } from '../e2e/builds.ts';
import { checkout, remove, scratch } from '../e2e/checkout.ts';
import { lay } from '../e2e/every-command.ts';

const root = scratch();
const settings = (name: string) => ({ DATA_DIR: path.join(root, name), PREFIX: `e2e-${name}-` });

describe('a package, by each engine', () => {
  const container = checkout(root, 'container', settings('data'));
  const appliance = checkout(root, 'appliance', settings('data2'));
  const plain = checkout(root, 'plain', { ...settings('data3'), LIBVIRT_URI: 'qemu:///session' });
  before(() => {
    withBase(root, [container, appliance, plain]);
    for (const one of [container, appliance, plain]) lay(one);
    plain.write('distros/x.ini', ini('f r p'));
    container.write('distros/x.ini', ini('f r p', 'container'));
    appliance.write('distros/x.ini', ini('f r p', 'appliance'));
  });
  after(() => remove(root));

  it('is the same, and so is all below it', () => {
    for (const one of [container, appliance]) ok(one.make('image-x'));
    assert.deepEqual(unlike(container, appliance, ['f', 'r', 'p']), []);
  });
  it('is the same in a user namespace', { skip: process.getuid!() !== 0 && 'it takes root to make a user' }, () => {
    makeAsPlainUser(plain, 'image-x');
    assert.deepEqual(unlikePlain(container, plain, ['f', 'r', 'p']), []);
  });
});
