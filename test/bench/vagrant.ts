// The peer that lives the same life: vagrant-libvirt, with a box that makebox exports of the same image.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { family } from '../../scripts/packages.ts';
import { which } from '../../scripts/programs.ts';
import { installer } from '../../scripts/setup/install.ts';
import { keyPair } from '../../scripts/ssh-key.ts';
import { must } from '../../scripts/tool.ts';
import type { Checkout } from './checkout.ts';
import { timed } from './cost.ts';
import { type Row, row } from './row.ts';
import { median } from './sample.ts';

const rounds = 3;
const name = 'boxed';
/** Milliseconds: of one call. */
const limit = 600_000;

/** A way in for vagrant; and a host key, or the guest would be making three while vagrant waits for it. */
const snippet = `run-command useradd --create-home --shell /bin/bash vagrant
ssh-inject vagrant:file:vagrant.pub
write /etc/sudoers.d/vagrant:vagrant ALL=(ALL) NOPASSWD: ALL
run-command ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key
`;

/** The steps of a life: what they are, and the words for make and for vagrant. */
const steps = [
  { what: 'up', ours: [`up-${name}`], theirs: ['up'] },
  { what: 'ssh true', ours: [`exec-${name}`, 'CMD=true'], theirs: ['ssh', '-c', 'true'] },
  { what: 'halt', ours: [`down-${name}`], theirs: ['halt'] },
  { what: 'destroy', ours: [`destroy-${name}`], theirs: ['destroy', '--force'] },
] as const;

/** `ends` is told how to take away what libvirt has of vagrant, before there is any. */
export async function besideVagrant(it: Checkout, like: string, root: string, ends: (() => void)[]): Promise<Row[]> {
  await have();
  const vagrant = peer(it, like, root, ends);
  const times = steps.map(() => ({ ours: [] as number[], theirs: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, { ours }] of steps.entries()) times[index]!.ours.push(timed(it, ...ours).seconds);
    for (const [index, { theirs }] of steps.entries()) times[index]!.theirs.push(vagrant(...theirs));
  }
  const whole = (whose: 'ours' | 'theirs') =>
    median(times[0]![whose].map((_, round) => times.reduce((sum, step) => sum + step[whose][round]!, 0)));
  const beside = (what: string, ours: number, value: number, more: { mark?: number; note?: string } = {}) =>
    row({ what, unit: 's', ours, against: { name: 'vagrant-libvirt', value }, compared: 'ratio', ...more });
  const what = 'up, ssh true, halt, destroy';
  return [
    beside(what, whole('ours'), whole('theirs'), { mark: 0.5, note: 'ours with its share' }),
    ...steps.map((step, i) => beside(`${what}: ${step.what}`, median(times[i]!.ours), median(times[i]!.theirs))),
  ];
}

/** It brings sixty packages of Ruby, so `make setup` knows nothing of it. */
async function have(): Promise<void> {
  const kind = family();
  const works = () => which('vagrant') && /^vagrant-libvirt /m.test(run('vagrant', ['plugin', 'list']));
  if (works()) return;
  if (!kind) throw new Error('vagrant is not here');
  await must(installer(kind, ['vagrant', 'vagrant-libvirt']), 'vagrant is not here', 'install it');
}

/** Makes the box, its own network and its own pool; gives what times a call of vagrant, in seconds. */
function peer(it: Checkout, like: string, root: string, ends: (() => void)[]): (...words: string[]) => number {
  const folder = path.join(root, 'vagrant');
  const at = (file: string) => path.join(folder, file);
  mkdirSync(at('pool'), { recursive: true });
  const { privateKey, publicKey } = keyPair('bench');
  writeFileSync(at('key'), privateKey, { mode: 0o600 });
  it.write('vagrant.pub', `${publicKey}\n`);
  it.write('distros/snippets/vagrant.cmd', snippet);
  it.write(`distros/${name}.ini`, `like = ${like}\n[image]\nlayers = vagrant\n`);
  it.make(`export-${name}`, 'FORMAT=box', 'SYSPREP=0', `OUT=${at('box')}`);
  it.make(`${name}.xml`);

  const own = path.basename(root);
  writeFileSync(at('network.xml'), network(own));
  writeFileSync(at('Vagrantfile'), vagrantfile(own, at, readFileSync(path.join(it.folder, `${name}.xml`), 'utf8')));
  it.make(`destroy-${name}`);
  const virsh = (...words: string[]) => ['--quiet', '--connect', 'qemu:///system', ...words];
  // Whichever of them there is.
  ends.push(() => {
    for (const verb of ['destroy', 'undefine', 'pool-destroy', 'net-destroy'])
      spawnSync('virsh', virsh(verb, own), { stdio: 'ignore' });
  });
  run('virsh', virsh('net-create', at('network.xml')));
  run('virsh', virsh('pool-create-as', own, 'dir', '--target', at('pool')));
  const env = { ...process.env, VAGRANT_HOME: at('home'), VAGRANT_CHECKPOINT_DISABLE: '1', VAGRANT_CWD: folder };
  run('vagrant', ['box', 'add', '--name', own, at('box')], env);
  return (...words) => {
    const start = process.hrtime.bigint();
    run('vagrant', words, env);
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
}

function run(program: string, words: readonly string[], env = process.env): string {
  const { status, error, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8', timeout: limit });
  if (status !== 0) throw error ?? new Error(`${program} ${words.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

/** vagrant-libvirt's usual addresses. Both are transient: taken down, nothing is left of them. */
const network = (own: string) => `<network>
  <name>${own}</name>
  <forward mode="nat"/>
  <ip address="192.168.121.1" netmask="255.255.255.0"><dhcp><range start="192.168.121.2" end="192.168.121.254"/></dhcp></ip>
</network>
`;

/** The same machine as that of `xml`, which virt-install wrote, with less around it: no share and no channel. */
function vagrantfile(own: string, at: (file: string) => string, xml: string): string {
  const of = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? '';
  const features = [...xml.matchAll(/<feature policy="(\w+)" name="([^"]+)"/g)];
  const model = of(/<model>([^<]+)</);
  return `Vagrant.configure("2") do |config|
  config.vm.define "${own}"
  config.vm.box = "${own}"
  config.vm.box_check_update = false
  config.vm.synced_folder ".", "/vagrant", disabled: true
  config.ssh.username = "vagrant"
  config.ssh.private_key_path = "${at('key')}"
  config.ssh.insert_key = false
  config.vm.provider :libvirt do |libvirt|
    libvirt.default_prefix = ""
    libvirt.driver = "${of(/<domain type="(\w+)"/)}"
    libvirt.machine_type = "${of(/machine="([^"]+)"/)}"
    libvirt.memory = ${Number(of(/<memory>(\d+)</)) / 1024}
    libvirt.cpus = ${of(/<vcpu>(\d+)</)}
    libvirt.cpu_mode = "${of(/<cpu mode="([^"]+)"/)}"
${model ? `    libvirt.cpu_model = "${model}"\n` : ''}${features.map(([, policy, feature]) => `    libvirt.cpu_feature name: "${feature}", policy: "${policy}"\n`).join('')}    libvirt.graphics_type = "none"
    libvirt.storage_pool_name = "${own}"
    libvirt.management_network_name = "${own}"
    libvirt.management_network_address = "192.168.121.0/24"
    libvirt.management_network_keep = true
  end
end
`;
}
