// What each command of a snippet does, as data: those of virt-customize, and makebox's own that stand for several of them.

import type { Action } from './action.ts';
import { atFirstBoot } from './first-boot.ts';
import { quoted } from './quote.ts';
import { install, kernelArgs, keygen, password, run, selinux, timezone, uninstall, update } from './run-action.ts';

export interface Step {
  readonly command: string;
  readonly argument: string;
  /** As written, continued lines and all. */
  readonly text: string;
  readonly action: Action;
}

interface Command {
  /** Local paths that it takes from the checkout. */
  readonly reads?: (argument: string) => string[];
  /** Whether what it copies keeps its owner (virt-customize(1), --upload). */
  readonly keepsOwner?: true;
  /** undefined: the argument can't be taken apart. */
  readonly action?: (argument: string, fromPackages: boolean) => Action | undefined;
  /** makebox's own: what its argument must look like. */
  readonly own?: string;
}

const file = (argument: string) => [argument];
const beforeColon = (argument: string) => [argument.split(':', 1)[0]!];
const selector = (argument: string) => {
  const path = /(?:^|:)file:(.*)$/.exec(argument)?.[1];
  return path ? [path] : [];
};
/** At the first colon, as virt-customize does it. */
const pair = (argument: string): [string, string] | undefined => {
  const colon = argument.indexOf(':');
  return colon < 0 ? undefined : [argument.slice(0, colon), argument.slice(colon + 1)];
};
const isPath = (path: string) => /^\/[^\n]*$/.test(path);
const isName = (path: string | undefined) => /^[^\n]+$/.test(path ?? '');
/** A number as virt-customize's --chmod takes it: decimal unless it begins with 0. */
const mode = (text: string) =>
  /^0[0-7]*$/.test(text) ? Number.parseInt(text, 8) : /^[1-9]\d*$/.test(text) ? Number(text) : undefined;

const onPath = (verb: 'mkdir' | 'touch' | 'truncate') => (argument: string) =>
  isPath(argument) ? { do: verb, path: argument } : undefined;
const local = (verb: 'upload' | 'copy-in') => (argument: string) => {
  const [from, path] = pair(argument) ?? [];
  return from && path && isName(from) && isPath(path) ? { do: verb, file: from, path } : undefined;
};
const twoPaths = (program: string) => (argument: string) => {
  const [from, to] = pair(argument) ?? [];
  return from && to ? run(`${program} -- ${quoted(from)} ${quoted(to)}`) : undefined;
};
/** By a service of ours where systemd and Debian's folders are known to be; elsewhere by virt-customize's. */
const firstBoot = (action: (argument: string) => Action) => (argument: string, fromPackages: boolean) =>
  fromPackages ? action(argument) : undefined;

