// Installs the packages that are missing, and says beforehand which.

import { Failure } from '../failure.ts';
import { type Family, family, missing, type Need, type Purpose, packageOf, packagesOf } from '../packages.ts';
import { ask, must } from '../tool.ts';

/** On Debian 12, all of them: 324 packages, 147 MB to download, 614 MB installed. */
const cost = 'on a bare system up to 150 MB to download, 650 MB on disk, 1 to 5 minutes';

/** Whether anything was installed. */
export async function install(purposes: readonly Purpose[]): Promise<boolean> {
  const absent = missing(purposes);
  const kind = family();
  if (absent.length === 0) return false;
  if (!kind) {
    const tools = absent.map(need => need.tool).join(', ');
    throw new Failure(
      `missing: ${tools}`,
      'makebox knows package names for apt and dnf only',
      `install them yourself, then again`,
    );
  }
  const needed = absent.filter(need => !need.optional);
  if (needed.length > 0) process.stdout.write(`setup: will install ${packagesOf(needed, kind).join(' ')} (${cost})\n`);
  const words = needed.length > 0 && kind !== 'dnf' ? ['apt-get', '-q', 'update'] : [];
  if (words.length > 0)
    await must(
      words,
      'the lists of packages could not be fetched',
      'look at the message above: network, proxy or /etc/apt/sources.list',
    );
  const known = await Promise.all(absent.map(async need => !need.optional || (await offered(need, kind))));
  const packages = packagesOf(
    absent.filter((_, i) => known[i]),
    kind,
  );
  if (packages.length === 0) return false;
  if (needed.length === 0) process.stdout.write(`setup: will install ${packages.join(' ')}\n`);
  await must(
    installer(kind, packages),
    'the packages could not be installed',
    'look at the message above, then make setup again',
  );
  const still = missing(purposes).filter(need => !need.optional);
  if (still.length === 0) return true;
  throw new Failure(
    `still missing: ${still.map(need => need.tool).join(', ')}`,
    `the packages ${packagesOf(still, kind).join(' ')} brought no such files`,
    'make doctor',
  );
}

/** Whether this release has the package of an optional need. */
async function offered(need: Need, kind: Family): Promise<boolean> {
  const name = packageOf(need, kind);
  if (kind === 'dnf') return (await ask(['dnf', '-q', 'info', name], 60)).ok;
  // apt-cache show succeeds for a name that others only refer to.
  return /^ {2}Candidate: [^(]/m.test((await ask(['apt-cache', 'policy', name], 60)).out);
}

/** The command that does it, for root. */
export function installer(kind: Family, packages: readonly string[]): string[] {
  if (kind === 'dnf') return ['dnf', '-y', '--setopt=install_weak_deps=False', 'install', ...packages];
  const options = [
    '-q',
    '-y',
    '--no-install-recommends',
    '-o',
    'Dpkg::Use-Pty=0',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'Acquire::Retries=3',
  ];
  return ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', ...options, ...packages];
}
