// Turns trees of layers into Graphviz's language (graphviz.org/doc/info/lang.html), base at the left.

import { size, time } from '../amount.ts';
import { type Node, nodesOf } from './tree.ts';

// Every letter of a monospaced font is as wide as another, so that text fits its box whichever one a viewer has.
const head = `digraph layers {
  graph [rankdir=LR bgcolor=transparent nodesep=0.18 ranksep=0.55 pad=0.1]
  node [shape=box style=rounded margin="0.12,0.08" fontname="Courier New" fontsize=13 color="#8c959f"]
  edge [arrowhead=none tailport=e headport=w color="#8c959f"]
`;

export function dot(roots: readonly Node[]): string {
  const nodes = nodesOf(roots);
  const edges = nodes.flatMap(node => node.children.map(child => `  ${quoted(node.id)} -> ${quoted(child.id)}\n`));
  return `${head}${nodes.map(statement).join('')}${edges.join('')}}\n`;
}

/** `class` is what svg.ts gives its colours by; a dashed border tells what is not built to those who see none. */
function statement(node: Node): string {
  const look = node.cached ? 'class=cached' : 'class=missing style="rounded,dashed"';
  return `  ${quoted(node.id)} [${look} label=<${label(node)}>]\n`;
}

function label({ name, kind, cached, bytes, seconds, images }: Node): string {
  const facts = [kind, cached ? 'cached' : 'to build'];
  const figures = [...(bytes === undefined ? [] : [size(bytes)]), ...(seconds === undefined ? [] : [time(seconds)])];
  const rows = [`<b>${escaped(name)}</b>`, ...[facts, figures].filter(words => words.length > 0).map(small)];
  // An identity layer bears the name of its image.
  if (images.length > 1 || (images.length === 1 && images[0] !== name))
    rows.push(small([images.length > 4 ? `${images.length} images` : `image of ${images.join(' ')}`]));
  return `<table border="0" cellspacing="0" cellpadding="1">${rows.map(row => `<tr><td align="left">${row}</td></tr>`).join('')}</table>`;
}

const small = (words: readonly string[]) => `<font point-size="11">${escaped(words.join(', '))}</font>`;
const quoted = (id: string) => `"${id.replaceAll('"', String.raw`\"`)}"`;
const escaped = (word: string) =>
  word.replaceAll(/[&<>"]/g, letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? '&quot;');
