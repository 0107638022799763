// The page of `make report` and the picture of `make graph`, looked at in a browser.

import assert from 'node:assert/strict';
import { mkdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { noBrowser, open, type Page } from '../support/browser.ts';
import { builtCheckout } from '../support/built.ts';
import { temporary } from '../support/folder.ts';

const c = builtCheckout();
// Of the file, not of a suite: they go away after the browsers, which write until they end.
const profiles = temporary();
const address = (file: string) => pathToFileURL(path.join(c.folder, file)).href;

/** Looked at in these widths, in CSS pixels, and both schemes. */
const looks = [1280, 400].flatMap(width => (['light', 'dark'] as const).map(scheme => ({ width, scheme })));

suite('the page in a browser', { skip: noBrowser }, () => {
  let page: Page;
  before(async () => {
    const own = path.resolve(c.folder, 'generated', readlinkSync(path.join(c.folder, 'generated/workspace')));
    mkdirSync(path.join(own, 'runs'), { recursive: true });
    const commands = { web: [0.5, 1.5, 2, 6], db: [5, 0, 0, 0] };
    for (const [name, seconds] of Object.entries(commands))
      c.write({
        [`generated/workspace/runs/${name}.json`]: JSON.stringify({ name, started: name === 'web' ? 2 : 1, seconds }),
      });
    const result = c.make(['report']);
    assert.equal(result.code, 0, result.text);
    page = await open(address('generated/report.html'), path.join(profiles, 'page'));
  });
  after(() => page?.close());

  test('asks for nothing but itself, and the console stays empty', () => {
    assert.deepEqual(page.requests, [address('generated/report.html')]);
    assert.deepEqual(page.complaints, []);
  });
  test('shows of each command where its time went, in parts that lie one behind the other', async () => {
    type Part = { what: string; left: number; right: number };
    const [web, db] = await page.ask<{ name: string; parts: Part[] }[]>(parted);
    const near = (parts: Part[]) => parts.map(({ what, left, right }) => [what, Math.round(left), Math.round(right)]);
    assert.deepEqual([web!.name, db!.name], ['web', 'db']);
    assert.deepEqual(near(web!.parts), [
      ['qemu and firmware 0.5 s, ', 0, 5],
      ['kernel 1.5 s, ', 5, 20],
      ['userspace 2.0 s, ', 20, 40],
      ['command 6.0 s, ', 40, 100],
    ]);
    assert.deepEqual(near(db!.parts), [['qemu and firmware 5.0 s, ', 0, 50]]);
  });
  for (const { width, scheme } of looks) {
    test(`${width} px, ${scheme}: nothing is wider than the page, and text fits its box`, async () => {
      await page.look({ width, scheme });
      assert.equal(await page.ask('document.documentElement.scrollWidth'), width);
      assert.deepEqual(await page.ask(outside), []);
      assert.deepEqual(await page.ask(spilt), []);
    });
    test(`${width} px, ${scheme}: text stands out from its ground`, async () => {
      await page.look({ width, scheme });
      assert.equal(await page.ask(ground), { light: 'rgb(255, 255, 255)', dark: 'rgb(13, 17, 23)' }[scheme]);
      assert.deepEqual(await page.ask(faint), []);
    });
    test(`${width} px, ${scheme}: bars are where the times say`, async () => {
      await page.look({ width, scheme });
      const bars = await page.ask<Bar[]>(drawn);
      // The later run first; each begins at nought.
      const want: [name: string, begins: number, ends: number, run: number][] = [
        ['k8s', 0, 0.2, 0.2],
        ['debian-bookworm', 0, 40, 70],
        ['docker', 40, 70, 70],
        ['tools', 40, 60, 70],
        ['web', 60, 60.1, 70],
        ['db', 60.2, 60.3, 70],
      ];
      assert.deepEqual(
        bars.map(bar => bar.name),
        want.map(([name]) => name),
      );
      for (const [at, [name, begins, ends, run]] of want.entries()) {
        const { lane, left, right } = bars[at]!;
        const near = (is: number, seconds: number, what: string) =>
          assert.ok(Math.abs(is - (lane * seconds) / run) <= 2, `${name} ${what} at ${is} of ${lane} px`);
        near(left, begins, 'begins');
        near(right, ends, 'ends');
        assert.ok(right - left >= 2, `${name} can't be seen`);
      }
    });
  }
  test('it can be walked by headings and tables: every section has a name, every column a header', async () => {
    assert.deepEqual(
      await page.ask("[...document.querySelectorAll('h1, h2')].map(h => h.tagName + ' ' + h.textContent)"),
      ['H1 What was built', 'H2 Timeline', 'H2 Commands', 'H2 Forest', 'H2 Sizes', 'H2 Layers'],
    );
    assert.deepEqual(
      await page.ask("[...document.querySelectorAll('thead th')].map(h => h.scope)"),
      Array(7).fill('col'),
    );
    assert.equal(await page.ask("document.querySelectorAll('tbody th[scope=row]').length"), 8);
    assert.equal(
      await page.ask("document.querySelector('svg').getAttribute('aria-label')"),
      '8 layers, 6 cached, 804 MiB, built in 1 min 30 s',
    );
  });
  test('a value that looks like HTML is text', async () => {
    assert.match(await page.ask("document.querySelector('td.tools').textContent"), /<b>&"tool" 1$/);
    assert.equal(await page.ask("document.querySelectorAll('td b').length"), 0);
  });
  test('flat copies of four images against their layers', async () => {
    assert.match(
      await page.ask("document.querySelector('#sizes').parentElement.textContent"),
      /4 images on shared layers: 1.4 GiB less/,
    );
  });
});

suite('the picture in a browser', { skip: noBrowser }, () => {
  let page: Page;
  before(async () => {
    assert.equal(c.make(['graph']).code, 0);
    page = await open(address('generated/graph.svg'), path.join(profiles, 'picture'));
  });
  after(() => page?.close());
  test('is whole by itself, and its text fits', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.look({ width: 1280, scheme });
      assert.deepEqual(await page.ask(spilt), []);
      assert.deepEqual(await page.ask(faint), []);
    }
    assert.equal(await page.ask("document.querySelectorAll('.node').length"), 8);
    assert.equal(await page.ask("document.querySelectorAll('.node.missing path[stroke-dasharray]').length"), 2);
    assert.deepEqual(page.requests, [address('generated/graph.svg')]);
    assert.deepEqual(page.complaints, []);
  });
});

