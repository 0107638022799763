// Which layers are needed, which may stay, and in which order the others go. Pure.

/** What is asked of a layer here. */
interface Node {
  readonly id: string;
  /** "" for a base. */
  readonly parent: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly used: number;
}
type Layers = ReadonlyMap<string, Node>;

/** A layer and all that it stands on, itself first; only those that are there. */
export function chain(id: string, layers: Layers): string[] {
  const layer = layers.get(id);
  return layer ? [id, ...chain(layer.parent, layers)] : [];
}

/** The layers that some of them stand on, with these. */
export const closure = (ids: Iterable<string>, layers: Layers): Set<string> =>
  new Set([...ids].flatMap(id => chain(id, layers)));

/**
 * What goes, each before the layer that it stands on, so that a removal that is broken off leaves no layer without its
 * parent. `keep` bytes of it stay: what was used last, with what that stands on.
 */
export function going(layers: Layers, needed: ReadonlySet<string>, keep = 0): string[] {
  const stays = new Set(needed);
  let room = keep;
  const idle = [...layers.values()].filter(l => !needed.has(l.id)).sort((a, b) => b.used - a.used);
  for (const { id } of idle) {
    const more = chain(id, layers).filter(other => !stays.has(other));
    const bytes = more.reduce((sum, other) => sum + layers.get(other)!.bytes, 0);
    if (bytes > room) continue;
    room -= bytes;
    for (const other of more) stays.add(other);
  }
  const depth = (id: string) => chain(id, layers).length;
  return [...layers.keys()].filter(id => !stays.has(id)).sort((a, b) => depth(b) - depth(a));
}
