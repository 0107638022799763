// The pool of a libvirt at another machine: the layers that were sent there, and the disks that stand on them.

import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { size } from './amount.ts';
import { Failure } from './failure.ts';
import { lines, virsh, virshLong } from './libvirt.ts';
import { hostOf } from './uri.ts';

/** What libvirt calls it. */
export const pool = 'makebox';
/** Seconds from one word about progress to the next. */
const interval = 5;

/** A file for the pool; its name says what is in it, so one that is there is never another one. */
export interface Parcel {
  readonly name: string;
  readonly file: string;
  /** What stands there in place of the file's first bytes. */
  readonly head?: Buffer;
}

/** The volume beside another that says that it is whole: an upload that was cut off has none, and goes on the next time. */
const wholeness = (name: string) => `${name}.whole`;

/** The pool is there and active, in `folder` of that machine. */
export async function readyPool(uri: string, folder: string): Promise<void> {
  const all = await lines(uri, 'pool-list', '--all', '--name');
  if (!all.includes(pool)) await virsh(uri, 'pool-define-as', pool, 'dir', '--target', folder);
  const there = /<path>([^<]*)<\/path>/.exec(await virsh(uri, 'pool-dumpxml', pool))?.[1];
  if (there !== folder)
    throw new Failure(
      `the pool ${pool} at ${hostOf(uri)} is in ${there}, not in ${folder}`,
      'the disks of a domain are named by their paths',
      `REMOTE_DIR=${there} in .env; or, where nothing is in it, virsh --connect ${uri} pool-undefine ${pool}`,
    );
  await activate(uri);
  await virsh(uri, 'pool-refresh', pool);
}

async function activate(uri: string): Promise<void> {
  if ((await lines(uri, 'pool-list', '--name')).includes(pool)) return;
  for (const verb of ['pool-build', 'pool-autostart', 'pool-start'])
    await virsh(uri, verb, pool).catch((failure: Failure) => {
      throw new Failure(
        `the pool ${pool} at ${hostOf(uri)} is not active: ${failure.message}`,
        'the disks there are in its folder',
        `mend that folder there (virsh --connect ${uri} pool-dumpxml ${pool} names it), then the same again`,
      );
    });
}

/** Names of all volumes of the pool; none where there is no pool. */
export async function volumes(uri: string): Promise<string[]> {
  if (!(await lines(uri, 'pool-list', '--all', '--name')).includes(pool)) return [];
  await activate(uri);
  // Name and path, by blanks; no name of ours holds one.
  return (await lines(uri, 'vol-list', pool)).map(line => line.split(/\s+/)[0]!);
}

/** Sends what is not there yet, and goes on with what was cut off; `there` are the volumes of before. */
export async function send(uri: string, parcels: readonly Parcel[], there: readonly string[]): Promise<void> {
  for (const parcel of parcels.filter(({ name }) => !there.includes(wholeness(name)))) {
    await sendOne(uri, parcel, there.includes(parcel.name));
    await virsh(uri, 'vol-create-as', pool, wholeness(parcel.name), '0', '--format', 'raw');
  }
}

/** Sends a file as a volume, or the rest of it. */
export async function sendOne(uri: string, parcel: Parcel, begun = false): Promise<void> {
  if (!begun) await virsh(uri, 'vol-create-as', pool, parcel.name, '0', '--format', 'raw');
  await upload(uri, parcel, begun ? await lengthOf(uri, parcel.name) : 0);
  const [sent, wanted] = [await lengthOf(uri, parcel.name), statSync(parcel.file).size];
  if (sent === wanted) return;
  throw new Failure(
    `${parcel.name} has ${sent} bytes at ${hostOf(uri)}, and ${wanted} here`,
    'somebody else writes there, too',
    `virsh --connect ${uri} vol-delete --pool ${pool} ${parcel.name}, then the same again`,
  );
}

/** Bytes of a volume's file. */
const lengthOf = async (uri: string, name: string) =>
  Number(
    /^Physical: *(\d+)/m.exec(await virsh(uri, 'vol-info', '--pool', pool, name, '--bytes', '--physical'))?.[1] ?? 0,
  );

