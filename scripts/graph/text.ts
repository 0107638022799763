// Turns trees of layers into lines for a terminal.

import { size, time } from '../amount.ts';
import { type Node, nodesOf, sum } from './tree.ts';

export function text(roots: readonly Node[]): string {
  const rows = [
    ['LAYER', 'KIND', 'STATE', 'SIZE', 'BUILT IN', 'IMAGE OF'],
    ...roots.flatMap(root => lines(root, '', '')),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
  const numbers = [3, 4];
  return rows
    .map(row =>
      row
        .map((cell, at) => (numbers.includes(at) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}

/** One line for a node, then those of its children; `branch` leads to it, `below` to them. */
function lines(node: Node, branch: string, below: string): string[][] {
  const last = node.children.length - 1;
  return [
    [branch + node.name, node.kind, node.cached ? 'cached' : 'to build', sizeOf(node), timeOf(node), imagesOf(node)],
    ...node.children.flatMap((child, at) =>
      at === last ? lines(child, `${below}└─ `, `${below}   `) : lines(child, `${below}├─ `, `${below}│  `),
    ),
  ];
}

const sizeOf = ({ bytes }: Node) => (bytes === undefined ? '-' : size(bytes));
const timeOf = ({ seconds }: Node) => (seconds === undefined ? '-' : time(seconds));
const imagesOf = ({ images }: Node) => (images.length > 4 ? `${images.length} images` : images.join(' '));

/** `9 layers, 7 cached, 1.2 GiB, built in 74.2 s`. */
export function summary(roots: readonly Node[]): string {
  const nodes = nodesOf(roots);
  const cached = nodes.filter(node => node.cached);
  const seconds = sum(cached.map(node => node.seconds ?? 0));
  return [
    nodes.length === 1 ? '1 layer' : `${nodes.length} layers`,
    `${cached.length} cached`,
    ...(cached.length > 0 ? [size(sum(cached.map(node => node.bytes ?? 0)))] : []),
    ...(seconds > 0 ? [`built in ${time(seconds)}`] : []),
  ].join(', ');
}
