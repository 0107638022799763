run-command sed -i -e 's|^mirrorlist=|#&|' -e 's|^#*baseurl=http://mirror.centos.org/[^/]*/[^/]*/|baseurl=http://vault.centos.org/7.9.2009/|' /etc/yum.repos.d/CentOS-*.repo
