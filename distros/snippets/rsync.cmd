# For shares that are copied: [share NAME] type = rsync.
install rsync
