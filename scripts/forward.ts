// Hands what comes to a port of the host on to a port of a guest, whose address is asked for at each connection.

import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Port } from './ports.ts';

/** Milliseconds after which a peer over UDP that is silent is forgotten. */
const silence = 60_000;

/** Listens; throws what the system says where it can't. What comes before there is an address goes nowhere. */
export const forward = (port: Port, address: () => string): Promise<void> =>
  port.udp ? datagrams(port, address) : stream(port, address);

async function stream({ address: at, host, guest }: Port, address: () => string): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, from => {
    const guestAt = address();
    if (!guestAt) return void from.destroy();
    const to = connect({ host: guestAt, port: guest, allowHalfOpen: true });
    from.pipe(to).pipe(from);
    from.on('error', () => to.destroy());
    to.on('error', () => from.destroy());
  });
  server.listen(host, at);
  await once(server, 'listening');
  // One connection that could not be accepted, as where no file may be opened any more; the others go on.
  server.on('error', () => {});
}

async function datagrams({ address: at, host, guest }: Port, address: () => string): Promise<void> {
  const server = createSocket('udp4');
  const peers = new Map<string, { readonly socket: Datagrams; timer: NodeJS.Timeout }>();
  server.on('message', (message, from) => {
    const guestAt = address();
    if (!guestAt) return;
    const name = `${from.address}:${from.port}`;
    const peer = peers.get(name) ?? open(name, from.address, from.port);
    peer.timer.refresh();
    peer.socket.send(message, guest, guestAt);
  });
  const open = (name: string, to: string, port: number) => {
    const socket = createSocket('udp4');
    socket.on('message', answer => server.send(answer, port, to));
    // The guest listens no more, or not yet.
    socket.on('error', () => {});
    const timer = setTimeout(() => {
      peers.delete(name);
      socket.close();
    }, silence);
    const peer = { socket, timer };
    peers.set(name, peer);
    return peer;
  };
  server.bind(host, at);
  await once(server, 'listening');
  // One answer that could not be sent, as to a client whose network went away.
  server.on('error', () => {});
}
