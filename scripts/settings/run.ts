// The keys of [run]: how its image is booted for one command.

import { type Setting, yesNo } from './setting.ts';

export const runSettings: readonly Setting[] = [
  {
    section: 'run',
    key: 'fast-boot',
    type: 'choice',
    choices: yesNo,
    fallback: 'yes',
    variable: 'FAST_BOOT',
    help: 'Whether `run-NAME` starts systemd and the command alone; `no`: all that the image starts, and then the command. An image that boots by its own boot loader always does so.',
  },
];
