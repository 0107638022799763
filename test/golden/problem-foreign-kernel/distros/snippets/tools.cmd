install-kernel arm
