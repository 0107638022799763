// Looks at this machine and says of each thing how it is; nothing here changes anything, and nothing can hang it.

import * as appliance from '../doctor/appliance.ts';
import { type Finding, format } from '../doctor/finding.ts';
import * as folder from '../doctor/folder.ts';
import * as libvirt from '../doctor/libvirt.ts';
import * as osinfo from '../doctor/osinfo.ts';
import * as proxies from '../doctor/proxies.ts';
import * as qemu from '../doctor/qemu.ts';
import * as room from '../doctor/room.ts';
import * as rootless from '../doctor/rootless.ts';
import * as share from '../doctor/share.ts';
import * as speed from '../doctor/speed.ts';
import * as tools from '../doctor/tools.ts';

export async function findings(): Promise<Finding[]> {
  // KVM is tried out while nothing else runs: its answer is a matter of time.
  const fast = speed.judge(await speed.look());
  const [found, virt, data, emulator, sharing, guestfs, root, proxy, systems] = await Promise.all([
    tools.look(),
    libvirt.look(),
    folder.look(),
    qemu.look(),
    share.look(),
    appliance.look(),
    rootless.look(),
    proxies.look(),
    osinfo.look(),
  ]);
  return [
    ...tools.judge(found),
    fast,
    ...libvirt.judge(virt),
    ...folder.judge(data),
    ...qemu.judge(emulator),
    ...room.judge({ disk: data.real ? data.free : undefined, memory: room.memory() }),
    ...share.judge(sharing),
    ...appliance.judge(guestfs),
    rootless.judge(root),
    proxies.judge(proxy),
    osinfo.judge(systems),
  ];
}

export async function run(): Promise<number> {
  const all = await findings();
  const colour = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
  const count = (level: string) => all.filter(finding => finding.level === level).length;
  const [failed, warned] = [count('fail'), count('warn')];
  const verdict = failed === 0 ? 'this machine can run makebox' : `${failed} to mend`;
  const lines = all.map(finding => format(finding, colour)).join('');
  process.stdout.write(
    `${lines}doctor: ${verdict}${warned > 0 ? `, ${warned} to know` : ''}; docs/doctor.md says more\n`,
  );
  return failed > 0 ? 1 : 0;
}
