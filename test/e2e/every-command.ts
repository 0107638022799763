// The snippets f, r and p, which hold every command that an engine takes: those that write files, those that run something, a package.

import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Checkout } from './checkout.ts';

const files = `upload conf/suid:/opt/suid
upload conf/key.pub:/srv
copy-in conf/tree:/opt
write /etc/hello:hi there \\
 second
mkdir /a/b c/d
append-line /etc/hello:third
link /etc/hello:/root/x:/srv
chmod 0600:/etc/hello
chmod 420:/opt/tree/a
truncate /etc/issue
touch /var/local/t
write /var/local/w:x
mkdir /var/local/deep
hostname box.example.com
ssh-inject root:file:conf/key.pub
ssh-inject games:string:ssh-rsa B
delete /etc/motd
chown 33:34:/opt/suid
install-file conf/suid:/usr/local/x/suid:4755:33:33
install-kernel conf/kernel
`;
const runs = `run conf/script.sh
run-command id >/root/id; pwd >>/root/id; umask >>/root/id; echo $PATH $HOME $SHELL $LC_ALL >>/root/id
root-password file:conf/password
password games:locked
timezone Europe/London
firstboot conf/script.sh
firstboot-command echo hi
firstboot-install less
copy /etc/hello:/srv/copy
move /srv/copy:/srv/moved
tar-in conf/tree.tar:/opt
truncate-recursive /usr/share/doc/dash
ssh-keygen root
write /srv/end:end
`;

/** Writes them into a checkout, with the files that they read. */
export function lay(one: Checkout): void {
  for (const [file, text] of [
    ['suid', 'program\n'],
    ['key.pub', 'ssh-ed25519 AAAA test\n'],
    ['password', 'secret\n'],
    ['script.sh', 'echo ran $0 $# >>/root/ran\n'],
    ['tree/a', 'a\n'],
    ['tree/sub/b', 'b\n'],
    ['kernel/boot/vmlinuz-6.6.6', 'k\n'],
    ['kernel/lib/modules/6.6.6/k/m.ko', 'm\n'],
  ] as const) {
    one.write(`conf/${file}`, text);
  }
  chmodSync(path.join(one.folder, 'conf/suid'), 0o4755);
  symlinkSync('a', path.join(one.folder, 'conf/tree/l'));
  execFileSync('tar', ['-C', 'conf', '--mtime=@0', '-cf', 'conf/tree.tar', 'tree'], { cwd: one.folder });
  one.write('distros/snippets/f.cmd', files);
  one.write('distros/snippets/p.cmd', 'install less\n');
  one.write('distros/snippets/r.cmd', runs);
}
