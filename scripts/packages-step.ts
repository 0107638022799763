// What surrounds the installation of packages, in both engines alike.

/** No service starts while packages are installed (invoke-rc.d(8), policy-rc.d); an image's own policy stays. */
export const keepServices = `policy=/usr/sbin/policy-rc.d
if command -v dpkg >/dev/null && ! [ -e $policy ]; then printf '#!/bin/sh\\n# makebox: removed when the packages are in\\nexit 101\\n' >$policy; chmod 0755 $policy; fi`;

export const freeServices = `if grep -qs '^# makebox: removed' /usr/sbin/policy-rc.d; then rm /usr/sbin/policy-rc.d; fi`;

/** What apt has fetched would be 170 MB of a layer. */
export const cleanPackages = `if command -v apt-get >/dev/null; then apt-get clean; find /var/lib/apt/lists /var/cache/apt -type f ! -name lock -delete; rmdir /var/lib/apt/lists/auxfiles 2>/dev/null || :; fi`;
