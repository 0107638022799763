// The keys of [guest]: what the system in it is set to.

import type { Setting } from './setting.ts';

const section = 'guest';

export const guestSettings: readonly Setting[] = [
  {
    section,
    key: 'timezone',
    type: 'timezone',
    fallback: '',
    help: 'As `Europe/Berlin`; default: what the image has. It must be in the image: Debian and Ubuntu have it by the package tzdata.',
  },
  {
    section,
    key: 'locale',
    type: 'locale',
    fallback: '',
    help: 'The `LANG` of all that logs in, as `de_DE.UTF-8`; default: what the image has. Every image has `C.UTF-8`; another one must be made in it, by a snippet with `locale-gen` or the package locales-all.',
  },
];
