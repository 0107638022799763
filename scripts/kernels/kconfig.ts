// Reads a kernel's configuration (Documentation/kbuild/kconfig.rst). Pure.

/** Values by option; what is not set is not there. The last line that speaks of an option holds. */
function optionsIn(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, set, value, unset] = /^(CONFIG_\w+)=(.*)$|^# (CONFIG_\w+) is not set$/.exec(line.trim()) ?? [];
    if (set && value !== 'n') options.set(set, value!);
    else if (set || unset) options.delete((set ?? unset)!);
  }
  return options;
}

/** What was asked for and is not so. A module is taken for yes where it is built in. */
export function unstuck(wanted: string, config: string): { option: string; wanted: string; is: string }[] {
  const [asked, have] = [optionsIn(wanted), optionsIn(config)];
  const off = [...wanted.matchAll(/^# (CONFIG_\w+) is not set$|^(CONFIG_\w+)=n$/gm)].map(([, a, b]) => (a ?? b)!);
  return [
    ...[...asked].map(([option, value]) => ({ option, wanted: value, is: have.get(option) ?? 'n' })),
    ...[...new Set(off)]
      .filter(option => !asked.has(option))
      .map(option => ({ option, wanted: 'n', is: have.get(option) ?? 'n' })),
  ].filter(({ wanted: value, is }) => is !== value && !(value === 'm' && is === 'y'));
}

/** What makebox-run and its guest stand on, and for what. */
const needed: readonly (readonly [option: string, what: string])[] = [
  ['CONFIG_VIRTIO_PCI', 'to have any device'],
  ['CONFIG_VIRTIO_BLK', 'for the disk'],
  ['CONFIG_EXT4_FS', 'for the file system of images from packages'],
  ['CONFIG_VIRTIO_CONSOLE', 'for the command and what it says'],
  ['CONFIG_DEVTMPFS', 'for /dev'],
  ['CONFIG_CGROUPS', 'for systemd'],
];

/** Those that a configuration lacks. */
export const missing = (config: string) => needed.filter(([option]) => !optionsIn(config).has(option));
