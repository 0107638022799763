run-command sed -i -e 's|^mirrorlist=|#&|' -e 's|^#*baseurl=http://mirror.centos.org/[^/]*/[^/]*/|baseurl=http://vault.centos.org/8.5.2111/|' /etc/yum.repos.d/CentOS-*.repo
