// Reads what the publishers of sources say: Release files, template indexes, lists of checksums.

/** The Date of a suite's InRelease, as 20261120T101500Z. */
export function releaseDate(text: string): string | undefined {
  const date = /^Date: (.+)$/m.exec(text)?.[1];
  const time = date ? new Date(date) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString().replaceAll(/[-:]|\.\d+/g, '') : undefined;
}

/** Revision and checksum of one template in a virt-builder index (virt-builder(1), "Creating and signing the index file"). */
export function indexEntry(text: string, template: string, arch: string): string | undefined {
  for (const block of text.split(/^(?=\[)/m)) {
    const field = (name: string) =>
      new RegExp(`^${name.replaceAll(/[[\]]/g, '\\$&')}=(.*)$`, 'm').exec(block)?.[1]?.trim();
    if (!block.startsWith(`[${template}]`) || (field('arch') ?? arch) !== arch) continue;
    const checksum = field('checksum[sha512]') ?? field('checksum');
    return `revision ${field('revision') ?? '1'}${checksum ? ` sha512 ${checksum}` : ` size ${field('size')}`}`;
  }
  return undefined;
}

/** The sha256 of `file` in a list as sha256sum(1) writes it, or in the BSD form `SHA256 (file) = …`. */
export function checksumOf(text: string, file: string): string | undefined {
  for (const line of text.split('\n')) {
    const [, digest, name] = /^([0-9a-f]{64}) [ *](?:.*\/)?(.+?)\s*$/i.exec(line) ?? [];
    if (name === file) return digest?.toLowerCase();
    const [, bsdName, bsdDigest] = /^SHA256 \((?:.*\/)?(.+)\) = ([0-9a-f]{64})\s*$/i.exec(line) ?? [];
    if (bsdName === file) return bsdDigest?.toLowerCase();
  }
  return undefined;
}
