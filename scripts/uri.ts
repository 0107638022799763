// What a libvirt's URI says of it (libvirt.org/uri.html), and how ssh gets to the VMs of another machine.

import { Failure } from './failure.ts';

/** libvirt as a plain user: without networks of its own, and without virtiofs before libvirt 10. */
export const isSession = (uri: string) => /\/session(\?|$)/.test(uri);
/** This machine's own, where qemu runs as a user of its own. */
export const isSystem = (uri: string) => /^qemu(\+unix)?:\/\/\/system/.test(uri);
/** `qemu+ssh://host/system` names a machine, `qemu:///system` none. */
export const isRemote = (uri: string) => /^[\w+]+:\/\/[^/]/.test(uri);

/** The machine, as a person calls it. */
export const hostOf = (uri: string) => partsOf(uri).host;

/** The ssh_config(5) line by which a VM behind it is reached; "" where its address is reached as it is. */
export function proxyCommand(uri: string): string {
  if (!isRemote(uri) || !/^\w+\+(ssh|libssh2?):/.test(uri)) return '';
  const { user, host, port, key, command } = partsOf(uri);
  return [
    `${command} -o BatchMode=yes`,
    ...(port ? [`-p ${port}`] : []),
    ...(key ? [`-i '${key.replaceAll('%', '%%')}'`] : []),
    '-W [%h]:%p',
    user ? `${user}@${host}` : host,
  ].join(' ');
}

function partsOf(uri: string) {
  const [, user = '', host = '', port = '', query = ''] =
    /^[\w+]+:\/\/(?:([\w.-]+)@)?([\w.-]+|\[[\da-f:]+\])(?::(\d+))?(?:\/[^?]*)?(?:\?(.*))?$/i.exec(uri) ?? [];
  const words = new URLSearchParams(query);
  const [key, command] = [words.get('keyfile') ?? '', words.get('command') ?? 'ssh'];
  if (!host || host.startsWith('-') || user.startsWith('-') || /['\n]/.test(key) || !/^[\w./-]+$/.test(command))
    throw new Failure(
      `LIBVIRT_URI=${uri} names no machine that ssh could reach`,
      'it is handed to ssh, so user, host, port, keyfile and command are taken only in their plain form',
      'LIBVIRT_URI=qemu+ssh://user@host/system',
    );
  return { user, host: host.replaceAll(/[[\]]/g, ''), port, key, command };
}
