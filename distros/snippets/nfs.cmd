# For shares from an NFS server: [share NAME] type = nfs.
install nfs-common
