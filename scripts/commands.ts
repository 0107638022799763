// The one table of what the command line can do: every command is one file of commands/, loaded when it is called.

import { availableParallelism } from 'node:os';
import type { Options } from 'yargs';
import { whole } from './amount.ts';
import type { Arguments } from './makebox.ts';

const at: Record<string, Options> = {
  uri: { type: 'string', demandOption: true, requiresArg: true, describe: 'the libvirt to ask' },
  domain: { type: 'string', demandOption: true, requiresArg: true, describe: 'the domain as libvirt knows it' },
  timeout: { type: 'string', demandOption: true, requiresArg: true, describe: 'seconds' },
};
const { uri } = at as { uri: Options };
const force: Options = { type: 'boolean', default: false, describe: 'whatever has the share open' };
const wake: Options = { type: 'boolean', default: false, describe: 'one that is saved goes on before' };
const disks: Options = { type: 'boolean', default: false, describe: 'its persistent disks, too' };
const yes: Options = { type: 'boolean', default: false, describe: 'act; without it, only say what would go' };

const vms: Options = { type: 'string', default: '', describe: 'those that are meant; all of them without it' };
const fleet: Record<string, Options> = {
  uri,
  vms,
  jobs: { type: 'string', default: String(availableParallelism()), describe: 'how many at once' },
  command: { type: 'string', demandOption: true, describe: "for the guest's shell" },
};

/** Options that are numbers; what yargs makes of a word that is none compares with nothing. */
export const numbers = { jobs: whole('JOBS', 'how many at once'), timeout: whole('TIMEOUT', 'seconds') };

type Load = () => Promise<{ run: (args: Arguments) => number | Promise<number> }>;

