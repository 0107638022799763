// What people do to a set of definitions: each change is made on disk, by a seeded choice, and says what it did.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { date } from '../support/checkout.ts';
import { lay } from '../support/folder.ts';

import { fields, parted, withKey } from './forest.ts';
import type { Random } from './random.ts';

/** A change of a checkout; gives a few words. */
export type Change = (folder: string, random: Random) => string;

const inputs = (folder: string) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: folder, encoding: 'utf8' })
    .split('\n')
    .filter(file => /^(distros\/(snippets\/)?[^/]*\.(ini|cmd|hbs|lock)|conf\/.*)$/.test(file))
    .filter(file => lstatSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile());
const edit = (folder: string, file: string, change: (text: string) => string) => {
  lay(folder, { [file]: change(readFileSync(path.join(folder, file), 'utf8')) });
  date(path.join(folder, file));
};
const inis = (folder: string) => inputs(folder).filter(file => /(?<!extra)\.ini$/.test(file));
const stem = (file: string) => path.basename(file).split('.')[0]!;
/** The fields of a definition; one that was renamed keeps its own. */
const fieldsOf = (file: string) => fields[stem(file).replace(/^new-/, '')]!;
/** A value that names definitions, snippets or files of conf/, by the names that they have now. */
const current = (folder: string, key: string, value: string) =>
  value.replaceAll(/(?<![\w-])(conf\/)?([a-z]+)(?![\w-])/g, (_, conf = '', word: string) => {
    const [start, end] = conf
      ? [conf, '']
      : ['layers', 'extra'].includes(key)
        ? ['distros/snippets/', '.cmd']
        : ['distros/', '.ini'];
    return conf + (existsSync(path.join(folder, `${start}new-${word}${end}`)) ? `new-${word}` : word);
  });

function shuffled<T>(list: readonly T[], { below }: Random): T[] {
  const left = [...list];
  return list.map(() => left.splice(below(left.length), 1)[0]!);
}

const setField: Change = (folder, random) => {
  const file = random.of(inis(folder));
  const [section, key, values] = random.of(fieldsOf(file));
  const chosen = random.of(values);
  const value = chosen && current(folder, key, chosen);
  edit(folder, file, text => withKey(text, section, key, value));
  return `${file}: [${section}] ${key} = ${value}`;
};

const reorder: Change = (folder, random) => {
  const file = random.of(inis(folder));
  edit(folder, file, text => {
    const [top, sections] = parted(text);
    const lines = (part: string) => {
      const [heading = '', ...rest] = part.trim().split('\n');
      return `${[heading, ...shuffled(rest, random)].join('\n')}\n`;
    };
    return [top, ...shuffled(sections, random).map(lines)].join('');
  });
  return `${file}: lines and sections in another order`;
};

const comment: Change = (folder, random) => {
  const file = random.of(inputs(folder).filter(f => /\.(ini|cmd|hbs)$/.test(f)));
  edit(folder, file, text => {
    const lines = text.split('\n');
    lines.splice(random.below(lines.length), 0, random.of(['# a comment', '', '  ', '#', '# install nothing']));
    return lines.join('\n');
  });
  return `${file}: a comment or a blank line`;
};

const touch: Change = (folder, random) => {
  const file = random.of([...inputs(folder), 'distros', 'distros/snippets', 'conf/tree', 'Makefile.in', '.env']);
  date(path.join(folder, file));
  return `${file}: its time alone`;
};

