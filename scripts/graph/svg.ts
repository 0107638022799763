// Turns Graphviz's language into a picture, light or dark as its viewer is.

import { instance } from '@viz-js/viz';

// Written into the picture, so that it looks the same alone and in a page; both schemes have a contrast of 4.5 and more.
const style = `<style>
.layers { --ink: #1f2328; --quiet: #59636e; --paper: #ffffff; --card: #eef4fb; --line: #6e7781; background: var(--paper) }
@media (prefers-color-scheme: dark) {
  .layers { --ink: #e6edf3; --quiet: #9ba5b0; --paper: #0d1117; --card: #17233a; --line: #7d8590 }
}
.layers text { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink) }
.layers text + text { fill: var(--quiet) }
.layers path { stroke: var(--line) }
.layers .cached path { fill: var(--card) }
</style>`;

/** An `svg` element; `name` is what it says to those who don't see it. */
export async function svg(dot: string, name: string): Promise<string> {
  const picture = (await instance()).renderString(dot, { format: 'svg' });
  const [, width, height] = /width="([\d.]+)pt" height="([\d.]+)pt"/.exec(picture)!;
  const [, box] = /viewBox="([^"]*)"/.exec(picture)!;
  const body = picture.slice(picture.indexOf('<g id="graph0"')).replace(/<title>layers<\/title>\n/, '');
  return `<svg class="layers" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" aria-label="${name}" width="${width}" height="${height}" viewBox="${box}">\n${style}\n${body}`;
}
