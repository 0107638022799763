// iso:PATH or iso:ADDRESS - an installation that answers its own questions.

import { word } from '../escape.ts';
import type { Iso } from '../layer.ts';
import { addressOrPath, held, pinned, placed } from './disk.ts';
import type { Source } from './source.ts';

export const iso: Source<Iso> = {
  form: 'iso:PATH|ADDRESS',
  pattern: addressOrPath,
  template: 'iso',

  layer(asked) {
    const { from, entry, world, lock, id, report } = asked;
    const written = from.entry('image/answers');
    if (!written) return void report('missing-answers', entry.line, entry.value);
    const answers = { path: placed(written.value), digest: world.fileDigest(placed(written.value)) ?? '' };
    if (!answers.digest) return void report('missing-file', written.line, written.value, 'answers');
    if (!installer(answers.path)) {
      const wanted =
        'a kickstart (.ks, ks.cfg), preseed (.cfg, .preseed) or autoinstall (.yaml, .yml) file, without a space in its name';
      return void report('bad-value', written.line, written.value, 'answers', wanted);
    }
    const pin = pinned(asked);
    if (!pin) return undefined;
    const [size, osVariant] = [from.get('image/size'), from.get('domain/os-variant')];
    const facts = { pin: pin.pin, answers, size, osVariant };
    return {
      kind: 'iso',
      id: id('installed', pin.pin ? facts : { ...facts, place: pin.place }),
      room: 8192,
      from: entry.value,
      lock,
      size,
      answers,
      osVariant,
      // An installation needs a way out alone.
      network: from.get('domain/network') || 'user',
      ...pin,
    };
  },

  rule(layer) {
    const where = held(layer);
    const { location, seed, extra } = installer(layer.answers.path)!;
    const name = layer.answers.path.split('/').at(-1)!;
    return {
      ...where,
      location: word(`${where.held.replaceAll(',', String.raw`\,`)}${location}`),
      // A seed is a CD that cloud-init finds by its label; the other installers look into the initrd.
      seed: seed ? word(layer.answers.path) : '',
      inject: seed ? '' : word(layer.answers.path),
      extra: word(`${extra.replace('FILE', name)} console=ttyS0`),
    };
  },
};

interface Installer {
  /** Where kernel and initrd are, for an image that virt-install does not know by itself. */
  readonly location: string;
  readonly seed: boolean;
  /** Kernel arguments that make it ask nothing. */
  readonly extra: string;
}

/** Which installer the answers are for, by the ending of their name. */
function installer(answers: string): Installer | undefined {
  // Its name stands among the kernel's arguments.
  if (!/(^|\/)[\w.+-]+$/.test(answers)) return undefined;
  if (/\.ks$|(^|\/)ks\.cfg$/.test(answers)) return { location: '', seed: false, extra: 'inst.ks=file:/FILE inst.text' };
  if (/\.(cfg|preseed)$/.test(answers))
    return { location: '', seed: false, extra: 'auto=true priority=critical preseed/file=/FILE' };
  if (/\.ya?ml$/.test(answers))
    return { location: ',kernel=casper/vmlinuz,initrd=casper/initrd', seed: true, extra: 'autoinstall' };
  return undefined;
}
