# CentOS 7 ended on 30 June 2024: its packages are at vault.centos.org alone, and mirrorlist.centos.org is gone
# (https://github.com/EuroLinux/cloud-images-rfc/issues/11). 7.9.2009 is its last release. http and not https, because
# the certificate authorities of an old image have aged; yum checks the signature of each package all the same.
# "-i -e", for "-ie" keeps the old file as CentOS-Base.repoe (sed(1), -i[SUFFIX]).
# One long line: virt-customize gives a continued line to the shell with the line end kept.
run-command sed -i -e 's|^mirrorlist=|#&|' -e 's|^#*baseurl=http://mirror.centos.org/[^/]*/[^/]*/|baseurl=http://vault.centos.org/7.9.2009/|' /etc/yum.repos.d/CentOS-*.repo
