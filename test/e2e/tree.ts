// Every file of an image as a line: type, mode, owner, size, target and digest, times aside.

import { spawnSync } from 'node:child_process';

/** Shows the image as a raw file, mounts it read-only in namespaces of its own, and lists it. */
const script = `set -eu
work=$(mktemp -d); : >"$work/raw"; mkdir "$work/root"
qemu-storage-daemon --blockdev "driver=qcow2,node-name=q,read-only=on,file.driver=file,file.filename=$1" \\
  --export "type=fuse,id=e,node-name=q,mountpoint=$work/raw" & daemon=$!
# Told until it hears, as in scripts/raw-view.ts.
end() { while sleep 0.2; do kill $daemon; done 2>/dev/null & again=$!; kill $daemon; wait $daemon || :; kill $again; rm -rf "$work"; }
trap end EXIT
until [ -s "$work/raw" ]; do kill -0 $daemon; sleep 0.05; done
list='cd "$2"
find . -mindepth 1 -type d -printf "%p %y %m %U:%G\\n" -o -type l -printf "%p %y %U:%G %l\\n" -o -printf "%p %y %m %U:%G %s %n links\\n"
find . -type f -print0 | xargs -0 sha256sum'
if [ "$(id -u)" = 0 ]; then unshare --mount sh -euc "mount -o loop,ro,noload \\"\\$1\\" \\"\\$2\\"; $list" sh "$work/raw" "$work/root"
else unshare --map-auto --map-root-user --mount --pid --fork --kill-child sh -euc "fuse2fs -f -o ro,fakeroot \\"\\$1\\" \\"\\$2\\" &
  until mountpoint -q \\"\\$2\\"; do sleep 0.05; done; $list" sh "$work/raw" "$work/root"; fi`;

export function treeOf(image: string): Set<string> {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', image], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${image} can't be listed: ${stderr}`);
  return new Set(stdout.split('\n').filter(Boolean));
}

/** Lines that are only in one of the two; `mayDiffer` matches what is random, or holds a time. */
export const difference = (one: Set<string>, two: Set<string>, mayDiffer: RegExp): string[] =>
  [
    ...[...one].filter(line => !two.has(line)).map(line => `- ${line}`),
    ...[...two].filter(line => !one.has(line)).map(line => `+ ${line}`),
  ].filter(line => !mayDiffer.test(line));
