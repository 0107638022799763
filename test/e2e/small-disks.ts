// A checkout of definitions whose disks are small and lie beside them: images/tiny.* says "one" in its /etc/motd, images/other.* "two".

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after } from 'node:test';
import { checkout, remove, scratch } from './checkout.ts';
import { tinyDisk } from './tiny.ts';

/** Removed after the tests of the calling file. */
export function smallDisks(prefix: string) {
  const root = scratch();
  after(() => remove(root));
  const data = path.join(root, 'data folder');
  const one = checkout(root, 'my checkout', { DATA_DIR: data, PREFIX: prefix });
  const images = path.join(one.folder, 'images');
  const image = (name: string) => path.join(images, name);
  for (const name of readdirSync(path.join(one.folder, 'distros')).filter(f => /\.(ini|lock)$/.test(f)))
    execFileSync('rm', [path.join(one.folder, 'distros', name)]);
  mkdirSync(data);
  mkdirSync(images);
  tinyDisk(image('tiny.raw'), '16M', 'one');
  tinyDisk(image('other.raw'), '16M', 'two');
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', image('tiny.raw'), image('tiny.qcow2')]);
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', image('other.raw'), image('other.qcow2')]);

  const define = (name: string, from: string, more = '') =>
    one.write(`distros/${name}.ini`, `[image]\nfrom = ${from}\nsize = 32M\n${more}`);
  const built = () => readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(f => /^layers.*\.qcow2$/.test(f));
  function ok(...words: string[]): string {
    const { code, text } = one.make(...words);
    assert.equal(code, 0, text);
    return text;
  }
  function refused(name: string): string {
    const before = built().length;
    const { code, text } = one.make(`image-${name}`);
    assert.notEqual(code, 0, text);
    assert.equal(built().length, before, text);
    return text;
  }
  /** The base layer that a VM stands on. */
  function baseOf(name: string): string {
    const { vms, layers } = JSON.parse(readFileSync(path.join(one.folder, 'generated/plan.json'), 'utf8')) as {
      vms: { name: string; image: string }[];
      layers: { id: string; parent?: string }[];
    };
    const { image: top } = vms.find(vm => vm.name === name)!;
    return path.join(data, 'layers', `${layers.find(l => l.id === top)!.parent}.qcow2`);
  }
  /** The base holds the disk, bit for bit, grown to `size`. */
  function same(name: string, raw = image('tiny.raw')): void {
    const words = ['compare', '-q', '-f', 'raw', '-F', 'qcow2', raw, baseOf(name)];
    execFileSync('qemu-img', words, { stdio: 'pipe' });
    const info = execFileSync('qemu-img', ['info', '--output=json', baseOf(name)], { encoding: 'utf8' });
    assert.equal((JSON.parse(info) as { 'virtual-size': number })['virtual-size'], 32 * 2 ** 20);
  }
  const motd = (name: string) => {
    const flat = path.join(root, 'flat.raw');
    execFileSync('qemu-img', ['convert', '-f', 'qcow2', '-O', 'raw', baseOf(name), flat]);
    return execFileSync('debugfs', ['-R', 'cat /etc/motd', flat], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  };
  return { root, one, image, define, ok, refused, baseOf, same, motd };
}
