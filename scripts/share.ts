// The folders of the host that a definition's VM sees: `[share NAME]`, as many as it likes; [share code] is there unless it is refused.

import type { Resolved } from './forest.ts';
import type { Layer } from './layer.ts';
import type { Problem } from './problem.ts';

export interface Share {
  readonly name: string;
  /** On the host; absent: CODE_DIR. */
  readonly source?: string;
  /** In the guest; its device is called so, too. */
  readonly target: string;
  readonly transport: Transport;
  /** `ro`: the host lets nobody write. `overlay`: nobody either, and what is written stays in the guest. */
  readonly mode: '' | 'ro' | 'overlay';
  /** Further words for the guest's mount(8), by commas. */
  readonly options: string;
  /** Whether a folder is made where there is none. */
  readonly create: boolean;
  /** Patterns of rsync(1) that it leaves out. */
  readonly exclude: readonly string[];
  /** It is a copy though its definition does not say so: what the guest alone has stays. */
  readonly kept?: true;
}
/** `9p` and `virtiofs` are devices, `rsync` copies over ssh, and `nfs` comes from the host's own server. */
export type Transport = 'virtiofs' | '9p' | 'rsync' | 'nfs';

/** Keys that mean nothing for a type. */
const senseless: Record<string, readonly string[]> = {
  virtiofs: ['exclude'],
  '9p': ['exclude'],
  rsync: ['readonly', 'overlay', 'options'],
  nfs: ['overlay', 'exclude'],
};

/** Guests whose kernel is older than virtiofs (Linux 5.4), by osinfo id. */
const withoutVirtiofs = /^(centos[67]|rhel[67]|ol[67]|debian([6-9]|10)$|ubuntu1[0-9]\.)/;
/** Guests whose kernel is built without 9p: those of the EL family after 7, and Debian's for clouds. */
const without9p = /^(rhel|centos|centos-stream|almalinux|rocky|ol)([89]|[1-9]\d)/;
const has9p = (base: Layer, osVariant: string) =>
  base.kind === 'mmdebstrap'
    ? !base.packages.some(name => name.startsWith('linux-image-cloud-'))
    : !without9p.test(osVariant);

/** Letters that QEMU lets the name of a 9p device have (hw/9pfs/9p.h, MAX_TAG_LEN); virtiofs takes 36. */
const tag = 31;

export const isDevice = ({ transport }: Pick<Share, 'transport'>) => transport === 'virtiofs' || transport === '9p';
export const isCopy = ({ transport }: Share) => transport === 'rsync';
export const overNfs = ({ transport }: Share) => transport === 'nfs';

/** At another machine each is a copy. */
export const elsewhere = (share: Share): Share =>
  isCopy(share) ? share : { ...share, transport: 'rsync', kept: true };

/** All shares, [share code] first; `base` is what the image stands on, and `virtiofs` whether the host has it. */
export function sharesOf(from: Resolved, base: Layer, virtiofs: boolean, problems: Problem[]): Share[] {
  const osVariant = from.get('domain/os-variant');
  const best =
    virtiofs && !withoutVirtiofs.test(osVariant) ? 'virtiofs' : has9p(base, osVariant) ? '9p' : ('rsync' as const);
  const written = from.named('share');
  const names = new Set(['code', ...written.keys()]);
  const shares = [...names].flatMap((name): Share[] => {
    const get = (key: string) => from.get(`share ${name}/${key}`);
    const type = get('type');
    if (type === 'none') return [];
    for (const key of senseless[type] ?? []) {
      const entry = from.entry(`share ${name}/${key}`);
      if (entry && entry.value !== 'no')
        problems.push({
          code: 'wrong-key',
          file: entry.file,
          line: entry.line,
          args: [key, `a share of type ${type}`, 'share'],
        });
    }
    const source = get('source');
    if (!from.entry(`share ${name}/source`) && (name !== 'code' || get('create') === 'yes')) {
      const { file, line } = written.get(name)!;
      problems.push({ code: 'no-source', file, line, args: [name] });
    }
    const transport = type === 'auto' ? best : (type as Transport);
    const mode = get('overlay') === 'yes' ? 'overlay' : get('readonly') === 'yes' ? 'ro' : '';
    return [
      {
        name,
        ...(source ? { source } : {}),
        target: get('target') || `/${name}`,
        transport,
        // Nobody has asked for a copy, so it takes nothing away that was written there.
        ...(type === 'auto' && transport === 'rsync' ? { kept: true } : {}),
        mode,
        options: get('options'),
        create: get('create') === 'yes',
        exclude: get('exclude').split(/\s+/).filter(Boolean),
      },
    ];
  });
  const places = new Map<string, string>();
  for (const share of shares) {
    const { name, target } = share;
    const other = places.get(target);
    places.set(target, name);
    const { file, line } = from.entry(`share ${name}/target`) ?? written.get(name) ?? { file: from.file, line: 0 };
    if (target.length > tag && isDevice(share))
      problems.push({ code: 'long-target', file, line, args: [target, String(tag)] });
    if (other) problems.push({ code: 'same-target', file, line, args: [name, other, target] });
  }
  return shares;
}

/** What virt-install's `--filesystem` is given for a way in, beyond source and target. */
export const deviceFlags = (transport: Transport) =>
  ({ virtiofs: 'driver.type=virtiofs,accessmode=passthrough', '9p': 'accessmode=passthrough', rsync: '', nfs: '' })[
    transport
  ];
