// Turns the layers of a plan, and which of them are there, into trees: a base is a root, what stands on it its children.

import type { LayerRecord } from '../record.ts';

/** A layer that is there. */
export interface Built {
  /** On disk. */
  readonly bytes: number;
  /** Absent where it was made before there were records. */
  readonly record?: LayerRecord;
}

export interface Node {
  readonly id: string;
  /** The id without its hash. */
  readonly name: string;
  readonly kind: string;
  readonly cached: boolean;
  /** On disk; absent where it is not built. */
  readonly bytes?: number;
  /** That it took to build, where that was recorded. */
  readonly seconds?: number;
  /** The images that end here. */
  readonly images: readonly string[];
  readonly children: readonly Node[];
}

/** What of a plan's layers is needed here. */
export interface Part {
  readonly id: string;
  readonly kind: string;
  readonly parent?: string;
}
/** A name, and the id of its top layer. */
export interface Image {
  readonly name: string;
  readonly image: string;
}

export function trees(
  layers: readonly Part[],
  images: readonly Image[],
  built: ReadonlyMap<string, Built>,
): readonly Node[] {
  const above = grouped(layers, layer => layer.parent);
  const ending = grouped(images, image => image.image);
  const grow = ({ id, kind }: Part): Node => {
    const there = built.get(id);
    const seconds = there?.record?.seconds;
    return {
      id,
      name: id.slice(id.indexOf('-') + 1),
      kind,
      cached: Boolean(there),
      ...(there ? { bytes: there.bytes } : {}),
      ...(seconds === undefined ? {} : { seconds }),
      images: (ending.get(id) ?? []).map(image => image.name),
      children: (above.get(id) ?? []).map(grow),
    };
  };
  return (above.get(undefined) ?? []).map(grow);
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Every node, a parent before its children. */
export const nodesOf = (roots: readonly Node[]): Node[] => roots.flatMap(node => [node, ...nodesOf(node.children)]);

/** Where more identity layers than `most` stand side by side, one node speaks for those that are cached and one for the others. */
export function fold(roots: readonly Node[], most = 12): readonly Node[] {
  return roots.map(node => {
    const children = fold(node.children, most);
    const leaves = children.filter(child => child.kind === 'identity' && child.children.length === 0);
    if (leaves.length <= most) return { ...node, children };
    const folded = [true, false].map(cached => leaves.filter(leaf => leaf.cached === cached));
    const rest = children.filter(child => !leaves.includes(child));
    return { ...node, children: [...rest, ...folded.filter(same => same.length > 0).map(together)] };
  });
}

function together(same: readonly Node[]): Node {
  const [first, last] = [same[0]!, same.at(-1)!];
  if (first === last) return first;
  const times = same.flatMap(({ seconds }) => seconds ?? []);
  return {
    ...first,
    name: `${first.name} … ${last.name}`,
    ...(first.cached ? { bytes: sum(same.map(node => node.bytes ?? 0)) } : {}),
    ...(times.length > 0 ? { seconds: sum(times) } : {}),
    images: same.flatMap(node => node.images),
  };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
