// What each layer is made of, worked out slowly and apart from makebox: for each image the full text of all that can change it, from the files as they lie there.

import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';

type Ini = Record<string, string>;

const textOf = (...parts: string[]) => {
  try {
    return readFileSync(path.join(...parts), 'utf8');
  } catch {
    return '';
  }
};
const wordsOf = (text = '') => text.split(/\s+/).filter(Boolean);
const mebibytes = (size: string) => Number.parseInt(size, 10) * { M: 1, G: 1024, T: 1024 ** 2 }[size.at(-1)!]!;

/** `section/key` to value; params and all. */
function ini(text: string): Ini {
  const found: Ini = {};
  let section = '';
  for (const line of text.split('\n').map(l => l.trim())) {
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue;
    if (line.startsWith('[')) section = line.slice(1, -1);
    else found[`${section}/${line.split('=')[0]!.trim()}`] = line.slice(line.indexOf('=') + 1).trim();
  }
  return found;
}

/** Everything that tools would take from a path: a named link is read through, one inside a folder is not. */
function dump(file: string, named = true): string {
  const stat = lstatSync(file);
  const mode = (stat.mode & 0o7777).toString(8);
  if (stat.isSymbolicLink()) {
    const to = path.resolve(path.dirname(file), readlinkSync(file));
    return `link ${readlinkSync(file)} ${named && statSync(file, { throwIfNoEntry: false }) ? dump(to) : ''}`;
  }
  if (!stat.isDirectory()) return `file ${mode} ${readFileSync(file, 'base64')}`;
  const inside = readdirSync(file).sort();
  return `folder ${mode} {${inside.map(name => `${name}: ${dump(path.join(file, name), false)}`).join('; ')}}`;
}

/** What a definition says with all that it is `like`. */
function flat(folder: string, name: string): Ini {
  const own = ini(textOf(folder, 'distros', `${name}.ini`));
  const other = own['/like'] ? flat(folder, own['/like']) : {};
  const standing = own['image/from']?.startsWith('distro:');
  const kept = Object.entries(other).filter(([key]) => !standing || !key.startsWith('image/'));
  return { ...Object.fromEntries(kept), ...own };
}

/** The same, with what holds for all; an image that stands on another has its keys from there. */
function whole(folder: string, name: string, params: Ini): Ini {
  const all = flat(folder, name);
  const common = ini(textOf(folder, 'distros/defaults.ini'));
  const known = { ...common, ...all };
  if (!filled(known['image/from'] ?? '', params).startsWith('distro:')) return known;
  const inImage = (key: string) => /^image\/|^domain\/(os-variant|kernel-args)$/.test(key);
  return { ...Object.fromEntries(Object.entries(common).filter(([key]) => !inImage(key))), ...all };
}

const paramsIn = (all: Ini): Ini =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => key.startsWith('params/'))
      .map(([key, value]) => [key.slice(7), value]),
  );

const filled = (text: string, params: Ini) =>
  text
    .replaceAll(/\{\{#if ([\w-]+)\}\}(.*?)\{\{else\}\}(.*?)\{\{\/if\}\}/g, (_, name, yes, no) =>
      params[name] && params[name] !== 'no' ? yes : no,
    )
    .replaceAll(/\{\{([\w-]+)\}\}/g, (_, name) => params[name]!);

/** Every param with its value, of the definition and of what it stands on; the nearer one wins. */
function paramsOf(folder: string, name: string, given: Ini): Ini {
  const all = flat(folder, name);
  const params: Ini = { ...paramsIn(all), ...given };
  const common = paramsIn(ini(textOf(folder, 'distros/defaults.ini')));
  const parent = /^distro:(.*)/.exec(filled(all['image/from']!, { ...common, ...params }))?.[1];
  const every = parent ? paramsOf(folder, parent, params) : { ...common, ...params };
  while (Object.values(every).some(value => value.includes('{{')))
    for (const key of Object.keys(every)) every[key] = filled(every[key]!, every);
  return every;
}

/** Commands with what they read; `name` is the file's, below the checkout. */
function snippet(folder: string, name: string, params: Ini): string {
  const written = textOf(folder, name);
  const lines = (name.endsWith('.hbs') ? filled(written, params) : written).split('\n').map(line => line.trimStart());
  return lines
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [command, argument = ''] = [line.split(' ')[0]!, line.slice(line.indexOf(' ') + 1)];
      if (command === 'commands-from-file') return snippet(folder, argument, params);
      const local = ['upload', 'copy-in'].includes(command)
        ? argument.split(':')[0]
        : command === 'run'
          ? argument
          : '';
      return `${line}\n${local ? `${dump(path.join(folder, local))}\n` : ''}`;
    })
    .join('');
}

