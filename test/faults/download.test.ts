// A cloud image over HTTP: fetched once, resumed, verified, and refused when it is not what was promised.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { checkout, remove, scratch } from '../e2e/checkout.ts';
import { tinyDisk } from '../e2e/tiny.ts';

const root = scratch();
const data = path.join(root, 'data');
const one = checkout(root, 'checkout', { DATA_DIR: data, PREFIX: 'faults-' });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the server does with the image, and what it was asked for. */
let image: Buffer;
let serve: { bytes: Buffer; cutAfter: number; status?: number };
let ranges: string[] = [];
const server = createServer((request, response) => {
  if (request.url === '/SHA256SUMS') {
    response.end(`${sha256(image)} *image.raw.xz\n`);
    return;
  }
  ranges.push(request.headers.range ?? 'all');
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const body = serve.bytes.subarray(from);
  if (serve.status) return void response.writeHead(serve.status).end('not now');
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': body.length,
    'content-range': `bytes ${from}-${serve.bytes.length - 1}/${serve.bytes.length}`,
  });
  if (body.length <= serve.cutAfter) response.end(body);
  else response.write(body.subarray(0, serve.cutAfter), () => response.destroy());
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** make must not block the server that it asks, so it runs beside this process. */
async function make(...words: string[]): Promise<{ code: number; text: string }> {
  const child = spawn('make', words, { cwd: one.folder, env: { ...process.env, MAKEFLAGS: '', MAKELEVEL: '' } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}
const layers = () =>
  existsSync(path.join(data, 'layers')) ? readdirSync(path.join(data, 'layers')).filter(f => f.endsWith('.qcow2')) : [];

describe('a cloud image by url', () => {
  before(async () => {
    mkdirSync(data);
    tinyDisk(path.join(root, 'image.raw'), '64M');
    image = execFileSync('xz', ['-0', '-c', path.join(root, 'image.raw')], { maxBuffer: 2 ** 28 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    one.write(
      'distros/cloud.ini',
      `[image]\nfrom = url:${address()}/image.raw.xz\nsha256sums = ${address()}/SHA256SUMS\nsize = 128M\n`,
    );
    one.write('distros/other.ini', 'like = cloud\n');
  });
  beforeEach(() => {
    serve = { bytes: image, cutAfter: Number.POSITIVE_INFINITY };
    ranges = [];
  });
  after(() => {
    server.close();
    server.closeAllConnections();
    remove(root);
  });

  it('refuses a tampered file, says so, and makes no layer of it', async () => {
    const tampered = Buffer.from(image);
    tampered[tampered.length >> 1]! ^= 1;
    serve = { bytes: tampered, cutAfter: Number.POSITIVE_INFINITY };
    const { code, text } = await make('image-cloud');
    assert.notEqual(code, 0);
    assert.match(text, /is not what the definition says: sha256 [0-9a-f]{64}, not [0-9a-f]{64}/);
    assert.deepEqual(layers(), []);
    assert.deepEqual(
      readdirSync(path.join(data, 'downloads')).filter(f => !f.endsWith('.lock')),
      [],
    );
  });

  it('keeps what came of a cut file, also where the server refuses the rest, and goes on from there', async () => {
    const half = image.length >> 1;
    serve = { bytes: image, cutAfter: half };
    const { code, text } = await make('image-cloud');
    assert.notEqual(code, 0);
    assert.match(text, /broke off after \d+ bytes/);
    assert.deepEqual(layers(), []);
    serve = { ...serve, status: 403 };
    const refused = await make('image-cloud');
    assert.notEqual(refused.code, 0);
    assert.match(refused.text, /broke off after \d+ bytes \(HTTP 403\)\n {2}why: {2}what has come is kept/);
    serve = { bytes: image, cutAfter: Number.POSITIVE_INFINITY };
    ranges = [];
    const again = await make('image-cloud');
    assert.equal(again.code, 0, again.text);
    assert.match(ranges[0]!, /^bytes=[1-9]\d*-$/);
    assert.equal(layers().length, 2);
  });

  it('throws away what is all there and wrong', async () => {
    serve = { bytes: image, cutAfter: Number.POSITIVE_INFINITY, status: 416 };
    const wrong = 'ab'.repeat(32);
    const file = path.join(data, 'downloads', wrong);
    writeFileSync(`${file}.part`, 'all of it');
    one.write('distros/wrong.ini', `[image]\nfrom = url:${address()}/image.raw.xz\nsha256 = ${wrong}\nsize = 128M\n`);
    const { code, text } = await make('image-wrong');
    assert.notEqual(code, 0);
    assert.match(text, /is not what the definition says/);
    assert.ok(!existsSync(`${file}.part`));
    rmSync(path.join(one.folder, 'distros/wrong.ini'));
  });

  it('fetches a file once for all definitions', async () => {
    const { code, text } = await make('image-other');
    assert.equal(code, 0, text);
    assert.deepEqual(ranges, []);
    assert.equal(layers().length, 3);
  });

  it('pins what the list of checksums said', () => {
    assert.match(
      readFileSync(path.join(one.folder, 'distros/cloud.lock'), 'utf8'),
      new RegExp(`^digest = ${sha256(image)}$`, 'm'),
    );
  });

  for (const [from, pack] of [
    ['file:bomb.raw.xz', 'head -c 1G /dev/zero | xz -0 >bomb.raw.xz'],
    [
      'box:bomb.box',
      `echo '{"provider":"libvirt","format":"qcow2","virtual_size":1}' >metadata.json; truncate -s 1G box.img
tar -czf bomb.box metadata.json box.img`,
    ],
  ] as const) {
    it(`stops what unpacks to far more than the disk may have: ${from}`, async () => {
      execFileSync('sh', ['-c', pack], { cwd: one.folder });
      one.write('distros/bomb.ini', `[image]\nfrom = ${from}\nsize = 64M\n`);
      const { code, text } = await make('image-bomb');
      assert.notEqual(code, 0);
      assert.match(text, /the disk unpacks to more than 142606336 bytes[\s\S]* mend: a larger size/);
      assert.ok(!layers().some(name => name.includes('bomb')));
      rmSync(path.join(one.folder, 'distros/bomb.ini'));
    });
  }

  it('gives the disk the size asked for, renames the user that has the uid, and leaves NoCloud data', () => {
    const layer = layers().find(f => f.endsWith('-cloud.qcow2'))!;
    const file = path.join(data, 'layers', layer);
    assert.match(execFileSync('qemu-img', ['info', file], { encoding: 'utf8' }), /virtual size: 128 MiB/);
    execFileSync('qemu-img', ['convert', '-O', 'raw', file, path.join(root, 'out.raw')]);
    const cat = (name: string) =>
      execFileSync('debugfs', ['-R', `cat ${name}`, path.join(root, 'out.raw')], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    const users = cat('/etc/passwd')
      .split('\n')
      .filter(line => line.split(':')[2] === '1000');
    assert.equal(users.length, 1);
    assert.doesNotMatch(users[0]!, /^debian:/);
    assert.match(cat('/etc/group'), new RegExp(`^sudo:x:27:${users[0]!.split(':')[0]}$`, 'm'));
    assert.match(cat('/var/lib/cloud/seed/nocloud/meta-data'), /local-hostname: cloud/);
    execFileSync('e2fsck', ['-fn', path.join(root, 'out.raw')], { stdio: 'ignore' });
  });
});
