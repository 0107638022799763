// What cloud-init finds in an image: makebox's own keys, with the files that a definition names, as a NoCloud seed.

import type { Resolved } from './forest.ts';
import { file, folder, type GuestFile } from './guest-file.ts';
import type { Identity } from './layer.ts';
import type { Input, World } from './plan.ts';
import type { Problem } from './problem.ts';

const names = ['user-data', 'meta-data', 'network-config'] as const;
/** Files of the checkout, by the names that they have in a seed. */
export type Seed = Partial<Record<(typeof names)[number], Input>>;
export type SeedContent = Partial<Record<keyof Seed, Buffer>>;

/** What a definition gives to an image's cloud-init; undefined: nothing. */
export function seedOf(from: Resolved, { fileDigest }: World, runs: boolean, problems: Problem[]): Seed | undefined {
  const seed: Seed = {};
  for (const name of names) {
    const entry = from.entry(`cloud-init/${name}`);
    // As with the keys of a source: what is said for others, too, is just not used.
    if (!entry || (!runs && entry.file !== from.file)) continue;
    const { file, line, value: path } = entry;
    const digest = fileDigest(path);
    if (!runs) problems.push({ code: 'no-cloud-init', file, line, args: [name] });
    else if (digest === undefined) problems.push({ code: 'missing-file', file, line, args: [path, name] });
    else seed[name] = { path, digest };
  }
  return Object.keys(seed).length > 0 ? seed : undefined;
}

/** cloud-init makes no user of its own, unless it is told whom. */
const first = ['users: []', 'disable_root: true'];
/** What the identity layer has set stays; cloud-init would set a locale without being asked. */
const last = ({ locale }: Identity) => [
  'ssh_deletekeys: false',
  'ssh_genkeytypes: []',
  'preserve_hostname: true',
  ...(locale ? ['locale: false'] : []),
];
const config = (...keys: readonly string[]) => ['#cloud-config', ...keys, ''].join('\n');

const place = '/var/lib/cloud/seed';
const makebox = `${place}/nocloud`;
const theirs = `${place}/user`;

/** The seed of a VM. */
export function seedFiles(layer: Identity, given: SeedContent): GuestFile[] {
  const { hostname, id } = layer;
  const own = [`instance-id: ${id}`, `local-hostname: ${hostname}`];
  const userData = given['user-data'] ? archive(given['user-data'], layer) : config(...last(layer), ...first);
  const network = given['network-config']?.toString();
  const seed = (at: string, metaData: string) => [
    folder(at),
    file(`${at}/meta-data`, metaData),
    file(`${at}/user-data`, userData, given['user-data'] ? 0o600 : 0o644),
    ...(network === undefined ? [] : [file(`${at}/network-config`, network, 0o600)]),
  ];
  const metaData = given['meta-data']?.toString();
  return [
    folder('/var/lib/cloud'),
    folder(place),
    // cloud-init itself merges the meta-data of a second seed, and the keys of the first hold (NoCloud, `seedfrom`).
    ...seed(makebox, [...own, ...(metaData === undefined ? [] : [`seedfrom: ${theirs}/`]), ''].join('\n')),
    ...(metaData === undefined ? [] : seed(theirs, metaData)),
  ];
}

/**
 * The user's part between makebox's: the keys of a later #cloud-config replace those of an earlier one (cloud-init,
 * "User data formats", MIME multi-part). What kind it is, its first line says; an archive is a part as it is.
 */
function archive(given: Buffer, layer: Identity): string {
  const boundary = `makebox-${layer.id}`;
  const text = (content: string) => `Content-Type: text/cloud-config\n\n${content}`;
  const base64 = given.toString('base64').replaceAll(/.{76}/g, '$&\n');
  const isArchive = /^(MIME-Version|Content-Type):/i.test(given.toString('latin1'));
  const parts = [
    text(config(...first)),
    isArchive
      ? given.toString()
      : `Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n${base64}\n`,
    // Host keys that are given would be taken for the guest's own.
    text(config(...last(layer), 'ssh_keys: {}')),
  ];
  const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n`;
  return [head, ...parts.map(part => `--${boundary}\n${part}`), `--${boundary}--\n`].join('\n');
}
