import assert from 'node:assert/strict';
import { createSocket, Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, Server } from 'node:net';
import { mock, suite, test } from 'node:test';
import { forward } from '../../scripts/forward.ts';

const here = '127.0.0.1';
const late = (code: string) => Object.assign(new Error(code), { code });

suite('forwarded ports', () => {
  test('over TCP go on after a connection that could not be accepted', async () => {
    const guest = createServer(socket => socket.end('hello')).listen(0, here);
    await once(guest, 'listening');
    const listen = mock.method(Server.prototype, 'listen');
    await forward({ address: here, host: 0, guest: (guest.address() as AddressInfo).port, udp: false }, () => here);
    const server = listen.mock.calls[0]!.this as Server;
    listen.mock.restore();
    server.emit('error', late('EMFILE'));
    const [said] = await once(connect((server.address() as AddressInfo).port, here), 'data');
    assert.equal(String(said), 'hello');
    for (const each of [server, guest]) each.close();
  });
  test('over UDP go on after an answer that could not be sent', async () => {
    const guest = createSocket('udp4').bind(0, here);
    await once(guest, 'listening');
    guest.on('message', (message, { port, address }) => guest.send(message, port, address));
    const bind = mock.method(Datagrams.prototype, 'bind');
    await forward({ address: here, host: 0, guest: guest.address().port, udp: true }, () => here);
    const server = bind.mock.calls[0]!.this as Datagrams;
    bind.mock.restore();
    server.emit('error', late('ENETUNREACH'));
    mock.timers.enable({ apis: ['setTimeout'] });
    const client = createSocket('udp4');
    client.send('hello', server.address().port, here);
    const [said] = await once(client, 'message');
    assert.equal(String(said), 'hello');
    for (const each of [server, guest, client]) each.close();
    // It forgets the client.
    mock.timers.tick(60_000);
    mock.timers.reset();
  });
});