interface Bar {
  readonly name: string;
  /** In CSS pixels: the lane's width, and the bar's sides from its left end. */
  readonly lane: number;
  readonly left: number;
  readonly right: number;
}
const drawn = `[...document.querySelectorAll('section[aria-labelledby=timeline] li:not(.scale)')].map(li => {
  const [lane, bar] = ['.lane', '.bar'].map(what => li.querySelector(what).getBoundingClientRect());
  return { name: li.querySelector('.name').textContent, lane: lane.width, left: bar.left - lane.left, right: bar.right - lane.left };
})`;

/** In percent of the lane. */
const parted = `[...document.querySelectorAll('section[aria-labelledby=commands] li')].map(li => {
  const lane = li.querySelector('.lane').getBoundingClientRect();
  const parts = [...li.querySelectorAll('.bar')].map(bar => {
    const { left, right } = bar.getBoundingClientRect();
    return { what: bar.textContent, left: 100 * (left - lane.left) / lane.width, right: 100 * (right - lane.left) / lane.width };
  });
  return { name: li.querySelector('.name').textContent, parts };
})`;

/** Elements that reach over a side of the page, unless they scroll in a box of their own. */
const outside = `[...document.body.querySelectorAll('*')]
  .filter(e => !e.closest('.scroll') || e.matches('.scroll'))
  .filter(e => { const { left, right } = e.getBoundingClientRect(); return left < 0 || right > innerWidth + 0.5; })
  .map(e => e.outerHTML.slice(0, 100))`;

/** Text of the picture that reaches over its box. */
const spilt = `[...document.querySelectorAll('.node text')].filter(text => {
  const [inner, outer] = [text, text.closest('.node').querySelector('path')].map(e => e.getBoundingClientRect());
  return inner.left < outer.left + 4 || inner.right > outer.right - 4 || inner.top < outer.top || inner.bottom > outer.bottom;
}).map(text => text.textContent)`;

const ground = 'getComputedStyle(document.documentElement).backgroundColor';

/** Text with less than the contrast of 4.5 that WCAG 2.2 asks for (1.4.3), on the page's ground or the node's. */
const faint = `(() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => { const [low, high] = [light(a), light(b)].sort((x, y) => x - y); return (high + 0.05) / (low + 0.05); };
  const page = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll('h1, h2, h3, p, span, td, th, dt, dd, text')].filter(e => e.textContent.trim()).filter(e => {
    const card = e.closest('.cached')?.querySelector('path');
    const style = getComputedStyle(e);
    return contrast(e.tagName === 'text' ? style.fill : style.color, card ? getComputedStyle(card).fill : page) < 4.5;
  }).map(e => e.textContent);
})()`;