export const commands: readonly (readonly [
  usage: string,
  help: string,
  load: Load,
  options?: Record<string, Options>,
])[] = [
  ['generate', 'writes Makefile and generated/', () => import('./commands/generate.ts')],
  ['accelerator', 'prints the boot id of the host, and kvm or tcg', () => import('./commands/accelerator.ts')],
  ['verbs', 'prints what make can do here', () => import('./commands/verbs.ts')],
  [
    'unknown <name>',
    'says which goal was meant',
    () => import('./commands/unknown.ts'),
    { uri, disks, to: { type: 'string', default: '', describe: 'the name that it was to have' } },
  ],
  ['list', 'prints the VMs that are defined', () => import('./commands/list.ts')],
  [
    'matrix',
    'runs a command in each distro on each kernel',
    () => import('./commands/matrix.ts'),
    {
      kernels: { type: 'string', default: '', describe: 'those that are meant; all of them without it' },
      vms,
      jobs: fleet['jobs']!,
      command: fleet['command']!,
      memory: { type: 'string', default: '', describe: 'what each has, as 4G; as defined without it' },
    },
  ],
  ['push <name>', 'sends the layers of an image to a registry', () => import('./commands/push.ts')],
  ['pull <name>', 'takes them from there', () => import('./commands/pull.ts')],
  ['push-kernel <name>', 'sends a kernel to a registry', () => import('./commands/push-kernel.ts')],
  ['pull-kernel <name>', 'takes it from there', () => import('./commands/pull-kernel.ts')],
  [
    'kernels-catalog',
    'prints the kernels that a registry has',
    () => import('./commands/kernels-catalog.ts'),
    { kernels: { type: 'string', default: '', describe: 'how their names begin' } },
  ],
  [
    'unpack-kernel <name> <words..>',
    'takes a kernel out of an image of containers',
    () => import('./commands/unpack-kernel.ts'),
  ],
  ['kernels', 'prints the kernels that are defined', () => import('./commands/kernels.ts')],
  ['lock-kernel <name>', 'pins the source of a kernel', () => import('./commands/lock-kernel.ts')],
  ['check-kernel <name> [words..]', 'checks the inputs of a kernel', () => import('./commands/check-kernel.ts')],
  [
    'pack-kernel <words..>',
    'makes a disk and an initrd of the modules in FOLDER',
    () => import('./commands/pack-kernel.ts'),
  ],
  ['graph', 'prints and draws the layers', () => import('./commands/graph.ts')],
  ['report', 'writes a page about what was built', () => import('./commands/report.ts')],
  ['info <name> <words..>', 'prints every setting with its origin', () => import('./commands/info.ts')],
  ['note <name> <words..>', 'keeps the settings and prints what changed', () => import('./commands/note.ts')],
  ['folders', 'makes the folders of this checkout in the data folder', () => import('./commands/folders.ts')],
  [
    'check <name>',
    'checks the inputs of a layer, and before it is built the free space',
    () => import('./commands/check.ts'),
    { built: { type: 'number', requiresArg: true, describe: 'it is whole; when its build began, in ms since 1970' } },
  ],
  [
    'failed <name> <words..>',
    'keeps a layer that failed with CODE, and says why',
    () => import('./commands/failed.ts'),
  ],
  ['shell-failed <name>', "opens a VM's newest failed layer", () => import('./commands/shell-failed.ts')],
  ['cache', 'prints what lies in the data folder', () => import('./commands/cache.ts')],
  [
    'gc',
    'removes what nobody needs',
    () => import('./commands/gc.ts'),
    {
      dry: { type: 'boolean', default: false, describe: 'only list it' },
      keep: { type: 'string', default: '', describe: 'how much of it may stay, as 10G' },
    },
  ],
  ['verify [name]', 'compares layers with their records', () => import('./commands/verify.ts')],
  ['clean-cache', 'removes all that no disk stands on', () => import('./commands/clean-cache.ts'), { yes }],
  [
    'lock <name>',
    'pins a source in NAME.lock',
    () => import('./commands/lock.ts'),
    { check: { type: 'boolean', default: false } },
  ],
  ['refresh <name>', 'asks a source what it is now', () => import('./commands/refresh.ts'), { yes }],
  [
    'disk <name> <words..>',
    'checks the disk FILE of layer ID and prints its format',
    () => import('./commands/disk.ts'),
  ],
  ['unpack <words..>', 'writes the disk of a box or oci FILE', () => import('./commands/unpack.ts')],
  ['domain-disk <name>', 'prints format and path of its disk', () => import('./commands/domain-disk.ts')],
  ['download <words..>', 'fetches URL SHA256 FILE', () => import('./commands/download.ts')],
  ['identity <name> <words..>', 'writes the identity layer ID into FILE', () => import('./commands/identity.ts')],
  ['grow <words..>', 'lets the file system of IMAGE fill its disk', () => import('./commands/grow.ts')],
  ['files <name> <words..>', 'writes the files of the layer ID into FILE', () => import('./commands/files.ts')],
  ['container <name> <words..>', 'runs the layer ID in containers on FILE', () => import('./commands/container.ts')],
  ['boot <name> <words..>', 'boots FILE once for the layer ID', () => import('./commands/boot.ts')],
  ['kernel <words..>', 'takes kernel and initrd out of LAYER into FOLDER', () => import('./commands/kernel.ts')],
  [
    'sysprep <name> <words..>',
    "makes the raw DISK nobody's, and ready to boot",
    () => import('./commands/sysprep.ts'),
    {
      boot: { choices: ['bios', 'efi', 'none'], default: 'none' },
      own: { type: 'boolean', default: false, describe: 'it was the disk of a VM' },
      keep: { type: 'boolean', default: false, describe: 'leave keys and logs' },
      sparsify: { type: 'boolean', default: false, describe: 'free the blocks that no file uses' },
    },
  ],
  ['box <words..>', 'writes what a box needs beside the disk RAW into FOLDER', () => import('./commands/box.ts')],
  ['oci <words..>', 'moves LAYER into an OCI layout FOLDER', () => import('./commands/oci.ts')],
  ['publish <name> <words..>', 'gives the export FILE its name OUT, for KEY', () => import('./commands/publish.ts')],
  ['network <name>', 'makes a network, or brings it up to date', () => import('./commands/network.ts'), { uri }],
  ['drop-networks', 'takes away networks that no VM is on', () => import('./commands/drop-networks.ts'), { uri }],
  [
    'upload <name> <words..>',
    'gives it its disks in FOLDER of another machine',
    () => import('./commands/upload.ts'),
    { uri },
  ],
  [
    'drop-volumes <name>',
    'takes its disks at another machine away',
    () => import('./commands/drop-volumes.ts'),
    { uri, disks },
  ],
  ['take-disk <name>', 'copies its disk at another machine', () => import('./commands/take-disk.ts'), { uri }],
  ['unexport <name>', 'takes its folders from the NFS server', () => import('./commands/unexport.ts')],
  ['unstarted <name>', 'says why libvirt did not start it', () => import('./commands/unstarted.ts'), at],
  [
    'wait <name>',
    'waits until ssh answers and the share is mounted',
    () => import('./commands/wait.ts'),
    {
      ...at,
      keep: { type: 'string', default: '', describe: 'a file for its memory as it is then' },
    },
  ],
  ['down <name>', 'shuts down, waits, forces', () => import('./commands/down.ts'), { ...at, wake }],
  ['save <name>', 'saves its memory and switches it off', () => import('./commands/save.ts'), { ...at, force }],
  ['snapshot <name> <words..>', 'keeps its state as SNAP', () => import('./commands/snapshot.ts'), { ...at, force }],
  [
    'restore <name> <words..>',
    'puts it back to SNAP',
    () => import('./commands/restore.ts'),
    { ...at, force, backup: { type: 'boolean', default: true, describe: 'keep what it is now, too' } },
  ],
  [
    'sync <name>',
    'copies its folders into it',
    () => import('./commands/sync.ts'),
    { ...at, watch: { type: 'boolean', default: false, describe: 'and again at each change' } },
  ],
  [
    'run <name>',
    'runs a command in a machine that is qemu, by the words after --',
    () => import('./commands/run.ts'),
    {
      command: { type: 'string', default: '', describe: "for the user's shell; a login shell without it" },
      code: { type: 'string', default: '', describe: 'CODE_DIR' },
      mount: { type: 'string', default: '', describe: 'a folder for /host' },
      boot: { type: 'number', demandOption: true, requiresArg: true, describe: 'seconds that it has to boot; 0: any' },
      timeout: { type: 'string', describe: 'seconds that the command has; any without it' },
      log: { type: 'string', default: '', describe: 'a file for its console' },
      results: { type: 'string', default: 'generated', describe: 'a folder for how the command ended' },
      kept: { type: 'boolean', default: false, describe: 'its disk is not thrown away' },
      warm: { type: 'string', default: '', describe: 'a folder with the state that it begins in' },
      forwards: { type: 'string', default: '', describe: 'its ports, by rules of hostfwd' },
    },
  ],
  [
    'warm <name> <words..>',
    'keeps the state of a machine that has booted in FOLDER',
    () => import('./commands/warm.ts'),
    { boot: { type: 'number', demandOption: true, requiresArg: true, describe: 'seconds that it has to boot' } },
  ],
  ['forward <name>', 'forwards its ports while it is on', () => import('./commands/forward.ts')],
  ['provision <name>', 'runs its scripts and playbooks', () => import('./commands/provision.ts'), at],
  ['resize <name> <words..>', 'makes its disk SIZE', () => import('./commands/resize.ts'), at],
  ['clone <name> <words..>', 'makes the VM TO of its disk', () => import('./commands/clone.ts'), at],
  ['rescue <name> <words..>', 'a shell with its disk elsewhere', () => import('./commands/rescue.ts'), at],
  ['rename <name> <words..>', 'calls it TO', () => import('./commands/rename.ts'), at],
  [
    'new <name> <words..>',
    'defines NAME, which is like FROM',
    () => import('./commands/new.ts'),
    { code: { type: 'string', default: '', describe: 'its CODE_DIR' } },
  ],
  ['ip <name>', 'prints the address', () => import('./commands/ip.ts'), at],
  [
    'status [name]',
    'prints the state of VMs',
    () => import('./commands/status.ts'),
    { uri, prefix: { type: 'string', default: '' }, json: { type: 'boolean', default: false }, vms },
  ],
  ['destroy', 'takes all VMs away', () => import('./commands/destroy.ts'), { uri, yes, disks, vms }],
  ['destroy-disks <name>', 'takes its data disks away', () => import('./commands/destroy-disks.ts'), { disks }],
  ['exec-all', 'runs a command in those that are up', () => import('./commands/exec-all.ts'), fleet],
  ['test-all', 'runs a command on every distro', () => import('./commands/test-all.ts'), fleet],
  ['ssh-config', 'prints how ssh reaches the VMs', () => import('./commands/ssh-config.ts'), { yes }],
  ['reap', 'takes those away that are older than their ttl', () => import('./commands/reap.ts'), { yes, vms }],
  ['doctor', 'checks this machine', () => import('./commands/doctor.ts')],
  [
    'setup',
    'installs and starts what is missing, then runs what follows --',
    () => import('./commands/setup.ts'),
    {
      'for-check': { type: 'boolean', default: false, describe: 'what the tests need, too' },
      'for-kernels': { type: 'boolean', default: false, describe: 'what builds a kernel, too' },
    },
  ],
  ['demo', 'boots debian-12 and runs a program in it', () => import('./commands/demo.ts')],
  ['uninstall', 'takes away what makebox made', () => import('./commands/uninstall.ts'), { uri, yes }],
];
