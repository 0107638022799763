// Turns rules into make text, and a report into a page. The only user of handlebars: templates give the shape, and decide nothing.

import Handlebars from 'handlebars';
import { word } from './escape.ts';
import type { Rule } from './rules.ts';

/** By the kind of rule. */
export type Templates = ReadonlyMap<string, string>;

/** Makes a renderer out of the text of every template. */
export function renderer(templates: Templates): (rule: Rule) => string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('shell', (text: unknown) => {
    if (typeof text !== 'string') throw new Error(`a template asks for a word that is not there`);
    return word(text);
  });
  const compiled = new Map(
    [...templates].map(([kind, text]) => [
      kind,
      handlebars.compile(text, { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers: { shell: true } }),
    ]),
  );
  return ({ kind, data }) => {
    const template = compiled.get(kind);
    if (!template) throw new Error(`there is no template ${kind}.mk.hbs`);
    return template(data);
  };
}

/** Fills a page's template; every value is escaped for HTML, but for one that stands in three braces. */
export const html = (template: string, values: object): string =>
  Handlebars.create().compile(template, { strict: true, knownHelpersOnly: true })(values);
