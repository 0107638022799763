// What makebox itself has written of a VM into the XML of its domain, and into the command that made it.

export interface Names {
  /** As the definition has it, and as libvirt has it. */
  readonly name: string;
  readonly domain: string;
}

/** By what it is another VM, which a mere name does not change. */
export interface Identity extends Names {
  readonly uuid: string;
  /** Of its cards, in their order. */
  readonly macs: readonly string[];
}

type Pair = readonly [before: string, after: string];
const replaced = (text: string, pairs: readonly Pair[]) =>
  pairs.reduce((all, [before, after]) => all.replaceAll(before, after), text);

/** XML with another name: that of the domain, of its files, and whose it is. */
export const renamed = (xml: string, workspace: string, from: Names, to: Names): string =>
  replaced(xml, [
    [`<name>${from.domain}</name>`, `<name>${to.domain}</name>`],
    ...['disks/$.', 'disks/$+', 'logs/$.', `makebox ${workspace} $</description>`, `makebox ${workspace} $ - `].map(
      (text): Pair => [text.replace('$', from.name), text.replace('$', to.name)],
    ),
  ]);

/** XML, or the command of virt-install, of another VM that is the same but for its names. */
export function asAnother(text: string, workspace: string, from: Identity, to: Identity): string {
  const own = replaced(text, [
    [from.uuid, to.uuid],
    ...from.macs.map((mac, index): Pair => [mac, to.macs[index]!]),
    [`--name '${from.domain}'`, `--name '${to.domain}'`],
    [`'makebox ${workspace} ${from.name}'`, `'makebox ${workspace} ${to.name}'`],
  ]);
  return renamed(own, workspace, from, to);
}
