// Turns a Plan into rules: what is decided is decided here; the templates only give it the shape of make text.

import { flags } from './appliance.ts';
import { fileOf } from './data-disk.ts';
import type { Engine } from './engine.ts';
import { shell, value } from './escape.ts';
import { warmth } from './guest-wake.ts';
import { folderOf } from './kernels/rule.ts';
import { type Base, isBase, type Layer } from './layer.ts';
import type { Image, Plan } from './plan.ts';
import { forwards } from './ports.ts';
import { processor } from './processor.ts';
import { deviceFlags, isDevice, type Share } from './share.ts';
import type { Source } from './sources/source.ts';
import { sources } from './sources/table.ts';
import { stepsOf } from './steps.ts';
import type { Vm } from './vm.ts';

export interface Rule {
  /** Names the template. */
  readonly kind:
    | 'vm'
    | 'image'
    | 'kernel'
    | `linux-${'package' | 'oci' | 'sources' | 'build'}`
    | Source['template']
    | Engine
    | Exclude<Layer['kind'], Base['kind'] | 'snippet'>;
  /** Plain fields for the template; lists of words are joined already. */
  readonly data: Readonly<Record<string, unknown>>;
}

type Fact = [key: string, text: string];
const written = (facts: readonly Fact[]) => facts.map(([key, text]) => ({ key, text: value(text) }));

/** What concerns the image alone, below the identity layer. */
const ofImage = ({ image, bare, foreign, kernelArgs, unlocked = '', kernels }: Image): Fact[] => [
  ['parent', image],
  ['bare', bare ? '1' : ''],
  ['foreign', foreign ? processor(foreign).qemu : ''],
  ['kernel-args', kernelArgs],
  ['unlocked', unlocked],
  ['linux', kernels.join(' ')],
];

/** A definition that has no VM. */
export function imageRule(image: Image): Rule {
  const { name, file } = image;
  const facts: Fact[] = [['image', image.image], ['kernel', ''], ...ofImage(image)];
  return { kind: 'image', data: { name, file, facts: written(facts) } };
}

