################################################################################
# What the recipes of layers and of kernels share: read only while something is missing.
################################################################################

# mmdebstrap has dash write to a descriptor that it got, which must have one digit: locks and logs are not for it.
few-fds = 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-
# The keys of a distribution's archive, which another distribution may not have. apt reads them in a user namespace, where
# a file below a private home is out of reach. Usage: $(call find-keyring,ubuntu)
define find-keyring
keyring=/usr/share/keyrings/$1-archive-keyring.gpg
[ -e "$$keyring" ] || { keyring=$$(mktemp --suffix=.asc); install -m 0644 distros/files/$1-archive-keyring.asc "$$keyring"; }
endef
# uid 0 to write every owner of an archive, without being root (unshare(1), --map-auto).
rootless = $$([ "$$(id -u)" = 0 ] || echo unshare --map-auto --map-root-user --mount)
# What apt's settings of this host say; those of mmdebstrap's apt are its own.
as-apt-does = [ -n "$${http_proxy-}" ] || eval "$$(apt-config shell http_proxy Acquire::http::Proxy 2>/dev/null)"; export http_proxy
