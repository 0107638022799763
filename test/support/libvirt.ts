// A libvirt of files for a checkout of tests (libvirt.sh): what it holds, and when its daemon is gone.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from './checkout.ts';
import { lay, root } from './folder.ts';

export interface Domain {
  readonly name: string;
  /** transient: it runs, and is not defined. */
  readonly state: string;
  readonly snapshots: readonly string[];
  readonly autostart: boolean;
}

export interface Libvirt {
  /** Where its files are. */
  readonly folder: string;
  readonly domains: () => Domain[];
  /** Names of networks, but for libvirt's own, and of bridges. */
  readonly networks: () => string[];
  /** At the Nth call from now it is gone: before that was done, half way, or after. */
  readonly fault: (when: 'before' | 'midway' | 'after', call: number) => void;
  /** The call that met the fault, and "" where none did; it is met no more. */
  readonly hit: () => string;
}

const tag = (name: string, xml: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(xml)?.[1] ?? '';

export function libvirt(c: Checkout): Libvirt {
  const folder = c.env['FAKE']!;
  const at = (...parts: string[]) => path.join(folder, ...parts);
  for (const tool of ['virsh', 'virt-install', 'qemu-storage-daemon', 'ip']) {
    rmSync(at('bin', tool), { force: true });
    symlinkSync(path.join(root, 'test/support/libvirt.sh'), at('bin', tool));
  }
  c.hook('virt-customize', `case "$*" in *--hostname*) exit ;; esac`);
  c.hook(
    'qemu-img',
    `case "$*" in
      info*--output=json*.taken/*) echo '{"backing-filename":"below"}'; exit ;;
      info*--output=json*) echo '{}'; exit ;;
    esac`,
  );
  for (const kind of ['networks', 'bridges']) mkdirSync(at(kind));
  const own = 'networks/00000000-0000-4000-8000-000000000000';
  const xml = `<network>\n<name>default</name>\n<uuid>${path.basename(own)}</uuid>\n</network>\n`;
  lay(folder, { [own]: xml, [`${own}.live`]: xml, [`${own}.state`]: 'running\n' });
  const text = (file: string) => (existsSync(at(file)) ? readFileSync(at(file), 'utf8').trim() : '');
  const ids = (kind: string) => [...new Set(readdirSync(at(kind)).map(name => name.split('.')[0]!))];
  return {
    folder,
    domains: () =>
      ids('domains')
        .map(uuid => {
          const [defined, now] = [text(`domains/${uuid}`), text(`domains/${uuid}.state`)];
          return {
            name: tag('name', defined || text(`domains/${uuid}.live`)),
            state: defined ? now || (existsSync(at(`domains/${uuid}.saved`)) ? 'saved' : 'off') : 'transient',
            snapshots: text(`domains/${uuid}.snapshots/.order`).split('\n').filter(Boolean),
            autostart: existsSync(at(`domains/${uuid}.autostart`)),
          };
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
    networks: () =>
      ids('networks')
        .map(uuid => tag('name', text(`networks/${uuid}`) || text(`networks/${uuid}.live`)))
        .filter(name => name !== 'default')
        .concat(readdirSync(at('bridges'))),
    fault: (when, call) => {
      rmSync(at('hit'), { force: true });
      writeFileSync(at('fault'), `${when} ${call}\n`);
    },
    hit: () => {
      const met = text('hit');
      for (const file of ['hit', 'fault']) rmSync(at(file), { force: true });
      return met;
    },
  };
}
