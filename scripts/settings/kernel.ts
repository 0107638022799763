// The keys of kernels/NAME.ini, in its one section [kernel].

import { type Setting, yesNo } from './setting.ts';

const key = (name: string, type: Setting['type'], fallback: string, help: string, choices?: readonly string[]) => ({
  ...{ section: 'kernel', key: name, type, fallback, help },
  ...(choices ? { choices } : {}),
});

export const kernelSettings: readonly Setting[] = [
  key(
    'source',
    'kernel',
    '',
    'Where it comes from: `package:NAME` (one that holds a built kernel, or a `linux-source-…`), `tarball:ADDRESS`, `git:ADDRESS#REF` or `dir:PATH` of its sources, or `oci:REFERENCE` of a built one in a registry.',
  ),
  key('digest', 'digest', '', 'The sha256 of a tarball.'),
  key('suite', 'words', 'bookworm', 'The suite that a package is from.'),
  key('mirror', 'mirror', '', 'Where its packages are; the machine’s DEBIAN_MIRROR or UBUNTU_MIRROR comes first.'),
  key('components', 'components', 'main', 'Components of the archive.'),
  key(
    'snapshot',
    'date',
    '',
    'A date like `20260801T000000Z`: the package as snapshot.debian.org, or for Ubuntu its snapshot service, had it then.',
  ),
  key(
    'arch',
    'choice',
    '',
    "The processor that it is for; default: this host's. Another one's compiler is a cross-compiler.",
    [...['amd64', 'arm64']],
  ),
  key('config', 'choice', 'defconfig', 'What its configuration starts from.', [
    ...['defconfig', 'tinyconfig', 'allnoconfig', 'allmodconfig'],
  ]),
  key('groups', 'words', '', 'Files `kernels/groups/NAME.config`, laid over that in their order.'),
  key('options', 'kconfig', '', 'Options laid over those: `CONFIG_A=y CONFIG_B=m CONFIG_C=n`.'),
  key('make', 'assignments', '', 'More words for its make, as `LLVM=1 KCFLAGS=-O1`.'),
  key(
    'compiler',
    'compiler',
    'gcc',
    'The compiler, as `gcc-12`; default: the one that `make` names by `CC=` or `LLVM=`, else gcc.',
  ),
  key(
    'patches',
    'words',
    '',
    'Files of this checkout, laid over a tarball’s or a commit’s sources by patch(1) in their order.',
  ),
  key(
    'tls-verify',
    'choice',
    'yes',
    '`no` takes a registry over plain http, or with a certificate that nobody signed.',
    yesNo,
  ),
];
