// The cache under seeded changes: what make builds is exactly what no build has ever had the content of.

import assert from 'node:assert/strict';
import { lstatSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { Plan } from '../../scripts/plan.ts';
import { checkout } from '../support/checkout.ts';
import { missing } from '../support/folder.ts';
import { changes, commit, silent } from './changes.ts';
import { mutations, seed } from './extent.ts';
import { forest } from './forest.ts';
import { oracle } from './oracle.ts';
import { random } from './random.ts';

const ignored = '/Makefile\n/generated\n/dist\n/node_modules\n*.xml\n';

suite('the cache under changes', { skip: missing('git', 'setpriv', 'flock') }, () => {
  const c = checkout({ ...forest, '.gitignore': ignored });
  /** Layers that were ever built, both ways: a text that gets a second layer was built in vain, a layer that gets a second text is a lie. */
  const idOf = new Map<string, string>();
  const textOf = new Map<string, string>();
  let files = new Map<string, string>();

  /** One `make images`; what it built must be what the oracle finds missing. */
  function step(what: string): number {
    const result = c.make(['-j2', 'images']);
    assert.equal(result.code, 0, `${what}: ${result.text}`);
    const now = layerFiles(path.join(c.data, 'layers'));
    const built = [...now].filter(([name, stamp]) => files.get(name) !== stamp).map(([name]) => name);
    files = now;
    const missed: string[] = [];
    const { images, vms, layers } = JSON.parse(c.read('generated/plan.json')) as Plan;
    const parents = new Map(layers.map(layer => [layer.id, 'parent' in layer ? layer.parent : undefined]));
    for (const [name, texts] of oracle(c.folder)) {
      let id: string | undefined = (vms.find(vm => vm.name === name) ?? images.find(image => image.name === name))
        ?.image;
      for (const text of texts.toReversed()) {
        assert.ok(id, `${what}: ${name} has fewer layers than it should: ${texts.length}`);
        assert.equal(textOf.get(id) ?? text, text, `${what}: false hit: ${name} takes ${id}, made of something else`);
        assert.equal(idOf.get(text) ?? id, id, `${what}: false rebuild: ${name} builds ${id} again`);
        if (!idOf.has(text)) missed.push(id);
        idOf.set(text, id);
        textOf.set(id, text);
        id = parents.get(id);
      }
      assert.equal(id, undefined, `${what}: ${name} has more layers than it should`);
    }
    assert.deepEqual(built.sort(), missed.map(id => `${id}.qcow2`).sort(), `${what}: what is built`);
    return built.length;
  }

  test('from nothing: everything, once', () => {
    assert.ok(step('from nothing') > 10);
    commit(c.folder, 0);
  });
  test(`${mutations} changes from seed ${seed}: no false hit, no false rebuild`, () => {
    let total = 0;
    for (let number = 1; number <= mutations; number++) {
      // A failure is found again by its number alone: each change has a generator of its own.
      const chance = random(seed * 100_003 + number);
      // Every tenth is one that make can't see: it builds nothing, until it is told to look.
      const unseen = number % 10 === 0;
      const what = `SEED=${seed} change ${number}, ${(unseen ? silent : chance.of(changes))(c.folder, chance)}`;
      if (process.env['V']) console.log(what);
      if (unseen) {
        const { code, text } = c.make(['-j2', 'images']);
        assert.equal(code, 0, `${what}: ${text}`);
        assert.deepEqual(layerFiles(path.join(c.data, 'layers')), files, `${what}: builds nothing yet`);
        assert.equal(c.make(['regenerate']).code, 0, what);
      }
      total += step(what);
      commit(c.folder, number);
    }
    assert.ok(total > mutations / 4, `${total} layers were built: the changes reach too little`);
  });
});

suite('an older file, copied over an input', { skip: missing('setpriv', 'flock') }, () => {
  const c = checkout(forest);
  for (const [file, text] of [
    ['conf/left', 'older\n'],
    ['distros/snippets/left.cmd', 'mkdir /older\n'],
    ['distros/snippets/tools.cmd', 'mkdir /older\n'],
    ['distros/left.ini', `${forest['distros/left.ini']}[user]\nname = older\n`],
    ['distros/base.lock', 'from = mmdebstrap:bookworm\ndigest = older\n'],
  ] as const) {
    test(`${file}: no layer is built from it before it was read`, () => {
      assert.equal(c.make(['image-left']).code, 0);
      const { vms } = JSON.parse(c.read('generated/plan.json')) as Plan;
      const layer = path.join(c.data, 'layers', `${vms.find(vm => vm.name === 'left')!.image}.qcow2`);
      const [before, place] = [c.layers(), path.join(c.folder, file)];
      const { atime, mtime } = statSync(place);
      writeFileSync(place, text);
      utimesSync(place, atime, mtime);
      rmSync(layer);
      const { code, text: said } = c.make(['image-left']);
      assert.notEqual(code, 0);
      assert.match(said, /mend: make regenerate/);
      assert.deepEqual(
        c.layers().filter(name => name.endsWith('.qcow2')),
        before.filter(name => name.endsWith('.qcow2') && name !== path.basename(layer)),
      );
      assert.equal(c.make(['regenerate']).code, 0);
      assert.equal(c.make(['image-left']).code, 0);
    });
  }
});

/** Whole layers, each with what tells one building from the next. */
function layerFiles(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter(name => name.endsWith('.qcow2'));
  return new Map(
    names.map(name => {
      const { ino, mtimeMs } = lstatSync(path.join(folder, name));
      return [name, `${ino} ${mtimeMs}`];
    }),
  );
}
