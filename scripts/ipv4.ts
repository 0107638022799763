// Addresses as numbers, to see whether one lies in a network.

/** A network, by the address that the host has on it. */
export interface Block {
  /** As it was written: `10.9.0.1/24`. */
  readonly text: string;
  readonly prefix: number;
  readonly own: number;
  /** The first and the last address that a guest may have. */
  readonly first: number;
  readonly last: number;
}

export const toNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
export const text = (number: number) => [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.');

export function block(cidr: string): Block {
  const [address = '', length = ''] = cidr.split('/');
  const [own, prefix] = [toNumber(address), Number(length)];
  const size = 2 ** (32 - prefix);
  const start = own - (own % size);
  return { text: cidr, prefix, own, first: start + 1, last: start + size - 2 };
}

export const inside = ({ first, last }: Block, number: number) => number >= first && number <= last;
/** Whether two networks have an address in common. */
export const overlap = (one: Block, other: Block) => one.first <= other.last && other.first <= one.last;
