// What a command says, to its very end: a guest's write is done when qemu has it, which gives it on as fast as somebody reads.

import { type Readable, Transform, type Writable } from 'node:stream';

/** Letters of a console, or of what a command said, that are kept to be shown. */
const kept = 64 * 1024;

/** The last of what was said. */
export class Tail {
  #text = '';
  add(part: Buffer) {
    this.#text = (this.#text + part.toString('utf8')).slice(-kept);
  }
  get text() {
    return this.#text;
  }
}

/** Stands before a mark, and in no mark. */
const sign = '\u0001';

/** For the guest's sh: says behind all that was said on either output that this was all, then with which code the command ended. */
export const lastWords = (mark: string): string =>
  [`printf '\\001%s' ${mark}`, `printf '\\001%s' ${mark} >&2`, `echo "exit $code said" >&3`].join('; ');

/** Passes on what comes before a mark, and nothing behind it. */
class Until extends Transform {
  readonly #mark: Buffer;
  #rest: Buffer = Buffer.alloc(0);
  #found = false;
  constructor(mark: string) {
    super();
    this.#mark = Buffer.from(sign + mark);
  }
  override _transform(part: Buffer, _: string, done: () => void): void {
    if (!this.#found) this.#take(Buffer.concat([this.#rest, part]));
    done();
  }
  #take(all: Buffer): void {
    const at = all.indexOf(this.#mark);
    this.#found = at >= 0;
    const end = this.#found ? at : this.#maybe(all);
    this.push(all.subarray(0, end));
    this.#rest = all.subarray(end);
    if (this.#found) this.emit('mark');
  }
  override _flush(done: () => void): void {
    if (!this.#found) this.push(this.#rest);
    done();
  }
  /** Where a mark may begin whose end is yet to come. */
  #maybe(all: Buffer): number {
    const at = all.lastIndexOf(sign);
    return at >= 0 && this.#mark.subarray(0, all.length - at).equals(all.subarray(at)) ? at : all.length;
  }
}

/** Gives on what is said, and whether it is done: all of it, up to the mark, was taken. Where nobody reads any more it is heard all the same. */
export function passOn(from: Readable, to: Writable, mark: string, heard: (part: Buffer) => void): Promise<void> {
  const until = new Until(mark);
  until.on('data', heard);
  from.pipe(until).pipe(to, { end: false });
  const gone = () => until.unpipe(to).resume();
  to.once('error', gone);
  from.once('close', () => to.off('error', gone));
  return new Promise(resolve =>
    until.once('mark', () => {
      to.off('error', gone);
      resolve();
    }),
  );
}
