// What a processor is called, and what its machine has, wherever the two that makebox knows differ.

export interface Processor {
  /** As Debian names it. */
  readonly debian: 'amd64' | 'arm64';
  /** As qemu, libvirt and libguestfs name it. */
  readonly qemu: 'x86_64' | 'aarch64';
  /** qemu's type of machine. */
  readonly machine: 'q35' | 'virt';
  /** The serial port of that. */
  readonly console: 'ttyS0' | 'ttyAMA0';
}

const processors: readonly Processor[] = [
  { debian: 'amd64', qemu: 'x86_64', machine: 'q35', console: 'ttyS0' },
  { debian: 'arm64', qemu: 'aarch64', machine: 'virt', console: 'ttyAMA0' },
];

/** By Debian's name; a host of neither kind is taken for the first. */
export const processor = (debian: string): Processor => processors.find(p => p.debian === debian) ?? processors[0]!;

/** This host's. */
export const here = processor(process.arch === 'x64' ? 'amd64' : process.arch);
/** The other one's. */
export const other = processors.find(p => p !== here)!;
export const consoles = processors.map(p => p.console);
