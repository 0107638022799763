# CentOS 8 ended on 31 December 2021: its packages are at vault.centos.org alone, and mirrorlist.centos.org is gone.
# 8.5.2111 is its last release. http and not https, because the certificate authorities of an old image have aged; dnf
# checks the signature of each package all the same. "-i -e", for "-ie" keeps the old file under another name.
# One long line: virt-customize gives a continued line to the shell with the line end kept.
run-command sed -i -e 's|^mirrorlist=|#&|' -e 's|^#*baseurl=http://mirror.centos.org/[^/]*/[^/]*/|baseurl=http://vault.centos.org/8.5.2111/|' /etc/yum.repos.d/CentOS-*.repo
