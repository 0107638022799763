// What is said of mistakes in how definitions are written, and in what they say of each other.

import type { Telling } from './telling.ts';

const definitionDoc = 'docs/definition.md';
const anchor = (section: string) => section.split(' ')[0] || 'top';

/** What is looked for in one place, and stands in another. */
const elsewhere: Readonly<Record<string, string>> = {
  'ssh/user': '"name" in [user]',
  'ssh/key': 'SSH_KEY in .env, for all VMs',
};
function hint(path: string, near = ''): string {
  if (elsewhere[path]) return `it is ${elsewhere[path]}. `;
  return near ? `did you mean "${near}"? ` : '';
}

export const ofDefinition = {
  'bad-name': ([name]) => ({
    what: `"${name}" can't be the name of a VM`,
    why: 'a name becomes a file, a make target, a host name and a libvirt domain: [a-z0-9][a-z0-9.-]*, 63 characters at most',
    mend: 'rename the file',
  }),
  'reserved-name': ([name, verb]) => ({
    what: `"${name}" can't be the name of a VM`,
    why: `make could not tell it from ${verb}`,
    mend: 'rename the file',
  }),
  'bad-line': ([text]) => ({
    what: `can't read "${text}"`,
    why: 'a line is [section], key = value, or a comment that starts with ; or #',
    mend: 'write it as key = value, or put ; before it',
  }),
  'unknown-section': ([section, near, all]) => ({
    what: `unknown section [${section}]`,
    why: all?.includes(`[${section?.replace(/ .*/, ' NAME')}]`)
      ? 'a NAME is at most 15 small letters, digits and -'
      : `the sections are ${all}`,
    mend: near ? `did you mean [${near}]?` : `see ${definitionDoc}`,
  }),
  'unknown-key': ([key, section, near]) => ({
    what: `unknown key "${key}" ${section ? `in [${section}]` : 'before the first section'}`,
    why: 'every key must be one makebox knows, so that a typo cannot silently give a default',
    mend: `${hint(`${section}/${key}`, near)}All keys: ${definitionDoc}#${anchor(section ?? '')}`,
  }),
  'duplicate-key': ([key, section, first]) => ({
    what: `"${key}" stands twice in [${section}]`,
    why: `line ${first} has it already, and only one of them can hold`,
    mend: 'take one away',
  }),
  'bad-value': ([value, key, wanted]) => ({
    what: `"${value}" is no value for "${key}"`,
    why: `it must be ${wanted}`,
    mend: `see ${definitionDoc}`,
  }),
  'bad-default': ([key]) => ({
    what: `"${key}" can't hold for all`,
    why: 'it says which image or VM a definition is, and every one would be the same',
    mend: 'write it into the definition that it is meant for',
  }),
  'cut-value': ([value, key]) => ({
    what: `the value of "${key}" holds ; or #: ${value}`,
    why: 'ini takes what follows for a comment and would cut the value there',
    mend: 'put the value in double quotes, or the comment on a line of its own',
  }),
  'unknown-like': ([name, near]) => ({
    what: `"like = ${name}" names no definition`,
    why: `there is no distros/${name}.ini`,
    mend: near ? `did you mean "${near}"?` : 'name a file of distros/ without its .ini',
  }),
  'like-cycle': ([chain]) => ({
    what: `definitions that are like each other in a ring: ${chain}`,
    why: 'none of them says what it is',
    mend: 'give one of them keys of its own instead of "like"',
  }),
  'from-cycle': ([chain]) => ({
    what: `images that stand on each other in a ring: ${chain}`,
    why: 'none of them has a base',
    mend: 'give one of them a source of its own, like "from = mmdebstrap:bookworm"',
  }),
  'unknown-parent': ([name, near]) => ({
    what: `"from = distro:${name}" names no definition`,
    why: `there is no distros/${name}.ini whose image this one could stand on`,
    mend: near ? `did you mean "distro:${near}"?` : 'name a file of distros/ without its .ini',
  }),
  'duplicate-name': ([name, other]) => ({
    what: `there are two VMs "${name}"`,
    why: `${other} makes one already, and make could not tell them apart`,
    mend: 'give one of them another name',
  }),
  'bad-param': ([name]) => ({
    what: `"${name}" can't be the name of a param`,
    why: 'it stands in {{name}}: small letters, digits, _ and -; "instance" and "index" are given already',
    mend: 'choose another name',
  }),
  'unknown-param': ([name, near]) => ({
    what: `no param "${name}"`,
    why: 'it is neither in [params] of the definition, or of one below it, nor instance or index',
    mend: near
      ? `did you mean {{${near}}}?`
      : `write "${name} = …" into [params]; braces that mean nothing here are written \\{{`,
  }),
  'bad-template': ([what]) => ({
    what: `can't be filled: ${what}`,
    why: 'a template holds {{name}}, and {{#if name}}…{{else}}…{{/if}}; nothing else of handlebars',
    mend: 'write it with these, or \\{{ where braces are meant',
  }),
  'bad-env': ([value, name, wanted]) => ({
    what: `${name}=${value} can't be used`,
    why: `it must be ${wanted}`,
    mend: 'see .env.example',
  }),
  'unknown-env': ([name, near]) => ({
    what: `unknown setting "${name}"`,
    why: 'it is one letter or two from a setting of makebox, so it looks like a slip',
    mend: `did you mean ${near}?`,
  }),
  'future-time': ([seconds]) => ({
    what: `the file is dated ${seconds} s ahead of the clock`,
    why: 'make goes by dates: a later change could not be seen',
    mend: 'touch the file, or set the clock',
  }),
  'not-text': ([what]) => ({
    what: `${what}`,
    why: 'such a character cannot stand in a make rule or a command',
    mend: 'write the file again as plain UTF-8 text',
  }),
  unreadable: ([why]) => ({
    what: `can't be read: ${why}`,
    why: 'every definition must be understood before one rule is written',
    mend: 'mend the file or its permissions',
  }),
} satisfies Telling;
