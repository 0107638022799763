// What libvirt's daemon leaves of a network that it was making when it was killed, and does not go on from: the next start would
// meet a bridge of that name (vagrant-libvirt/vagrant-libvirt issue 670).

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Failure } from './failure.ts';
import { isSystem } from './uri.ts';

/** Takes away the bridge and the dnsmasq of a network that is off, whose definition at libvirt is `xml`. Both are known as its own: by its MAC address, and by its file. */
export async function dropLeftBridge(uri: string, { libvirt }: { libvirt: string }, xml: string): Promise<void> {
  if (!isSystem(uri)) return;
  const [bridge, mac] = [/<bridge name='([^']*)'/, /<mac address='([^']*)'/].map(find => find.exec(xml)?.[1]);
  if (!bridge || !mac) return;
  endDnsmasq(libvirt);
  const { stdout } = spawnSync('ip', ['-o', 'link', 'show', 'dev', bridge], { encoding: 'utf8' });
  if (!stdout?.includes(` ${mac} `)) return;
  if (spawnSync('ip', ['link', 'delete', 'dev', bridge], { stdio: 'ignore' }).status === 0) return;
  throw new Failure(
    `libvirt has left the bridge ${bridge} behind`,
    'it ended while it made that network, and only root may take it away',
    `sudo ip link delete ${bridge}, and the same again`,
  );
}

/** Why a network can't start whose bridge has the name of another, and how it can. */
export const takenBridge = (bridge: string, libvirt: string, uri: string) =>
  new Failure(
    `there is a bridge ${bridge} already, where libvirt is`,
    `the network ${libvirt} has that name for its own, and libvirt makes none where one is`,
    `virsh --connect ${uri} net-undefine ${libvirt}, and the same again: it takes another name`,
  );

/** It would answer on the next bridge of that name (dnsmasq(8), --bind-dynamic). */
function endDnsmasq(libvirt: string): void {
  try {
    const pid = Number(readFileSync(`/run/libvirt/network/${libvirt}.pid`, 'utf8'));
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`/dnsmasq/${libvirt}.conf\0`))
      process.kill(pid, 'SIGTERM');
  } catch {
    // There is none, or it is root's: then so is the bridge.
  }
}