/** Each command of virt-customize(1) 1.48 to 1.52, and makebox's own. docs/snippets.md has them as a table. */
export const commands: Readonly<Record<string, Command>> = {
  'append-line': {
    action: argument => {
      const [path, line = ''] = pair(argument) ?? [];
      return path && isPath(path) && !line.includes('\n') ? { do: 'append-line', path, line } : undefined;
    },
  },
  boot: { own: 'nothing', action: argument => (argument === '' ? { do: 'boot' } : undefined) },
  chmod: {
    action: argument => {
      const [digits = '', path = ''] = pair(argument) ?? [];
      const bits = mode(digits);
      return bits !== undefined && isPath(path) ? { do: 'chmod', mode: bits, path } : undefined;
    },
  },
  // 1.52 has it; made of run-command for all.
  chown: {
    own: 'UID:GID:PATH, both numbers',
    action: argument => {
      const [, uid, gid, path] = /^(\d+):(\d+):(\/[^\n]*)$/.exec(argument) ?? [];
      return path ? { do: 'chown', uid: Number(uid), gid: Number(gid), path } : undefined;
    },
  },
  'commands-from-file': {},
  copy: { action: twoPaths('cp -a') },
  'copy-in': { reads: beforeColon, keepsOwner: true, action: local('copy-in') },
  delete: { action: path => (isPath(path) && !/[*?[\]{}\\]/.test(path) ? { do: 'delete', path } : undefined) },
  firstboot: { reads: file, action: firstBoot(path => run(atFirstBoot(path, 'cat "$input"'), { file: path })) },
  'firstboot-command': { action: firstBoot(text => run(atFirstBoot(text, `printf %s ${quoted(text)}`))) },
  'firstboot-install': {
    action: firstBoot(names => run(atFirstBoot(`install ${names}`, `printf %s ${quoted(install(names).shell)}`))),
  },
  hostname: { action: name => (/^[\w.-]+$/.test(name) ? { do: 'hostname', name } : undefined) },
  'inject-qemu-ga': {},
  'inject-virtio-win': {},
  install: { action: install },
  'install-file': {
    own: 'FILE:DEST[:MODE[:UID:GID]], MODE octal, e.g. conf/motd:/etc/motd:0644:0:0',
    reads: beforeColon,
    action: argument => {
      const [, from, path, bits = '0644', uid = '0', gid = '0'] =
        /^([^:\n]+):(\/[^:\n]*[^:\n/])(?::([0-7]{3,5})(?::(\d+):(\d+))?)?$/.exec(argument) ?? [];
      if (!from || !path) return undefined;
      return {
        do: 'install-file',
        file: from,
        path,
        mode: Number.parseInt(bits, 8),
        uid: Number(uid),
        gid: Number(gid),
      };
    },
  },
  'install-kernel': {
    own: 'the name of one of kernels/, or ./FOLDER, as `make tar-pkg` fills it: boot/vmlinuz-VERSION and lib/modules/VERSION',
    reads: argument => (argument.includes('/') ? [argument] : []),
    action: path => (/^[^:\n]+$/.test(path) ? { do: 'install-kernel', file: path.replace(/\/+$/, '') } : undefined),
  },
  'kernel-args': {
    own: "words for the kernel's command line, without quotes",
    action: words => (/^[^\s"'`$\\][^"'`$\\\n]*$/.test(words) ? kernelArgs(words.trim()) : undefined),
  },
  link: {
    action: argument => {
      const [target = '', ...links] = argument.split(':');
      return isName(target) && links.length > 0 && links.every(isPath) ? { do: 'link', target, links } : undefined;
    },
  },
  mkdir: { action: onPath('mkdir') },
  move: { action: twoPaths('mv') },
  'no-logfile': {},
  'no-selinux-relabel': {},
  password: {
    reads: selector,
    action: argument => {
      const [user, chosen = ''] = pair(argument) ?? [];
      return user ? password(user, chosen) : undefined;
    },
  },
  'password-crypto': {},
  'qemu-guest-agent': {
    own: 'nothing',
    action: argument => (argument === '' ? install('qemu-guest-agent') : undefined),
  },
  'root-password': { reads: selector, action: chosen => password('root', chosen) },
  run: { reads: file, action: path => run('. "$input"', { file: path }) },
  'run-command': { action: shell => run(shell) },
  scrub: {},
  selinux: {
    own: 'enforcing, permissive or disabled',
    action: chosen => (/^(enforcing|permissive|disabled)$/.test(chosen) ? selinux(chosen) : undefined),
  },
  'selinux-relabel': {},
  'sm-attach': { reads: selector },
  'sm-credentials': { reads: selector },
  'sm-register': {},
  'sm-remove': {},
  'sm-unregister': {},
  'ssh-inject': {
    reads: selector,
    action: argument => {
      const [, user, kind, value] = /^([^:]+):(file|string):([\s\S]+)$/.exec(argument) ?? [];
      return user && value
        ? { do: 'ssh-inject', user, ...(kind === 'file' ? { file: value } : { key: value }) }
        : undefined;
    },
  },
  'ssh-keygen': {
    own: 'USER',
    action: user => (/^[a-z_][a-z0-9_-]*$/.test(user) ? keygen(user) : undefined),
  },
  sysprep: { own: 'nothing', action: argument => (argument === '' ? { do: 'sysprep' } : undefined) },
  // 1.52 has it; made of upload and tar for all.
  'tar-in': {
    own: 'FILE:FOLDER',
    reads: beforeColon,
    action: argument => {
      const [from, folder] = pair(argument) ?? [];
      return from && folder && isPath(folder)
        ? run(`tar -C ${quoted(folder)} --numeric-owner -xpf "$input"`, { file: from })
        : undefined;
    },
  },
  timezone: {
    action: zone => (/^[\w+/-]+$/.test(zone) ? timezone(zone) : undefined),
  },
  touch: { action: onPath('touch') },
  truncate: { action: onPath('truncate') },
  'truncate-recursive': {
    action: path => (isPath(path) ? run(`find ${quoted(path)} -type f -exec truncate -s 0 {} +`) : undefined),
  },
  uninstall: { action: uninstall },
  update: { action: update },
  upload: { reads: beforeColon, keepsOwner: true, action: local('upload') },
  write: {
    action: argument => {
      const [path, content = ''] = pair(argument) ?? [];
      return path && isPath(path) ? { do: 'write', path, content } : undefined;
    },
  },
};

/** The lines of a command file, joined where the last character is a backslash, as virt-customize does. */
export const logicalLines = (text: string): string[] =>
  [...text.replaceAll('\r\n', '\n').matchAll(/(?:[^\n\\]|\\[\s\S]|\\$)+|\n/g)].map(([whole]) => whole);

/** A line's command, and all that follows the space behind it. */
export function splitCommand(text: string): [command: string, argument: string] {
  const joined = text.replaceAll('\\\n', '\n');
  const space = joined.indexOf(' ');
  return space < 0 ? [joined.trim(), ''] : [joined.slice(0, space), joined.slice(space + 1)];
}

/** The steps of commands that parseSnippet() has passed, for an image that makebox made from packages or for another one. */
export const stepsOf = (text: string, fromPackages: boolean): Step[] =>
  logicalLines(text)
    .filter(line => line.trim() !== '')
    .map(line => {
      const [command, argument] = splitCommand(line);
      return {
        command,
        argument,
        text: line,
        action: commands[command]?.action?.(argument, fromPackages) ?? { do: 'appliance' },
      };
    });

/** Whether one of makebox's own commands has an argument that it can't read; then what it must be, else "". */
export function misread(command: string, argument: string): string {
  const { own, action } = commands[command] ?? {};
  return own && !action?.(argument, true) ? own : '';
}
