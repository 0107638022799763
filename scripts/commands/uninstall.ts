// Takes away what makebox made on this machine, and nothing else: without --yes it only says what that is.

import { existsSync, readlinkSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { names } from '../cache.ts';
import { textOf, xmlFiles } from '../checkout.ts';
import { withLock } from '../data-lock.ts';
import { replaceAtHome } from '../home-file.ts';
import { dataFolder } from '../host.ts';
import { ourDomains, remove } from '../libvirt.ts';
import { dataDir, person } from '../machine.ts';
import type { Arguments } from '../makebox.ts';
import { exportFiles, withdrawFile } from '../nfs.ts';
import { dropNetworks, ourNetworks } from '../our-networks.ts';
import { ownFiles } from '../own-files.ts';
import { removeTree } from '../sweep.ts';
import { must } from '../tool.ts';
import { dropAllVolumes, volumesOf } from '../volumes.ts';

/** A checkout that is registered in the data folder. */
interface Workspace {
  readonly id: string;
  readonly checkout: string;
  /** Where each VM that was ever defined was defined at, by name. */
  readonly vms: ReadonlyMap<string, string>;
}

export async function run({ uri, yes }: Arguments): Promise<number> {
  const data = dataFolder();
  const workspaces = registered(data);
  const uris = new Set([uri, ...workspaces.flatMap(w => [...w.vms.values()])]);
  const domains = (await Promise.all([...uris].map(at => domainsAt(at, workspaces)))).flat();
  const networks = await networksAt([...uris], workspaces);
  const exports = workspaces.flatMap(({ id }) => exportFiles(id));
  const volumes = (
    await Promise.all(
      [...uris].flatMap(at => workspaces.map(async ({ id }) => ({ at, id, names: await volumesOf(at, id) }))),
    )
  ).filter(({ names }) => names.length > 0);
  const made = [
    'layers',
    'downloads',
    'kernels',
    'linux',
    'damaged',
    'lock',
    'workspaces',
    ...workspaces.map(w => w.id),
  ];
  // Where nobody is registered, nothing is ours.
  const ours = existsSync(path.join(data, 'workspaces'));
  const folders = (ours ? made : []).map(name => path.join(data, name)).filter(existsSync);
  const { home } = person();
  const keyFolder = path.join(home, '.local/share/makebox');
  const key = ['id_ed25519', 'id_ed25519.pub'].map(name => path.join(keyFolder, name)).filter(existsSync);
  const others = (await othersAt([...uris], workspaces)) || otherData(data);
  const keys = others ? [] : key;

  const config = path.join(home, '.ssh/config');
  const includes = workspaces.map(({ id }) => `Include "${path.join(data, id, 'ssh', '*.config')}"`);
  const included = textOf(config)
    .split('\n')
    .some(line => includes.includes(line));

  const going = [
    ...domains.map(({ name, at, workspace }) => `the domain ${name} at ${at}, of ${workspace.checkout}`),
    ...networks.map(({ libvirt, at }) => `the network ${libvirt} at ${at}`),
    ...exports,
    ...volumes.map(({ at, names }) => `${names.join(' ')} at ${at}`),
    ...workspaces.flatMap(dataDisksOf),
    ...folders,
    ...keys.map(file => `${file}, your key for VMs`),
    ...(included ? [`the line in ${config} that includes theirs`] : []),
    ...(existsSync(data) ? [`${data}, if it holds nothing else`] : []),
  ];
  for (const what of going) process.stdout.write(`${yes ? 'removes' : 'would remove'} ${what}\n`);
  if (others && key.length > 0) process.stdout.write(`${key[0]} stays, for ${others} may need it\n`);
  if (going.length === 0) process.stdout.write('nothing of makebox is on this machine\n');
  else if (!yes) process.stdout.write('nothing was removed yet. mend: make uninstall YES=1\n');
  if (!yes) return 0;

  const removal = async () => {
    for (const { at, uuid } of domains) await remove(at, uuid);
    for (const { at, id } of volumes) await dropAllVolumes(at, id);
    for (const { at, workspace } of networks) await dropNetworks(at, workspace);
    for (const file of exports) await withdrawFile(file);
    for (const workspace of workspaces) forget(workspace);
    if (included)
      replaceAtHome(
        config,
        home,
        textOf(config)
          .split('\n')
          .filter(line => !includes.includes(line))
          .join('\n'),
      );
    const ids = workspaces.map(({ id }) => id);
    for (const gone of [...keys, ...(ours ? ownFiles(data, ids) : [])]) removeTree(gone);
    for (const folder of [...ids.map(id => path.join(data, id, 'disks')), ...folders]) empty(folder);
  };
  // No build of another checkout goes on meanwhile.
  await (ours ? withLock(data, 'exclusive', removal) : removal());
  empty(keyFolder);
  if (!empty(data) && names(data).length === 0) await must(['rmdir', data], 'the folder above it is not yours');
  if (existsSync(data)) process.stdout.write(`${data} stays, for it holds ${names(data).join(', ')}\n`);
  return 0;
}

function registered(data: string): Workspace[] {
  const ids = names(path.join(data, 'workspaces')).filter(id => /^[0-9a-f]{16}$/.test(id));
  return ids.map(id => {
    const folder = path.join(data, id, 'domains');
    const files = names(folder).filter(file => file.endsWith('.uri'));
    const vms = files.map(file => [path.basename(file, '.uri'), textOf(path.join(folder, file)).trim()] as const);
    return { id, checkout: textOf(path.join(data, 'workspaces', id)).trim(), vms: new Map(vms) };
  });
}

/** Disks of data, in words: what is on them is in no definition. */
const dataDisksOf = ({ id, checkout }: Workspace) =>
  names(path.join(dataFolder(), id, 'disks')).flatMap(file => {
    const [, vm, disk] = /^([^+]*)\+([\w-]+)\.(?:qcow2|raw)$/.exec(file) ?? [];
    return vm ? [`the disk ${disk} of ${vm}, of ${checkout}`] : [];
  });

/** The domains of the workspaces. */
async function domainsAt(at: string, workspaces: readonly Workspace[]) {
  return (await ourDomains(at)).flatMap(domain => {
    const workspace = workspaces.find(({ id }) => domain.workspace === id);
    return workspace ? [{ ...domain, at, workspace }] : [];
  });
}

/** VMs of another data folder, which have the same key; "" where there are none. */
async function othersAt(uris: readonly string[], workspaces: readonly Workspace[]): Promise<string> {
  const domains = (await Promise.all(uris.map(ourDomains))).flat();
  return domains.find(({ workspace }) => !workspaces.some(({ id }) => id === workspace))?.name ?? '';
}

/** The data folder that one has by default and that is not this one, where checkouts are registered there; or "". */
function otherData(data: string): string {
  const at = (uri: string) => dataDir(key => (key === 'LIBVIRT_URI' ? uri : ''), person());
  const both = [at('qemu:///system'), at('qemu:///session')];
  return both.find(folder => folder !== data && names(path.join(folder, 'workspaces')).length > 0) ?? '';
}

async function networksAt(uris: readonly string[], workspaces: readonly Workspace[]) {
  const all = uris.flatMap(at =>
    workspaces.map(async ({ id }) => (await ourNetworks(at, id)).map(network => ({ ...network, at, workspace: id }))),
  );
  return (await Promise.all(all)).flat();
}

/** What a checkout keeps of its domains; and its rules, which name a key that is gone. Something else may lie there by now. */
function forget({ id, checkout, vms }: Workspace): void {
  if (target(path.join(checkout, 'generated/workspace')) !== id) return;
  const files = [...vms.keys()].flatMap(vm => xmlFiles(vm));
  for (const file of [...files, 'Makefile']) rmSync(path.join(checkout, file), { force: true });
}

/** The name that a symlink ends in; "" where there is none. */
function target(link: string): string {
  try {
    return path.basename(readlinkSync(link));
  } catch {
    return '';
  }
}

/** Removes a folder that holds nothing; whether it is gone. */
function empty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return !existsSync(folder);
  }
}