/** The layers below an image's identity, base first, each with the text of those below. */
function layers(folder: string, name: string, params: Ini): string[] {
  const all = whole(folder, name, params);
  const get = (key: string, fallback = '') => filled(all[`image/${key}`] ?? fallback, params);
  const from = get('from');
  const [kind, rest] = [from.split(':')[0], from.slice(from.indexOf(':') + 1)];
  const made: string[] = [];
  const lay = (text: string) => made.push(`${made.at(-1) ?? ''}\n-- ${text}`);
  if (kind === 'distro') {
    made.push(...layers(folder, rest, params));
    const [size, below] = [sizeOf(folder, name, params), sizeOf(folder, rest, params)];
    if (mebibytes(size) !== mebibytes(below)) lay(`grow to ${size}`);
  } else {
    const pinned = ini(textOf(folder, 'distros', `${ownerOf(folder, name)}.lock`));
    const lock = pinned['/from'] === from ? pinned['/digest'] : '';
    const size = sizeOf(folder, name, params);
    if (kind === 'mmdebstrap') {
      const packages = [get('kernel', 'linux-image-cloud-amd64'), ...wordsOf(get('packages'))];
      const facts = [rest, size, [...new Set(packages)], wordsOf(get('components', 'main')), get('snapshot') || lock];
      lay(`mmdebstrap ${JSON.stringify(facts)} ${dump(path.join(folder, 'distros/files'))}`);
    } else if (kind === 'virt-builder') lay(`virt-builder ${JSON.stringify([rest, size, get('source'), lock])}`);
    else lay(`url ${path.basename(rest)} ${JSON.stringify([get('sha256') || lock, size, get('expand')])}`);
  }
  for (const word of wordsOf(get('layers'))) {
    const plain = `distros/snippets/${word}.cmd`;
    const file = statSync(path.join(folder, plain), { throwIfNoEntry: false }) ? plain : `${plain}.hbs`;
    // The layer's file is called after its snippet.
    lay(`snippet ${word}\n${snippet(folder, file, params)}`);
  }
  return made;
}

/** The definition that says `from`: its lock pins the source. */
function ownerOf(folder: string, name: string): string {
  const own = ini(textOf(folder, 'distros', `${name}.ini`));
  return own['image/from'] ? name : ownerOf(folder, own['/like']!);
}

/** Of an image, from wherever it comes. */
function ofImage(folder: string, name: string, params: Ini, key: string): string | undefined {
  const all = whole(folder, name, params);
  const parent = /^distro:(.*)/.exec(filled(all['image/from']!, params))?.[1];
  return all[key] ?? (parent && ofImage(folder, parent, params, key));
}
const sizeOf = (folder: string, name: string, params: Ini) =>
  filled(ofImage(folder, name, params, 'image/size') ?? '10G', params);

/** For each image that the checkout's definitions make, its layers, base first, as the full text of all that can change them. */
export function oracle(folder: string): Map<string, string[]> {
  const images = new Map<string, string[]>();
  const names = readdirSync(path.join(folder, 'distros')).filter(file => file.endsWith('.ini'));
  for (const definition of names.map(file => file.slice(0, -4)).filter(name => name !== 'defaults')) {
    const own = ini(textOf(folder, 'distros', `${definition}.ini`));
    for (const [at, name] of (own['/instances'] ? wordsOf(own['/instances']) : [definition]).entries()) {
      const params = paramsOf(folder, definition, { instance: name, index: String(at + 1) });
      const all = whole(folder, definition, params);
      const made = layers(folder, definition, params);
      if (all['domain/define'] !== 'no') {
        const share = all['share code/type'] === 'none' ? '' : filled(all['share code/target'] ?? '/code', params);
        const usual = made[0]!.startsWith('\n-- url') ? 'yes' : 'no';
        const cloudInit = ofImage(folder, definition, params, 'image/cloud-init') ?? usual;
        const seed = cloudInit === 'yes' ? textOf(folder, all['cloud-init/user-data'] ?? 'nowhere') : '';
        made.push(
          `${made.at(-1)}\n-- identity ${JSON.stringify([name, all['user/name'], share, cloudInit, seed, all['guest/timezone']])}`,
        );
      }
      images.set(name, made);
    }
  }
  return images;
}
