// What the templates of kernels need of each: make text for its recipe.

import { shell, word } from '../escape.ts';
import { processor } from '../processor.ts';
import type { Rule } from '../rules.ts';
import { aptLines } from '../sources/mmdebstrap.ts';
import { byDigest } from '../sources/oci.ts';
import { compilerIn } from './compiler.ts';
import { type Archive, type Build, type Kernel, kbuildArch } from './kernel.ts';

/** Where a kernel's folder is. */
export const folderOf = ({ origin, id, name }: Kernel): string =>
  origin.kind === 'dir' ? `generated/workspace/linux/${name}` : `generated/data/linux/${id}`;
const sourcesOf = ({ sources }: Kernel) => `generated/data/linux/${sources}`;

/** A rule for each kernel, and before it one for its sources, where it is the first of those. */
export function kernelRules(kernels: readonly Kernel[]): Rule[] {
  const seen = new Set<string>();
  const first = (what: string) => Boolean(what) && !seen.has(what) && Boolean(seen.add(what));
  return kernels.flatMap((kernel): Rule[] => {
    const { origin } = kernel;
    const own: Rule = kernel.build ? built(kernel, kernel.build) : packaged(kernel);
    // One tarball may be two sources, as it is and patched.
    const fetched = first(kernel.sources) ? [sources(kernel, origin.kind === 'tarball' && first(origin.digest))] : [];
    return [...fetched, own];
  });
}

const common = (kernel: Kernel) => ({
  ...{ name: kernel.name, file: kernel.file, from: kernel.from, at: folderOf(kernel) },
});
/** What must be written before the kernel has its true name. */
const lockOf = ({ pin, origin, name }: Kernel) =>
  pin || !['package', 'git', 'oci'].includes(origin.kind) ? '' : `kernels/${name}.lock`;

/** Words for mmdebstrap. */
const archived = ({ vendor, suite, components, ...archive }: Archive, arch: string) => ({
  ...{ vendor, suite, components: shell(components.join(',')) },
  options: archive.snapshot ? ` --aptopt='Acquire::Check-Valid-Until "false"'` : '',
  mirrors: aptLines({ vendor, suite, components, arch, ...archive }).join(' \\\n\t  '),
});

function packaged(kernel: Kernel): Rule {
  const { origin, arch } = kernel;
  if (origin.kind === 'oci') {
    const tls = origin.tlsVerify ? '' : '--src-tls-verify=false ';
    const source = word(`docker://${byDigest(origin.reference, kernel.pin)}`);
    return { kind: 'linux-oci', data: { ...common(kernel), arch, tls, source } };
  }
  if (origin.kind !== 'package') throw new Error(`${kernel.name} is built from ${origin.kind}, and is no package`);
  return {
    kind: 'linux-package',
    data: { ...common(kernel), arch, package: origin.name, ...archived(origin.archive, arch) },
  };
}

/** With `fetch` the tarball's own rule stands before it. */
function sources(kernel: Kernel, fetch: boolean): Rule {
  const { origin, pin, build } = kernel;
  const data = { from: kernel.from, at: sourcesOf(kernel), patches: build!.patches.map(word).join(' ') };
  switch (origin.kind) {
    case 'package':
      return {
        kind: 'linux-sources',
        data: { ...data, arch: kernel.arch, package: origin.name, ...archived(origin.archive, kernel.arch) },
      };
    case 'tarball': {
      const held = `generated/data/downloads/${origin.digest}`;
      return {
        kind: 'linux-sources',
        data: { ...data, held, fetch: fetch ? `${word(origin.url)} ${origin.digest}` : '' },
      };
    }
    case 'git':
      return { kind: 'linux-sources', data: { ...data, url: word(origin.url), commit: pin } };
    default:
      throw new Error(`${kernel.name}: the sources in a folder are not fetched`);
  }
}

function built(kernel: Kernel, { config, groups, options, make, cross = '', compiler }: Build): Rule {
  const { origin } = kernel;
  const folder = origin.kind === 'dir';
  return {
    kind: 'linux-build',
    data: {
      ...common(kernel),
      folder,
      sources: folder ? word(origin.path) : sourcesOf(kernel),
      config,
      arch: kbuildArch(kernel.arch),
      groups: groups.map(word).join(' '),
      options: options.map(word).join(' '),
      compiler: word(compiler),
      words: [
        ...(cross ? [`ARCH=${kbuildArch(kernel.arch)}`, `CROSS_COMPILE=${cross}`] : []),
        ...(compiler === (compilerIn(make) || `${cross}gcc`) ? [] : [`CC=${compiler}`]),
        ...make,
      ]
        .map(word)
        .join(' '),
    },
  };
}

/** What make knows of each besides its rule. */
export const kernelFacts = (kernels: readonly Kernel[]): [variable: string, text: string][] =>
  kernels.flatMap((kernel): [string, string][] => [
    [`linux.${kernel.name}`, folderOf(kernel)],
    [`linux-sources.${kernel.name}`, kernel.sources ? sourcesOf(kernel) : ''],
    [`linux-lock.${kernel.name}`, lockOf(kernel)],
    [`linux-arch.${kernel.name}`, processor(kernel.arch).qemu],
  ]);