const content: Change = (folder, random) => {
  const file = random.of(inputs(folder).filter(f => /^conf\//.test(f) && !f.endsWith('.cmd')));
  edit(folder, file, () => `${random.of(['a', 'b', 'c', 'left', 'inner'])}\n`);
  return `${file}: other content`;
};

const command: Change = (folder, random) => {
  const file = random.of(inputs(folder).filter(f => /\.(cmd|hbs)$/.test(f)));
  const line = `mkdir /srv/${random.below(4)}`;
  edit(folder, file, text =>
    random.of([
      () => `${text.trimEnd()}\n${line}\n`,
      () => `${line}\n${text}`,
      () => text.replaceAll(/^mkdir \/srv\/\d\n/gm, ''),
      () => `${text.trimEnd().split('\n').toReversed().join('\n')}\n`,
    ])(),
  );
  return `${file}: its commands`;
};

const rename: Change = (folder, random) => {
  const file = random.of(inputs(folder).filter(f => !f.endsWith('.lock') && !/tree\/|web|say|spare|defaults/.test(f)));
  const [old, ending] = [stem(file), path.basename(file).slice(stem(file).length)];
  const name = old.startsWith('new-') ? old.slice(4) : `new-${old}`;
  const to = path.join(path.dirname(file), `${name}${ending}`);
  renameSync(path.join(folder, file), path.join(folder, to));
  const lock = path.join(folder, `distros/${old}.lock`);
  if (file.endsWith('.ini') && existsSync(lock)) renameSync(lock, path.join(folder, `distros/${name}.lock`));
  const used = file.endsWith('.ini')
    ? new RegExp(`(?<=distro:|^like = )${old}(?![\\w-])`, 'gm')
    : /snippets/.test(file)
      ? new RegExp(`(?<=^layers = .*)(?<![\\w-])${old}(?![\\w-])`, 'gm')
      : new RegExp(`(?<=conf/)${old}(?=${ending.replaceAll('.', '\\.')}(:|$))`, 'gm');
  for (const other of inputs(folder)) {
    const text = readFileSync(path.join(folder, other), 'utf8');
    if (text.replaceAll(used, '') !== text) edit(folder, other, () => text.replaceAll(used, name));
  }
  return `${file} -> ${to}`;
};

const inFolder: Change = (folder, random) => {
  const at = (name: string) => path.join(folder, 'conf/tree', name);
  const name = random.of(['c', 'd', 'deep/e', 'deep/more/f']);
  const link = at(random.of(['link', 'deep/link']));
  const changes: Record<string, () => void> = {
    'added or written': () => lay(folder, { [`conf/tree/${name}`]: `${random.below(3)}\n` }),
    removed: () => rmSync(at(name), { force: true }),
    'a link changed': () => {
      rmSync(link, { force: true });
      symlinkSync(random.of(['a', '../a', 'nowhere']), link);
    },
    'a link removed': () => rmSync(link, { force: true }),
    renamed: () => existsSync(at('c')) && renameSync(at('c'), at('deep/c')),
    'a folder removed': () => rmSync(at('deep/more'), { recursive: true, force: true }),
    'its mode, by a copy': () => {
      const [file, mode] = [at('a'), random.of([0o644, 0o755, 0o600])];
      writeFileSync(`${file}.new`, readFileSync(file));
      chmodSync(`${file}.new`, mode);
      renameSync(`${file}.new`, file);
    },
  };
  const what = random.of(Object.keys(changes));
  changes[what]!();
  return `conf/tree ${name} ${path.basename(link)}: ${what}`;
};

const lock: Change = (folder, random) => {
  const file = random.of(inputs(folder).filter(f => f.endsWith('.lock')));
  if (random.below(4) === 0) {
    rmSync(path.join(folder, file));
    return `${file}: removed`;
  }
  edit(folder, file, text => text.replace(/^digest = .*$/m, `digest = ${random.of(['d1', 'd2', 'r1'])}`));
  return `${file}: another digest`;
};

const exists: Change = (folder, random) => {
  const file = path.join(folder, 'distros/extra.ini');
  if (existsSync(file)) rmSync(file);
  else
    lay(folder, {
      'distros/extra.ini': `like = ${stem(random.of(inis(folder).filter(f => !/defaults/.test(f))))}\n\n[domain]\ndefine = yes\n`,
    });
  return 'distros/extra.ini: made or removed';
};

function git(folder: string, ...words: string[]): string {
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org', '-c', 'gc.auto=0'];
  return execFileSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}
/** Keeps what lies there as a commit with a tag of its own: state-1, state-2, … */
export function commit(folder: string, number: number): void {
  if (number === 0) git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', `state ${number}`);
  git(folder, 'tag', `state-${number}`);
}
const travel: Change = (folder, random) => {
  const newest = git(folder, 'tag').trim().split('\n').length;
  const to = `state-${newest - 1 - random.below(Math.min(newest, 12))}`;
  git(folder, 'checkout', '-q', to);
  return `git checkout ${to}`;
};
const revert: Change = folder => {
  try {
    git(folder, 'revert', '--no-edit', 'HEAD');
    return 'git revert';
  } catch {
    git(folder, 'reset', '-q', '--hard');
    return 'git revert, which met a conflict';
  }
};

/** All that moves a time forward or changes a folder, as often as it stands here. */
export const changes: readonly Change[] = [
  setField,
  setField,
  setField,
  setField,
  reorder,
  comment,
  touch,
  content,
  command,
  rename,
  inFolder,
  inFolder,
  lock,
  exists,
  travel,
  travel,
  revert,
];

/** What make can't see: another content or mode under a time that is not newer. */
export const silent: Change = (folder, random) => {
  const file = random.of(inputs(folder).filter(f => /^conf\/|\.cmd$|\.lock$/.test(f)));
  const place = path.join(folder, file);
  const { atime, mtime, mode } = statSync(place);
  if (file.startsWith('conf/') && random.below(2) === 0) {
    chmodSync(place, (mode & 0o777) === 0o700 ? 0o644 : 0o700);
    return `${file}: its mode alone`;
  }
  edit(folder, file, text =>
    file.endsWith('.lock')
      ? text.replace(/^digest = .*$/m, 'digest = d3')
      : `${text}${file.endsWith('.cmd') ? 'mkdir /older' : 'older'}\n`,
  );
  utimesSync(place, atime, new Date(mtime.getTime() - 3600_000));
  return `${file}: an older file copied over it`;
};
