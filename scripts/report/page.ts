// Turns trees of layers and their records into what scripts/templates/report.html.hbs shows.

import { size, time } from '../amount.ts';
import { type Node, nodesOf, sum } from '../graph/tree.ts';
import type { LayerRecord } from '../record.ts';
import { stages, type Times } from '../run-times.ts';
import { type Run, runs, ticks } from './timeline.ts';

export interface Saving {
  readonly images: number;
  /** What the layers of these images take. */
  readonly layers: number;
  /** What one flat copy for each image would take: all that its layers hold. */
  readonly flat: number;
}

/** Of the images that are built. */
export function saving(roots: readonly Node[]): Saving {
  const of = (node: Node, below: number): Saving => {
    const flat = below + (node.bytes ?? 0);
    const parts = node.children.map(child => of(child, flat));
    const images = node.cached ? node.images.length : 0;
    const used = images > 0 || parts.some(part => part.images > 0);
    return {
      images: images + sum(parts.map(part => part.images)),
      layers: (used ? (node.bytes ?? 0) : 0) + sum(parts.map(part => part.layers)),
      flat: images * flat + sum(parts.map(part => part.flat)),
    };
  };
  const parts = roots.map(root => of(root, 0));
  return {
    images: sum(parts.map(part => part.images)),
    layers: sum(parts.map(part => part.layers)),
    flat: sum(parts.map(part => part.flat)),
  };
}

/** `forest` is an svg element; `times` is of the last command that each image ran. */
export function page(
  roots: readonly Node[],
  records: ReadonlyMap<string, LayerRecord>,
  forest: string,
  times: readonly Times[],
) {
  const nodes = nodesOf(roots);
  const cached = nodes.filter(node => node.cached);
  const bytes = sum(cached.map(node => node.bytes ?? 0));
  const largest = Math.max(...cached.map(node => node.bytes ?? 0));
  const shared = saving(roots);
  const parents = new Map(nodes.flatMap(({ name, children }) => children.map(child => [child.id, name])));
  return {
    figures: [
      { what: 'layers', figure: `${cached.length} of ${nodes.length}`, remark: 'built' },
      { what: 'on disk', figure: size(bytes), remark: 'all layers together' },
      {
        what: 'build time',
        figure: time(sum([...records.values()].map(record => record.seconds))),
        remark: 'of all layers together',
      },
    ],
    runs: runs([...records.values()]).map(shownRun),
    forest,
    stages: stages.map((stage, number) => ({ stage, number })),
    commands: times.map(run => shownTimes(run, Math.max(...times.map(({ seconds }) => sum(seconds))))),
    saving: shared.images > 0 && {
      images: shared.images === 1 ? 'one image' : `${shared.images} images`,
      bars: [
        { what: 'as layers', amount: size(shared.layers), share: share(shared.layers, shared.flat) },
        { what: 'as flat copies', amount: size(shared.flat), share: 100 },
      ],
      saved: size(shared.flat - shared.layers),
      percent: Math.round(100 - share(shared.layers, shared.flat)),
    },
    layers: nodes.map(({ id, name, kind, cached: there, bytes: taken = 0, seconds }) => {
      const { engine = '', tools = {} } = records.get(id) ?? {};
      return {
        id,
        name,
        kind,
        cached: there,
        parent: parents.get(id) ?? '',
        engine,
        time: seconds === undefined ? '' : time(seconds),
        size: size(taken),
        share: share(taken, largest),
        tools: Object.entries(tools)
          .map(([tool, version]) => `${tool} ${version}`)
          .join(', '),
      };
    }),
  };
}

function shownRun({ started, seconds, busy, work, atOnce, bars }: Run) {
  const begin = new Date(started).toISOString();
  const times = work / busy;
  return {
    started: begin,
    title: `${begin.slice(0, 10)} ${begin.slice(11, 16)} UTC`,
    summary: [
      bars.length === 1 ? '1 layer' : `${bars.length} layers`,
      `in ${time(seconds)}`,
      ...(atOnce > 1
        ? [`up to ${atOnce} at once, ${time(work)} of work: ${times.toFixed(1)} times as fast as one after the other`]
        : []),
    ].join(', '),
    ticks: ticks(seconds).map(at => ({ label: at < 60 ? `${at} s` : `${at / 60} min`, at: share(at, seconds) })),
    bars: bars.map(bar => ({
      name: bar.id.slice(bar.id.indexOf('-') + 1),
      id: bar.id,
      engine: bar.engine,
      begins: time(bar.begins),
      time: time(bar.seconds),
      at: share(bar.begins, seconds),
      share: share(bar.seconds, seconds),
    })),
  };
}

/** One bar of several parts; the longest of all fills the width. */
function shownTimes({ name, seconds }: Times, longest: number) {
  const parts = seconds.map((part, number) => ({
    number,
    what: `${stages[number]} ${time(part)}`,
    at: share(sum(seconds.slice(0, number)), longest),
    share: share(part, longest),
  }));
  return { name, parts: parts.filter(part => part.share > 0), time: time(sum(seconds)) };
}

/** In percent, to a hundredth. */
const share = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 1e4) / 100 : 0);
