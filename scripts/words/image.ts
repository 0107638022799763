// What is said of mistakes about sources, snippets and layers.

import type { Telling } from './telling.ts';

export const ofImage = {
  'bad-lock': ([digest]) => ({
    what: `"${digest}" is no digest`,
    why: 'a .lock holds what a source said it was when it was first built: letters, digits, dots and colons',
    mend: 'take the file away; the next build writes it anew',
  }),
  'missing-from': ([forms]) => ({
    what: 'no "from" in [image]',
    why: `an image starts from a source: ${forms}`,
    mend: 'add "from = mmdebstrap:bookworm" to [image], or "like = debian-12" at the top',
  }),
  'bad-source': ([source, forms]) => ({
    what: `"from = ${source}" names no source`,
    why: `a source is ${forms}`,
    mend: 'see docs/sources.md; for example: from = mmdebstrap:bookworm',
  }),
  'missing-answers': ([source]) => ({
    what: `nothing answers the questions of ${source}`,
    why: 'an installer asks for language, disks and users, and here nobody sits before it',
    mend: 'add "answers = FILE" to [image]: a kickstart, preseed or autoinstall file',
  }),
  'missing-checksum': ([url]) => ({
    what: `nothing says what ${url} must hold`,
    why: 'a download without a checksum could be anything, so it is never built from',
    mend: 'add "sha256 = …" or "sha256sums = URL" to [image]',
  }),
  'wrong-source': ([key, sources, source]) => ({
    what: `"${key}" means nothing for "${source}"`,
    why: `only ${sources} knows it, and a key without effect would mislead`,
    mend: 'take the line away',
  }),
  'foreign-program': ([snippet, engine]) => ({
    what: `${snippet} is for another processor, and would be built in ${engine === 'boot' ? 'a machine' : 'the appliance'}`,
    why: 'those of another processor run in containers alone',
    mend:
      engine === 'boot'
        ? 'take `boot` out of it'
        : 'engine = auto in [image], and nothing in it that only virt-customize knows',
  }),
  'bad-size': ([size, parent, reason]) => ({
    what: `"size = ${size}" on an image of ${parent}`,
    why: `${reason}`,
    mend: 'take the line away, or give the image below the size',
  }),
  'unknown-snippet': ([name, near]) => ({
    what: `no snippet "${name}"`,
    why: `there is no distros/snippets/${name}.cmd or ${name}.cmd.hbs`,
    mend: near
      ? `did you mean "${near}"?`
      : `write distros/snippets/${name}.cmd, in virt-customize's --commands-from-file format`,
  }),
  'two-snippets': ([name]) => ({
    what: `the snippet "${name}" is there twice`,
    why: `there is ${name}.cmd.hbs, too, and only one of them can be meant`,
    mend: 'take one away',
  }),
  'unknown-command': ([command, near]) => ({
    what: `unknown command "${command}"`,
    why: 'a snippet holds virt-customize commands, one a line (virt-customize(1), --commands-from-file)',
    mend: near ? `did you mean "${near}"?` : 'see virt-customize(1)',
  }),
  'bad-argument': ([command, argument, wanted]) => ({
    what: `"${command} ${argument}" can't be read`,
    why: `${command} is one of makebox's own commands, and what follows it must be ${wanted}`,
    mend: 'see docs/snippets.md',
  }),
  'not-alone': ([command]) => ({
    what: `"${command}" does not stand alone`,
    why: 'it works on a whole image with a tool of its own, so it is a layer of its own',
    mend: `put it into a snippet of its own: distros/snippets/${command}.cmd`,
  }),
  'missing-file': ([path, command]) => ({
    what: `"${command}" reads ${path}, which is not there`,
    why: 'the content of every local file is part of the layer',
    mend:
      command === 'install-kernel'
        ? 'install-kernel and the name of one of kernels/, which is built when it is needed'
        : `make the file, or correct the path: it is taken from the checkout's folder`,
  }),
  'snippet-secret': ([command]) => ({
    what: `"${command}" would put a password into a layer's command file`,
    why: 'generated files, logs and the list of processes may be read by others',
    mend: 'keep it in a file and write file:PATH',
  }),
  'unhashed-key': ([user]) => ({
    what: `"ssh-inject ${user}" does not say which key`,
    why: 'it would take one of ~/.ssh, and the layer would bear the same name with another key in it',
    mend: `ssh-inject ${user}:file:PATH (your own key is in every VM's identity layer already)`,
  }),
  'runs-on-host': ([argument]) => ({
    what: `"edit ${argument}" would run on this machine`,
    why: 'virt-customize evaluates its Perl expression here and not in the image (virt-edit(1)); a snippet runs nothing here',
    mend: "run-command sed -i 's/old/new/' FILE, which runs in the image",
  }),
  'snippet-cycle': ([file]) => ({
    what: `"commands-from-file ${file}" leads back to itself`,
    why: 'its commands would have no end',
    mend: 'take the line away',
  }),
} satisfies Telling;
