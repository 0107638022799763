// A kernel's own make, for tests: its sources are source.c, and its image is a copy of that.

export const arch = process.arch === 'x64' ? 'x86' : 'arm64';
export const image = process.arch === 'x64' ? 'bzImage' : 'Image.gz';

/** kbuild, as far as makebox calls it: an option NEVER does not stick, and `fails` stops it in the middle. */
export const kbuild = `O ?= .
.PHONY: tinyconfig olddefconfig ${image} headers_install
tinyconfig: ; @cd '$(O)'; echo CONFIG_CGROUPS=y >.config
olddefconfig: ; @cd '$(O)'; grep -v CONFIG_NEVER .config >new; cmp -s new old || cp new old; mv new .config
${image}:
	@cd '$(O)'; [ vmlinux -nt '$(CURDIR)/source.c' ] && [ vmlinux -nt old ] && exit; \\
	echo build $(K)$(LLVM)$(KCFLAGS)$(LOCALVERSION) >>'$(CURDIR)/log'; [ ! -e '$(CURDIR)/fails' ] || exit 1; \\
	mkdir -p arch/${arch}/boot include/config; echo 6.1.0-it >include/config/kernel.release; \\
	cp '$(CURDIR)/source.c' arch/${arch}/boot/${image}; touch System.map; cp '$(CURDIR)/source.c' vmlinux
headers_install: ; @mkdir -p '$(INSTALL_HDR_PATH)/include'; touch '$(INSTALL_HDR_PATH)/include/types.h'
`;
