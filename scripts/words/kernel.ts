// What is said of mistakes in kernels/NAME.ini.

import type { Telling } from './telling.ts';

export const ofKernel = {
  'bad-kernel-name': ([name]) => ({
    what: `"${name}" can't be the name of a kernel`,
    why: 'a name becomes a file, a make target and a word of KERNEL=: [a-z0-9][a-z0-9.-]*',
    mend: 'rename the file',
  }),
  'no-kernel-source': () => ({
    what: 'no "source" in [kernel]',
    why: 'a kernel comes from a package, a tarball, a git repository or a folder',
    mend: 'add "source = package:linux-image-cloud-amd64", or see docs/kernels.md',
  }),
  'no-tarball-digest': ([url]) => ({
    what: `nothing says what ${url} must hold`,
    why: 'a download without a checksum could be anything, so it is never built from',
    mend: 'add "digest = …", its sha256, to [kernel]',
  }),
  'patched-folder': ([folder]) => ({
    what: `${folder} would have to be patched`,
    why: 'what is in a folder of yours is yours: makebox changes nothing there',
    mend: 'take "patches" away, and lay them over the folder by hand',
  }),
  'missing-part': ([path, key]) => ({
    what: `"${key}" needs ${path}, which is not there`,
    why: 'the content of every file is part of the kernel',
    mend: `make the file, or correct the name`,
  }),
  'unknown-kernel': ([snippet, name, near]) => ({
    what: `${snippet} installs the kernel ${name}, and there is no kernels/${name}.ini`,
    why: 'a word without a slash is the name of one of kernels/',
    mend: near ? `did you mean "${near}"?` : `write kernels/${name}.ini; a folder is ./${name}`,
  }),
  'changing-kernel': ([snippet, name, folder]) => ({
    what: `${snippet} installs the kernel ${name}, which is built from ${folder}`,
    why: 'a layer is named by what it is made of, and a folder changes',
    mend: `source = "git:file://${folder}#REF" in kernels/${name}.ini, which takes a commit of it`,
  }),
  'foreign-kernel': ([snippet, name, its]) => ({
    what: `${snippet} installs the kernel ${name}, which is for ${its}`,
    why: 'the image is for another processor, which would not boot it',
    mend: 'another of kernels/: `arch` in [kernel] says which processor one is for',
  }),
} satisfies Telling;