/** A word for one option of virt-install, which parts them by commas and unquotes them as sh does. */
const part = (text: string) => shell(text.replaceAll(/[\\,'"]/g, String.raw`\$&`));

function shareFacts(shares: readonly Share[]): Fact[] {
  const devices = shares.filter(isDevice);
  const names = (of: readonly Share[]) => of.map(share => share.name).join(' ');
  return [
    ['shares', names(devices)],
    ['readonly', names(devices.filter(share => share.mode !== ''))],
    ...devices.map(
      ({ name, source, target, transport }): Fact => [
        `share-${name}`,
        // CODE_DIR and FSDEV_FLAGS come from make.
        name === 'code'
          ? `target=${part(target)}`
          : `source=${part(source!)},target=${part(target)},${deviceFlags(transport)}`,
      ],
    ),
    ['ninep', names(devices.filter(share => share.name !== 'code' && share.transport === '9p'))],
    ['create', shares.flatMap(({ create, source }) => (create && source ? [shell(source)] : [])).join(' ')],
  ];
}

/** Words for one option of qemu, which parts them by commas. */
const forQemu = (text: string) => shell(text.replaceAll(',', ',,'));

/** Its shares over 9p, as qemu is told of them; the folder of CODE_DIR comes from make. */
const runFacts = ({ shares, ssh }: Vm): Fact[] => [
  // Where they are plugged in when it has woken (scripts/warm.ts).
  ['run-warmth', `${warmth} ${ssh.port}`],
  [
    'run-plugs',
    shares
      .filter(share => share.transport !== '9p')
      .map((_, index) => `-device pcie-root-port,id=plug-${index},slot=${index + 1}`)
      .join(' '),
  ],
  ['run-shares', shares.map(share => share.name).join(' ')],
  ...shares.flatMap(({ name, source, target, mode }): Fact[] => [
    [`run-source-${name}`, `${source ? forQemu(source) : ''}${mode === '' ? '' : ',readonly=on'}`],
    [`run-target-${name}`, forQemu(target)],
  ]),
];

const diskFacts = ({ disks }: Vm): Fact[] => [
  ['disks', disks.map(fileOf).join(' ')],
  ...disks.flatMap((disk): Fact[] => [
    [`disk-${fileOf(disk)}`, `driver.type=${disk.format},bus=${disk.bus},serial=${disk.name}`],
    [`size-${fileOf(disk)}`, disk.size],
  ]),
];

export function vmRule(vm: Vm, image: Image, owner: { uid: number; gid: number }): Rule {
  const facts: Fact[] = [
    ['uuid', vm.uuid],
    ['mac', vm.mac],
    ...(vm.born ? [['born', vm.born] as Fact] : []),
    ['definition', vm.file.replace(/^distros\/|\.ini$/g, '')],
    ['image', vm.image],
    ['kernel', vm.kernel ?? ''],
    ['empty', vm.empty ? '1' : ''],
    ...ofImage(image),
    ['network', vm.card?.libvirt ?? ''],
    ['networks', vm.nics.flatMap(nic => (nic.libvirt ? [nic.network] : [])).join(' ')],
    ['nics', vm.nics.map(({ option, mac }) => `--network ${option},mac=${mac}`).join(' ')],
    ['forwards', forwards(vm.door, vm.ssh.port, vm.ports)],
    ...shareFacts(vm.shares),
    ...runFacts(vm),
    ...diskFacts(vm),
    ['xml', vm.xml.map(([xpath, to]) => `--xml xpath.set=${part(xpath)},xpath.value=${part(to)}`).join(' ')],
    ['owner', `${owner.uid}:+${owner.gid}`],
  ];
  return {
    kind: 'vm',
    data: {
      name: vm.name,
      file: vm.file,
      folder: vm.values.some(v => v.variable === 'CODE_DIR'),
      facts: written(facts),
      up: vm.dependsOn?.map(name => `up-${name}`).join(' ') ?? '',
      anew: vm.dependsOn?.map(name => `rebuild-${name} reload-${name}`).join(' ') ?? '',
      down: vm.dependsOn?.map(name => `down-${name}`).join(' ') ?? '',
      values: vm.values.map(v => ({
        // The processor that libvirt gives it is called in libvirt's words.
        goals: v.variable === 'CPU' ? `${vm.name}.xml` : `${vm.name}.xml run-${vm.name}`,
        variable: v.variable,
        text: value(v.value),
      })),
    },
  };
}

export function layerRules({ vms, layers, kernels: linux }: Plan): Rule[] {
  const kernels = new Set(vms.flatMap(vm => vm.kernel ?? []));
  const fetched = new Set<string>();
  return layers.flatMap(layer => {
    const more = isBase(layer) ? sources[layer.kind].rule(layer) : optionsOf(layer, linux);
    // One download may serve several layers: its rule stands at the first.
    const held = 'fetch' in more && 'held' in more && more.fetch ? String(more.held) : '';
    const first = held !== '' && !fetched.has(held);
    if (first) fetched.add(held);
    const rule: Rule = { kind: templateOf(layer), data: { ...layer, ...more, first } };
    return kernels.has(layer.id) ? [rule, { kind: 'kernel', data: { id: layer.id } }] : [rule];
  });
}

const optionsOf = (layer: Layer, linux: Plan['kernels']) =>
  layer.kind === 'snippet'
    ? {
        flags: flags(stepsOf(layer.commands, layer.fromPackages)),
        linux: linux.filter(({ name }) => layer.kernels.includes(name)).map(folderOf),
      }
    : {};

function templateOf(layer: Layer): Rule['kind'] {
  if (layer.kind === 'snippet') return layer.engine;
  return isBase(layer) ? sources[layer.kind].template : layer.kind;
}
