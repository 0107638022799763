// What is said of each mistake: what is wrong, why it matters and how to mend it.

interface Words {
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}

const definitionDoc = 'docs/definition.md';
const anchor = (section: string) => section.split(' ')[0] || 'top';

export const words = {
  'bad-name': ([name]) => ({
    what: `"${name}" can't be the name of a VM`,
    why: 'a name becomes a file, a make target, a host name and a libvirt domain: [a-z0-9][a-z0-9.-]*, 63 characters at most',
    mend: 'rename the file',
  }),
  'reserved-name': ([name, verb]) => ({
    what: `"${name}" can't be the name of a VM`,
    why: `make could not tell it from ${verb}`,
    mend: 'rename the file',
  }),
  'bad-line': ([text]) => ({
    what: `can't read "${text}"`,
    why: 'a line is [section], key = value, or a comment that starts with ; or #',
    mend: 'write it as key = value, or put ; before it',
  }),
  'unknown-section': ([section, near, all]) => ({
    what: `unknown section [${section}]`,
    why: `the sections are ${all}`,
    mend: near ? `did you mean [${near}]?` : `see ${definitionDoc}`,
  }),
  'unknown-key': ([key, section, near]) => ({
    what: `unknown key "${key}" ${section ? `in [${section}]` : 'before the first section'}`,
    why: 'every key must be one makebox knows, so that a typo cannot silently give a default',
    mend: `${near ? `did you mean "${near}"? ` : ''}All keys: ${definitionDoc}#${anchor(section ?? '')}`,
  }),
  'duplicate-key': ([key, section, first]) => ({
    what: `"${key}" stands twice in [${section}]`,
    why: `line ${first} has it already, and only one of them can hold`,
    mend: 'take one away',
  }),
  'bad-value': ([value, key, wanted]) => ({
    what: `"${value}" is no value for "${key}"`,
    why: `it must be ${wanted}`,
    mend: `see ${definitionDoc}`,
  }),
  'bad-xpath': ([xpath]) => ({
    what: `"xml.${xpath}" names nothing that may be set`,
    why: "an XPath is ./ and parts by /, each a name with its number or without, the last perhaps with @; name, uuid and description are makebox's own",
    mend: 'xml../devices/disk[2]/driver/@queues = 2; virsh dumpxml NAME shows what there is',
  }),
  'bad-default': ([key]) => ({
    what: `"${key}" can't hold for all`,
    why: 'it says which image or VM a definition is, and every one would be the same',
    mend: 'write it into the definition that it is meant for',
  }),
  'no-source': ([name]) => ({
    what: `[share ${name}] has no source`,
    why: 'only [share code] does without, which is CODE_DIR then, and CODE_DIR is never made',
    mend: 'source = /a/folder',
  }),
  'long-target': ([target, letters]) => ({
    what: `${target} is too long a target`,
    why: `the guest knows the device by it, and that takes ${letters} letters`,
    mend: 'a shorter one, and a link to it in a snippet; or type = rsync',
  }),
  'same-target': ([name, other, target]) => ({
    what: `[share ${name}] and [share ${other}] are both at ${target}`,
    why: 'one would hide the other',
    mend: 'give one of them another target',
  }),
  'network-differs': ([name, key, first]) => ({
    what: `"${key}" of [network ${name}] is said twice`,
    why: `it is one network, and another VM says otherwise: ${first}`,
    mend: 'say it in one of them; the others need [network NAME] alone',
  }),
  'wrong-network-key': ([key, type]) => ({
    what: `"${key}" means nothing for a network of type ${type}`,
    why: 'a key that does nothing would hide a mistake',
    mend: `take it away, or see ${definitionDoc}#network`,
  }),
  'no-device': ([name, type]) => ({
    what: `[network ${name}] has no device`,
    why: `${type} stands on one of the host's`,
    mend: type === 'bridge' ? 'device = br0' : 'device = eth0',
  }),
  'outside-network': ([address, name, range]) => ({
    what: `${address} is not in the network ${name}`,
    why: `its guests have addresses of ${range}, less the first and the last of the block`,
    mend: "correct it, or the network's address",
  }),
  'same-ip': ([address, other]) => ({
    what: `${address} is taken`,
    why: `${other} has it`,
    mend: 'give one of them another',
  }),
  'network-full': ([name, range]) => ({
    what: `the network ${name} has no address left`,
    why: `more VMs are on it than ${range} has addresses`,
    mend: 'address = with a shorter prefix, like 10.9.0.1/22',
  }),
  'cut-value': ([value, key]) => ({
    what: `the value of "${key}" holds ; or #: ${value}`,
    why: 'ini takes what follows for a comment and would cut the value there',
    mend: 'put the value in double quotes, or the comment on a line of its own',
  }),
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
  'no-cloud-init': ([key]) => ({
    what: `nobody would read "${key}"`,
    why: 'the image runs no cloud-init, as far as its definition says',
    mend: 'take the line away; or "cloud-init = yes" in [image] where it has the package',
  }),
  'unknown-like': ([name, near]) => ({
    what: `"like = ${name}" names no definition`,
    why: `there is no distros/${name}.ini`,
    mend: near ? `did you mean "${near}"?` : 'name a file of distros/ without its .ini',
  }),
  'like-cycle': ([chain]) => ({
    what: `definitions that are like each other in a ring: ${chain}`,
    why: 'none of them says what it is',
    mend: 'give one of them keys of its own instead of "like"',
  }),
  'from-cycle': ([chain]) => ({
    what: `images that stand on each other in a ring: ${chain}`,
    why: 'none of them has a base',
    mend: 'give one of them a source of its own, like "from = mmdebstrap:bookworm"',
  }),
  'unknown-parent': ([name, near]) => ({
    what: `"from = distro:${name}" names no definition`,
    why: `there is no distros/${name}.ini whose image this one could stand on`,
    mend: near ? `did you mean "distro:${near}"?` : 'name a file of distros/ without its .ini',
  }),
  'same-born': ([name, other, file]) => ({
    what: `${name} and ${other} would be one VM`,
    why: 'the UUID and MAC of both derive from one name, their own or what they were born as',
    mend: `write "born = another-name" at the top of the one that has no disk yet; the other is in ${file}`,
  }),
  'unknown-dependency': ([name, near]) => ({
    what: `"depends-on = ${name}" names no VM`,
    why: 'what comes up before another one is a VM of this checkout: a definition without "define = no", or an instance',
    mend: near ? `did you mean "${near}"?` : 'make list',
  }),
  'depends-cycle': ([ring]) => ({
    what: `VMs that wait for each other in a ring: ${ring}`,
    why: 'none of them could come up first',
    mend: 'take one of them out of "depends-on"',
  }),
  'bad-size': ([size, parent, reason]) => ({
    what: `"size = ${size}" on an image of ${parent}`,
    why: `${reason}`,
    mend: 'take the line away, or give the image below the size',
  }),
  'duplicate-name': ([name, other]) => ({
    what: `there are two VMs "${name}"`,
    why: `${other} makes one already, and make could not tell them apart`,
    mend: 'give one of them another name',
  }),
  'bad-param': ([name]) => ({
    what: `"${name}" can't be the name of a param`,
    why: 'it stands in {{name}}: small letters, digits, _ and -; "instance" and "index" are given already',
    mend: 'choose another name',
  }),
  'unknown-param': ([name, near]) => ({
    what: `no param "${name}"`,
    why: 'it is neither in [params] of the definition, or of one below it, nor instance or index',
    mend: near
      ? `did you mean {{${near}}}?`
      : `write "${name} = …" into [params]; braces that mean nothing here are written \\{{`,
  }),
  'bad-template': ([what]) => ({
    what: `can't be filled: ${what}`,
    why: 'a template holds {{name}}, and {{#if name}}…{{else}}…{{/if}}; nothing else of handlebars',
    mend: 'write it with these, or \\{{ where braces are meant',
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
    mend: `make the file, or correct the path: it is taken from the checkout's folder`,
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
  'plain-override': ([name, line]) => ({
    what: `${name} is set for all VMs, or for none`,
    why: 'a .mk beside a definition holds lines for one target, and a plain assignment reaches every VM or is outdone by theirs',
    mend: `write: ${line}`,
  }),
  'bad-env': ([value, name, wanted]) => ({
    what: `${name}=${value} can't be used`,
    why: `it must be ${wanted}`,
    mend: 'see .env.example',
  }),
  'unknown-env': ([name, near]) => ({
    what: `unknown setting "${name}"`,
    why: 'it is one letter or two from a setting of makebox, so it looks like a slip',
    mend: `did you mean ${near}?`,
  }),
  'future-time': ([seconds]) => ({
    what: `the file is dated ${seconds} s ahead of the clock`,
    why: 'make goes by dates: a later change could not be seen',
    mend: 'touch the file, or set the clock',
  }),
  'not-text': ([what]) => ({
    what: `${what}`,
    why: 'such a character cannot stand in a make rule or a command',
    mend: 'write the file again as plain UTF-8 text',
  }),
  unreadable: ([why]) => ({
    what: `can't be read: ${why}`,
    why: 'every definition must be understood before one rule is written',
    mend: 'mend the file or its permissions',
  }),
} satisfies Record<string, (args: readonly string[]) => Words>;
