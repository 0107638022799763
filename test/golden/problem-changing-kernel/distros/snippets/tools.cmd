install-kernel mine