async function upload(uri: string, { name, file, head }: Parcel, from: number): Promise<void> {
  const total = statSync(file).size;
  const on = from > 0 ? `, from ${size(from)} on` : '';
  process.stdout.write(`  ${name}: ${size(total)} to ${hostOf(uri)}${on}\n`);
  let sent = from;
  let told = Date.now();
  const counted = new Transform({
    transform(part: Buffer, _, done) {
      sent += part.length;
      if (Date.now() > told + interval * 1000) {
        told = Date.now();
        process.stdout.write(`  ${size(sent)} of ${size(total)}\n`);
      }
      done(undefined, part);
    },
  });
  const words = ['--quiet', '--connect', uri, 'vol-upload', '--pool', pool, name, '/dev/stdin', '--offset', `${from}`];
  // virsh opens its input by name, and node's is a socket, which has none.
  const virshUpload = spawn('sh', ['-c', 'cat | virsh "$@"', 'sh', ...words], { stdio: ['pipe', 'inherit', 'pipe'] });
  let said = '';
  virshUpload.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  const ended = new Promise<number | null>(resolve => {
    virshUpload.once('error', error => {
      said = error.message;
      resolve(null);
    });
    virshUpload.once('close', resolve);
  });
  await pipeline(Readable.from(bytesFrom(file, head, from)), counted, virshUpload.stdin).catch(error => {
    // Where virsh ends early its own words say why.
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
  if ((await ended) !== 0)
    throw new Failure(
      `${name}: ${said.trim() || 'the upload was cut off'}`,
      `${size(sent)} of ${size(total)} are at ${hostOf(uri)}, or on their way`,
      'the same again: it goes on there',
    );
}

async function* bytesFrom(file: string, head: Buffer | undefined, from: number): AsyncGenerator<Buffer> {
  const length = head?.length ?? 0;
  if (head && from < length) yield head.subarray(from);
  yield* createReadStream(file, { start: Math.max(from, length), highWaterMark: 2 ** 20 });
}

/** The path of what a volume stands on there; "" where it stands on nothing. */
export const backingOf = async (uri: string, name: string): Promise<string> =>
  /<backingStore>\s*<path>([^<]*)</.exec(await virsh(uri, 'vol-dumpxml', '--pool', pool, name))?.[1] ?? '';

/** Seconds for so many bytes: what trickles at less than a MiB a second is given up. */
const patienceFor = (bytes: number) => Math.ceil(60 + bytes / 2 ** 20);

/** Takes the bytes of a volume into a file. */
export async function download(uri: string, name: string, file: string): Promise<void> {
  const bytes = await lengthOf(uri, name);
  process.stdout.write(`  ${name}: ${size(bytes)} from ${hostOf(uri)}\n`);
  await virshLong(uri, patienceFor(bytes), 'vol-download', '--pool', pool, name, file, '--sparse');
}

/** Makes another volume of one, with all that is in it. */
export const copyVolume = async (uri: string, from: string, to: string): Promise<void> =>
  void (await virshLong(uri, patienceFor(await lengthOf(uri, from)), 'vol-clone', '--pool', pool, from, to));

/** A disk on a volume, by its path there, or an empty one; `bytes` is what the guest sees. */
export async function createDisk(
  uri: string,
  name: string,
  disk: { readonly format: string; readonly bytes: number; readonly backing?: string },
): Promise<void> {
  const { format, bytes, backing } = disk;
  const xml = [
    `<volume><name>${name}</name><capacity>${bytes}</capacity>${format === 'raw' ? '<allocation>0</allocation>' : ''}`,
    `<target><format type='${format}'/>${format === 'qcow2' ? '<compat>1.1</compat>' : ''}</target>`,
    backing ? `<backingStore><path>${backing}</path><format type='qcow2'/></backingStore>` : '',
    '</volume>',
  ].join('');
  const folder = mkdtempSync(path.join(tmpdir(), 'makebox-'));
  try {
    writeFileSync(path.join(folder, 'volume.xml'), xml);
    await virsh(uri, 'vol-create', pool, path.join(folder, 'volume.xml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
