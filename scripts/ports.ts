// Ports of the host that lead into a VM: `[ADDRESS:]HOST:GUEST[/udp]`.

export interface Port {
  /** Where the host listens. */
  readonly address: string;
  readonly host: number;
  readonly guest: number;
  readonly udp: boolean;
}

/** Only this host gets in, unless an address is said. */
const loopback = '127.0.0.1';

export const portsOf = (text: string): Port[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map(word => {
      const [, address = loopback, host, guest, protocol] = /^(?:([\d.]+):)?(\d+):(\d+)(?:\/(\w+))?$/.exec(word)!;
      return { address, host: Number(host), guest: Number(guest), udp: protocol === 'udp' };
    });

export const told = ({ address, host, guest, udp }: Port) =>
  `${address === loopback ? '' : `${address}:`}${host}:${guest}${udp ? '/udp' : ''}`;

/** QEMU's own forwards (qemu(1), hostfwd), for a VM that nobody but QEMU has a network for: its sshd's, and those that it asks for. */
export const forwardTo = (door: number) => `hostfwd=tcp:${loopback}:${door}-:`;
export const forwards = (door: number, ssh: number, ports: readonly Port[]) =>
  [
    `${forwardTo(door)}${ssh}`,
    ...ports.map(({ address, host, guest, udp }) => `hostfwd=${udp ? 'udp' : 'tcp'}:${address}:${host}-:${guest}`),
  ].join(',');
