// Turns a Plan into rules: what is decided is decided here; the templates only give it the shape of make text.

import { shell, value } from './escape.ts';
import type { Layer, Mmdebstrap } from './layer.ts';
import type { Image, Plan, Vm } from './plan.ts';

export interface Rule {
  /** Names the template. */
  readonly kind: 'vm' | 'image' | 'kernel' | Layer['kind'];
  /** Plain fields for the template; lists of words are joined already. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A definition that has no VM. */
export const imageRule = (image: Image): Rule => ({ kind: 'image', data: { unlocked: '', ...image } });

export function vmRule(vm: Vm, owner: { uid: number; gid: number }): Rule {
  const facts: [string, string][] = [
    ['uuid', vm.uuid],
    ['mac', vm.mac],
    ['definition', vm.file.replace(/^distros\/|\.ini$/g, '')],
    ['image', vm.image],
    ['kernel', vm.kernel ?? ''],
    ['unlocked', vm.unlocked ?? ''],
    ['share', vm.share ? shell(vm.share.replaceAll(/[\\,'"]/g, String.raw`\$&`)) : ''],
    ['owner', `${owner.uid}:+${owner.gid}`],
  ];
  return {
    kind: 'vm',
    data: {
      name: vm.name,
      file: vm.file,
      folder: vm.values.some(v => v.variable === 'CODE_DIR'),
      facts: facts.map(([key, text]) => ({ key, text: value(text) })),
      values: vm.values.map(v => ({ variable: v.variable, text: value(v.value) })),
    },
  };
}

export function layerRules({ vms, layers }: Plan): Rule[] {
  const kernels = new Set(vms.flatMap(vm => vm.kernel ?? []));
  return layers.flatMap((layer, index) => {
    // One download may serve several layers: its rule stands at the first.
    const first =
      layer.kind === 'url' && layers.findIndex(l => l.kind === 'url' && l.sha256 === layer.sha256) === index;
    const rule: Rule = { kind: layer.kind, data: { ...layer, ...extra(layer), first } };
    return kernels.has(layer.id) ? [rule, { kind: 'kernel', data: { id: layer.id } }] : [rule];
  });
}

function extra(layer: Layer): object {
  switch (layer.kind) {
    case 'mmdebstrap':
      return {
        include: layer.packages.join(','),
        components: layer.components.join(','),
        mirrors: mirrors(layer).join(' \\\n\t  '),
        options: layer.snapshot ? ` --aptopt='Acquire::Check-Valid-Until "false"'` : '',
      };
    case 'virt-builder':
      return {
        // VIRT_BUILDER_DIRS makes it ask that repository alone; --source would go to the public one, too.
        environment: layer.source && `VIRT_BUILDER_DIRS=generated/repos/${layer.id} `,
        options: layer.checkSignature ? '' : ' --no-check-signature',
      };
    case 'url':
      return {
        download: `generated/data/downloads/${layer.sha256 || `not-locked-yet-${layer.id}`}`,
        unpack: unpacker(layer.url),
        resize: layer.expand !== '',
      };
    case 'snippet':
    case 'grow':
    case 'identity':
      return {};
  }
}

/** What turns the download into a plain image on standard output, by the ending of its address. */
function unpacker(url: string): string {
  const ending = /\.(xz|gz|zst)$/.exec(new URL(url).pathname)?.[1] ?? '';
  return { xz: 'xz -dc', gz: 'gzip -dc', zst: 'zstd -dc' }[ending] ?? '';
}

export const fallbackMirror = { debian: 'http://deb.debian.org/debian', ubuntu: 'http://archive.ubuntu.com/ubuntu' };

/** The apt lines of a suite. Make text: the machine's own mirror wins, so it is asked when the recipe runs. */
function mirrors({ vendor, suite, components, mirror, snapshot }: Mmdebstrap): string[] {
  const rest = components.join(' ');
  if (snapshot) return [shell(`deb http://snapshot.debian.org/archive/debian/${snapshot} ${suite} ${rest}`)];
  const variable = vendor === 'debian' ? 'DEBIAN_MIRROR' : 'UBUNTU_MIRROR';
  const fallback = mirror || fallbackMirror[vendor];
  const at = `$(or $(call setting,${variable}),${value(fallback)})`;
  const line = (where: string, pocket: string) => `$(call q,deb ${where} ${pocket} ${rest})`;
  const rolling = /^(sid|unstable|testing|forky|duke)$/.test(suite);
  if (rolling) return [line(at, suite)];
  const security = vendor === 'debian' ? `${at}-security` : at;
  return [line(at, suite), line(at, `${suite}-updates`), line(security, `${suite}-security`)];
}
