// Scripts that a machine runs at its first boot: files of the image, and one service that runs them.

import { quoted } from './quote.ts';

const folder = '/usr/lib/makebox/first-boot';
const unit = '/usr/lib/systemd/system/makebox-first-boot.service';

/** A script that has begun does not begin again: it is moved first. */
const runner = `#!/bin/sh
# Runs the scripts of this folder once, in order; what they say is in the journal and on the console.
cd ${folder}/scripts || exit
for script in *; do
  [ -x "$script" ] || continue
  mkdir -p ../begun
  mv "$script" ../begun/
  echo "first boot: $script"
  "../begun/$script" || echo "first boot: $script ended with $?"
done
rm -rf ../begun
`;

const service = `[Unit]
Description=Scripts of the first boot
ConditionDirectoryNotEmpty=${folder}/scripts
After=network.target network-online.target

[Service]
Type=oneshot
ExecStart=${folder}/run
RemainAfterExit=yes
StandardOutput=journal+console

[Install]
WantedBy=multi-user.target
`;

/** Shell text that adds what `print` prints as a script; scripts are numbered on from those of the layers below. */
export function atFirstBoot(name: string, print: string): string {
  const word = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return `set -e; umask 022; cd /; mkdir -p ${folder}/scripts /etc/systemd/system/multi-user.target.wants
printf %s ${quoted(runner)} >${folder}/run; chmod 0755 ${folder}/run
printf %s ${quoted(service)} >${unit}
ln -sf ${unit} /etc/systemd/system/multi-user.target.wants/
set -- ${folder}/scripts/*; [ -e "$1" ] || shift
script=${folder}/scripts/$(printf %04d $(($# + 1)))-${word}; ${print} >$script; chmod 0755 $script`;
}
