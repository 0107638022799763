// Reads what a Vagrant box for libvirt says of itself: metadata.json, of both versions.

interface Metadata {
  readonly provider?: unknown;
  /** The second version lists disks; the first one has the one disk box.img. */
  readonly disks?: unknown;
}

/** The name of the box's one disk, or what keeps makebox from taking it. */
export function boxDisk(metadata: string): { disk: string } | { flaw: string } {
  let box: Metadata;
  try {
    box = JSON.parse(metadata) as Metadata;
  } catch {
    return { flaw: 'its metadata.json is no JSON' };
  }
  if (typeof box !== 'object' || box === null) return { flaw: 'its metadata.json says nothing' };
  if (box.provider !== 'libvirt')
    return { flaw: `it is for ${JSON.stringify(box.provider) ?? 'nobody'}, not for libvirt` };
  if (box.disks === undefined) return { disk: 'box.img' };
  if (!Array.isArray(box.disks) || box.disks.length !== 1) {
    const count = Array.isArray(box.disks) ? box.disks.length : 'no list of';
    return { flaw: `it has ${count} disks, and an image has one` };
  }
  const { path } = (box.disks[0] ?? {}) as { path?: unknown };
  if (typeof path !== 'string' || !/^[\w@%+=:,. -]+$/.test(path) || path.startsWith('-'))
    return { flaw: 'its disk has no plain name' };
  return { disk: path };
}
