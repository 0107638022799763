// Turns the text of one ini file into a Definition, or into problems with their lines.

import ini from 'ini';
import { unwritable } from './escape.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { canonical, type Setting, settingAt, settings } from './settings.ts';

export interface Entry {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/** What one file says, as written: entries by "section/key"; a section of which there are several has one without a key, for its heading. */
export interface Definition {
  readonly name: string;
  readonly file: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

const sectionsOf = (known: readonly Setting[]) => [...new Set(known.map(s => s.section))].filter(Boolean);
const ofDistros = [...sectionsOf(settings), 'params'];
/** Parts by /, each a name, with its number or without. What makes the domain ours stays as it is, and no program of the host is named. */
const xpath =
  /^\.\/(?!(name|uuid|description)(\[\d+\])?$)(?!devices\/emulator)(?!.*\/binary\/)([a-z][\w.:-]*(\[[1-9]\d*\])?\/)*@?[a-z][\w.:-]*(\[[1-9]\d*\])?$/i;
/** A param may be anything, also nothing. */
const param: Pick<Setting, 'type' | 'choices'> = { type: 'words' };

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const port = '(6553[0-5]|655[0-2]\\d|65[0-4]\\d\\d|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3})';
const ip = `(${octet}\\.){3}${octet}`;

const wanted: Record<Setting['type'], readonly [pattern: RegExp, words: string]> = {
  text: [/^.+$/, 'some text'],
  words: [/^.*$/, 'words parted by spaces'],
  options: [/^[\w.=:/-]+(,[\w.=:/-]+)*$/, 'options parted by commas, as noexec,noatime'],
  packages: [/^([a-z0-9][a-z0-9+.:-]*(\s+|$))*$/, 'names of packages, parted by spaces'],
  components: [/^([\w-]+(\/[\w-]+)*(\s+|$))*$/, 'names of archive components, parted by spaces'],
  mirror: [/^(https?|file):\/\/[\w.:@/~%+-]+$/, 'an address like http://deb.example.org/debian'],
  cidr: [new RegExp(`^${ip}/(8|9|[12]\\d|30)$`), 'an address and the length of its network, like 10.9.0.1/24'],
  ip: [new RegExp(`^(${ip})?$`), 'an address like 10.9.0.10'],
  range: [new RegExp(`^(no|${ip}-${ip})$`), 'two addresses, like 10.9.0.100-10.9.0.200, or no'],
  mac: [/^([0-9a-f][02468ace](:[0-9a-f]{2}){5})?$/, 'a MAC like 52:54:00:12:34:56'],
  device: [/^[\w.-]{1,15}$/, 'the name of a device, 15 letters at most'],
  ports: [
    new RegExp(`^((${ip}:)?${port}:${port}(/(tcp|udp))?(\\s+|$))*$`),
    'HOST:GUEST, HOST:GUEST/udp or ADDRESS:HOST:GUEST, parted by spaces, as 8080:80',
  ],
  domain: [/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/, 'a DNS domain like lab.test'],
  date: [/^(\d{8}T\d{6}Z)?$/, 'a date like 20260801T000000Z'],
  size: [/^[1-9]\d*[MGT]$/, 'a number and M, G or T, like 10G'],
  memory: [/^(6[4-9]|[7-9]\d|[1-9]\d{2,})$/, 'MiB, 64 at least: 4096 is 4 GiB'],
  count: [/^[1-9]\d*$/, 'a whole number above 0'],
  duration: [/^[1-9]\d*[smhd]$/, 'a number and s, m, h or d, as 2h'],
  choice: [/^.+$/, ''],
  devices: [/^(hd|network|cdrom)(\s+(hd|network|cdrom))*$/, 'hd, network or cdrom, or several in their order'],
  url: [/^(https?|file):\/\/[^\s'"]+$/, 'an address that begins with https://, http:// or file://'],
  path: [/^\/[^\s]*$|^\/.*\S$/, 'an absolute path'],
  file: [/^[^=|%;\\]+$/, 'the path of a file, without = | % ; or a backslash, which make would misread'],
  timezone: [/^[A-Z]\w*([+-]\d+)?(\/[\w+-]+){0,2}$/, 'a name like Europe/Berlin or UTC'],
  locale: [/^([a-z]{2,3}(_[A-Z]{2})?|C|POSIX)(\.[\w-]+)?(@[a-z]+)?$/, 'a name like C.UTF-8 or de_DE.UTF-8'],
  digest: [/^[0-9a-f]{64}$/, '64 hex digits'],
  kernel: [
    /^(package:[a-z0-9][a-z0-9+.-]+|tarball:(https?|file):\/\/[\w.:@/~%+-]+|git:(https?|git|ssh|file):\/\/[\w.:@/~%+-]+#[\w./-]+|dir:\/[\w./+-]+|oci:[\w.-]+(:\d+)?(\/[\w.-]+)+(:[\w.-]+)?(@sha256:[0-9a-f]{64})?)$/,
    'package:NAME, tarball:ADDRESS, git:ADDRESS#REF, dir:PATH or oci:REFERENCE',
  ],
  kconfig: [
    /^(CONFIG_\w+=(y|m|n|-?\d+|0x[0-9a-fA-F]+|"[\w./+=,:-]*")(\s+|$))*$/,
    'options like CONFIG_BPF=y, parted by spaces',
  ],
  assignments: [/^([A-Z_]+=[\w./+=,-]*(\s+|$))*$/, 'NAME=VALUE, parted by spaces, as LLVM=1'],
  compiler: [/^[\w+./-]+$/, 'the name of a program, as gcc-12, or its whole path'],
  user: [/^[a-z_][a-z0-9_-]{0,31}$/, 'a login name: small letters, digits, _ and -'],
};

/** Reads `text`; every problem carries its line. */
export function parseDefinition(
  name: string,
  file: string,
  text: string,
  table: readonly Setting[] = settings,
): { definition: Definition; problems: Problem[] } {
  const entries = new Map<string, Entry>();
  const problems: Problem[] = [];
  const sections = table === settings ? ofDistros : sectionsOf(table);
  let section = '';
  let known = true;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const report = (code: Problem['code'], ...args: string[]) => problems.push({ code, file, line, args });
    const trimmed = raw.trim();
    if (trimmed === '' || /^[;#]/.test(trimmed)) continue;
    if (unwritable.test(trimmed.replaceAll('\t', ' '))) {
      report('not-text', 'a control character, or bytes that are not UTF-8');
      continue;
    }
    const heading = /^\[([^\]]*)\]$/.exec(trimmed);
    if (heading) {
      section = heading[1]!.trim().replace(/\s+/g, ' ');
      known = sections.includes(canonical(section)) && !section.endsWith(' NAME');
      if (!known)
        report('unknown-section', section, nearestSection(section, sections), sections.map(s => `[${s}]`).join(', '));
      // A section of a NAME may be all that is said.
      else if (canonical(section) !== section && !entries.has(`${section}/`))
        entries.set(`${section}/`, { value: '', file, line });
      continue;
    }
    const pair = /^(xml\.[^=]+?|[^=[\]]+?)\s*=\s*(.*)$/.exec(trimmed);
    if (!pair) {
      report('bad-line', trimmed);
      continue;
    }
    if (!known) continue;
    const [, key = '', written = ''] = pair;
    const path = `${section}/${key}`;
    const setting = rowOf(path, table);
    const first = entries.get(path);
    if (section === 'params' && (!/^[a-z][a-z0-9_-]*$/.test(key) || ['instance', 'index'].includes(key))) {
      report('bad-param', key);
    } else if (!setting && section !== 'params') {
      report(
        'unknown-key',
        key,
        section,
        nearest(
          key,
          table.filter(s => s.section === canonical(section)).map(s => s.key),
        ),
      );
    } else if (setting?.key === 'xml.XPATH' && !xpath.test(key.slice('xml.'.length))) {
      report('bad-xpath', key.slice('xml.'.length));
    } else if (first) {
      report('duplicate-key', key, section, String(first.line));
    } else if (!/^(["']).*\1$/.test(written) && /[;#]/.test(written)) {
      report('cut-value', written, key);
      entries.set(path, { value: setting?.fallback ?? '', file, line });
    } else {
      const value = decode(written).trim();
      // What a param leaves open is looked at when it is filled.
      const flaw = value.includes('{{') ? '' : flawOf(path, value, table);
      if (flaw) report('bad-value', value, key, flaw);
      // Whoever reads on is not to stumble over what can't be meant.
      entries.set(path, { value: flaw ? (setting?.fallback ?? '') : value, file, line });
    }
  }
  return { definition: { name, file, entries }, problems };
}

/** `shar code` is near to `share code`. */
function nearestSection(section: string, sections: readonly string[]): string {
  const [, name = 'NAME'] = / ([a-z0-9][a-z0-9-]{0,14})$/.exec(section) ?? [];
  return nearest(
    section,
    sections.map(known => known.replace(/NAME$/, name)),
  );
}

/** Bare text and what stands in single quotes is literal; in double quotes ini takes a JSON string. ini alone would give null and 1.0 a type. */
function decode(written: string): string {
  const [, quote, between = ''] = /^(["'])(.*)\1$/.exec(written) ?? [];
  if (quote !== '"') return quote ? between : written;
  const decoded: unknown = ini.parse(`v=${written}`)['v'];
  return typeof decoded === 'string' && decoded !== written ? decoded : between;
}

const rowOf = (path: string, table: readonly Setting[]) =>
  table === settings ? settingAt(path) : table.find(row => `${row.section}/${row.key}` === path);

/** What the value of a key should have been, or "" where it is good. */
export function flawOf(path: string, value: string, table: readonly Setting[] = settings): string {
  const { type, choices } = rowOf(path, table) ?? param;
  const options = type === 'options';
  const first = options ? value.replace(/,.*/, '') : value;
  if (choices?.includes(first)) return '';
  // Words as type=vnc are virt-install's to read.
  if (choices && !(options && first.includes('=')))
    return `one of ${choices.join(', ')}${options ? ', with options behind a comma or without' : ''}`;
  const [pattern, words] = wanted[type];
  return unwritable.test(value) ? 'text on one line' : pattern.test(value) ? '' : words;
}
