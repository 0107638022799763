linux.arm = generated/data/linux/8da4d139feb4e6e9-arm
linux-sources.arm = 
linux-lock.arm = 
linux-arch.arm = aarch64
linux.ci = generated/data/linux/81b354117a86d11f-ci
linux-sources.ci = 
linux-lock.ci = 
linux-arch.ci = x86_64
linux.cross = generated/workspace/linux/cross
linux-sources.cross = 
linux-lock.cross = 
linux-arch.cross = aarch64
linux.deb = generated/data/linux/6e3eefd008d9577a-deb
linux-sources.deb = 
linux-lock.deb = 
linux-arch.deb = x86_64
linux.mine = generated/workspace/linux/mine
linux-sources.mine = 
linux-lock.mine = 
linux-arch.mine = x86_64
linux.next = generated/data/linux/3f8c4aebe5e89515-next
linux-sources.next = generated/data/linux/8c7e7b4e0dc18501-sources
linux-lock.next = kernels/next.lock
linux-arch.next = x86_64
linux.old = generated/data/linux/65153f8491387098-old
linux-sources.old = 
linux-lock.old = 
linux-arch.old = x86_64
linux.tall = generated/data/linux/86364a0d3eedc788-tall
linux-sources.tall = generated/data/linux/babfde70c9bf24c5-sources
linux-lock.tall = 
linux-arch.tall = x86_64
linux.tar = generated/data/linux/434ecf1c23c24a5b-tar
linux-sources.tar = generated/data/linux/90704c993e7acdcc-sources
linux-lock.tar = 
linux-arch.tar = x86_64
linux.tiny = generated/data/linux/472a8db625f2f1ba-tiny
linux-sources.tiny = generated/data/linux/babfde70c9bf24c5-sources
linux-lock.tiny = 
linux-arch.tiny = x86_64

# arm, from kernels/arm.ini: package:linux-image-cloud-arm64 of bookworm
generated/data/linux/8da4d139feb4e6e9-arm: | generated/workspace
	$(Q)$(begin-linux)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --quiet --mode=unshare --variant=extract --architectures=arm64 --keyring="$$keyring" --components=main --include=linux-image-cloud-arm64 \
	  --aptopt='Acquire::Check-Valid-Until "false"' bookworm $$tmp/files.tar $(few-fds) \
	  'deb http://snapshot.debian.org/archive/debian/20260801T000000Z bookworm main'
	mkdir $$tmp/files $$tmp/lib; tar -C $$tmp/files --no-same-owner --exclude='./dev/*' -xf $$tmp/files.tar; rm $$tmp/files.tar
	mv $$tmp/files/boot $$tmp/boot; mv $$tmp/files/lib/modules $$tmp/lib/modules; rm -rf $$tmp/files
	$(pack-linux)
	$(end-linux)

# ci, from kernels/ci.ini: oci:registry.test/kernels:6.6-main
generated/data/linux/81b354117a86d11f-ci: | generated/workspace
	$(Q)$(begin-linux)
	$(bound) skopeo --override-arch amd64 copy --quiet --src-tls-verify=false docker://registry.test/kernels@sha256:0000000000000000000000000000000000000000000000000000000000000007 "oci:$$tmp/layout:it"
	$(bound) $(MAKEBOX) unpack-kernel $$tmp amd64; rm -rf $$tmp/layout
	$(pack-linux)
	$(end-linux)

# cross, from kernels/cross.ini: dir:/src/linux, by its own make
generated/workspace/linux/cross config-kernel-cross: private linux-tree = /src/linux
generated/workspace/linux/cross config-kernel-cross: private linux-build = generated/workspace/linux/cross.build
generated/workspace/linux/cross config-kernel-cross: private linux-make = ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- LLVM=0
generated/workspace/linux/cross config-kernel-cross: private linux-arch = arm64
generated/workspace/linux/cross config-kernel-cross: private linux-compiler = clang
generated/workspace/linux/cross config-kernel-cross: private linux-config = defconfig
generated/workspace/linux/cross config-kernel-cross: private linux-groups = 
generated/workspace/linux/cross config-kernel-cross: private linux-options = 
generated/workspace/linux/cross: FORCE | generated/workspace
	$(Q)$(renew-linux)

# deb, from kernels/deb.ini: package:linux-image-cloud-amd64 of bookworm
generated/data/linux/6e3eefd008d9577a-deb: | generated/workspace
	$(Q)$(begin-linux)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --quiet --mode=unshare --variant=extract --architectures=amd64 --keyring="$$keyring" --components=main --include=linux-image-cloud-amd64 \
	  bookworm $$tmp/files.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main)
	mkdir $$tmp/files $$tmp/lib; tar -C $$tmp/files --no-same-owner --exclude='./dev/*' -xf $$tmp/files.tar; rm $$tmp/files.tar
	mv $$tmp/files/boot $$tmp/boot; mv $$tmp/files/lib/modules $$tmp/lib/modules; rm -rf $$tmp/files
	$(pack-linux)
	$(end-linux)

# mine, from kernels/mine.ini: dir:/home/ada/linux, by its own make
generated/workspace/linux/mine config-kernel-mine: private linux-tree = /home/ada/linux
generated/workspace/linux/mine config-kernel-mine: private linux-build = generated/workspace/linux/mine.build
generated/workspace/linux/mine config-kernel-mine: private linux-make = LLVM=1
generated/workspace/linux/mine config-kernel-mine: private linux-arch = x86
generated/workspace/linux/mine config-kernel-mine: private linux-compiler = clang
generated/workspace/linux/mine config-kernel-mine: private linux-config = defconfig
generated/workspace/linux/mine config-kernel-mine: private linux-groups = 
generated/workspace/linux/mine config-kernel-mine: private linux-options = 
generated/workspace/linux/mine: FORCE | generated/workspace
	$(Q)$(renew-linux)

# the sources of git:https://git.example.org/linux.git#bpf-next/master
generated/data/linux/8c7e7b4e0dc18501-sources: | generated/workspace
	$(Q)$(begin-linux)
	git init -q $$tmp; $(bound) git -C $$tmp fetch -q --depth 1 https://git.example.org/linux.git ; $(bound) git -C $$tmp checkout -q FETCH_HEAD
	$(end-linux)

# next, from kernels/next.ini: git:https://git.example.org/linux.git#bpf-next/master, by its own make
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-tree = generated/data/linux/8c7e7b4e0dc18501-sources
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-build = generated/data/linux/3f8c4aebe5e89515-next.build
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-make = 
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-arch = x86
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-compiler = gcc
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-config = defconfig
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-groups = 
generated/data/linux/3f8c4aebe5e89515-next config-kernel-next: private linux-options = 
generated/data/linux/3f8c4aebe5e89515-next: | generated/data/linux/8c7e7b4e0dc18501-sources generated/workspace
	$(Q)$(begin-linux)
	$(configure-linux)
	$(build-linux)
	$(collect-linux)
	$(pack-linux)
	rm -rf "$$build"; $(end-linux)

# old, from kernels/old.ini: package:linux-image-amd64 of bullseye
generated/data/linux/65153f8491387098-old: | generated/workspace
	$(Q)$(begin-linux)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --quiet --mode=unshare --variant=extract --architectures=amd64 --keyring="$$keyring" --components=main --include=linux-image-amd64 \
	  --aptopt='Acquire::Check-Valid-Until "false"' bullseye $$tmp/files.tar $(few-fds) \
	  'deb http://snapshot.debian.org/archive/debian/20260801T000000Z bullseye main'
	mkdir $$tmp/files $$tmp/lib; tar -C $$tmp/files --no-same-owner --exclude='./dev/*' -xf $$tmp/files.tar; rm $$tmp/files.tar
	mv $$tmp/files/boot $$tmp/boot; mv $$tmp/files/lib/modules $$tmp/lib/modules; rm -rf $$tmp/files
	$(pack-linux)
	$(end-linux)

# the sources of package:linux-source-6.1
generated/data/linux/babfde70c9bf24c5-sources: | generated/workspace
	$(Q)$(begin-linux)
	$(call find-keyring,debian)
	$(bound) mmdebstrap --quiet --mode=unshare --variant=extract --architectures=amd64 --keyring="$$keyring" --components=main --include=linux-source-6.1 \
	  bookworm $$tmp.tar $(few-fds) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian) bookworm-updates main) \
	  $(call q,deb $(or $(call setting,DEBIAN_MIRROR),http://deb.debian.org/debian)-security bookworm-security main)
	$(bound) tar -xOf $$tmp.tar --wildcards './usr/src/linux-source-*.tar.xz' | $(bound) tar -C $$tmp --strip-components=1 --no-same-owner -xJf -
	rm $$tmp.tar
	$(end-linux)

# tall, from kernels/tall.ini: package:linux-source-6.1, by its own make
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-tree = generated/data/linux/babfde70c9bf24c5-sources
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-build = generated/data/linux/86364a0d3eedc788-tall.build
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-make = CC=gcc-12 KCFLAGS=-O1
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-arch = x86
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-compiler = gcc-12
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-config = defconfig
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-groups = 
generated/data/linux/86364a0d3eedc788-tall config-kernel-tall: private linux-options = 
generated/data/linux/86364a0d3eedc788-tall: | generated/data/linux/babfde70c9bf24c5-sources generated/workspace
	$(Q)$(begin-linux)
	$(configure-linux)
	$(build-linux)
	$(collect-linux)
	$(pack-linux)
	rm -rf "$$build"; $(end-linux)

# the sources of tarball:https://www.example.org/linux-6.1.tar.xz, patched
generated/data/downloads/abababababababababababababababababababababababababababababababab: | generated/workspace
	$(Q)$(bound) flock --no-fork $@.lock $(MAKEBOX) download https://www.example.org/linux-6.1.tar.xz abababababababababababababababababababababababababababababababab $@
generated/data/linux/90704c993e7acdcc-sources: | generated/data/downloads/abababababababababababababababababababababababababababababababab generated/workspace
	$(Q)$(begin-linux)
	$(bound) tar -C $$tmp --strip-components=1 --no-same-owner -xf generated/data/downloads/abababababababababababababababababababababababababababababababab
	cat conf/one.patch conf/two.patch | $(bound) patch -d $$tmp -p1 --forward --batch
	$(MAKEBOX) check-kernel $(@F)
	$(end-linux)

# tar, from kernels/tar.ini: tarball:https://www.example.org/linux-6.1.tar.xz, by its own make
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-tree = generated/data/linux/90704c993e7acdcc-sources
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-build = generated/data/linux/434ecf1c23c24a5b-tar.build
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-make = 
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-arch = x86
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-compiler = gcc
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-config = defconfig
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-groups = 
generated/data/linux/434ecf1c23c24a5b-tar config-kernel-tar: private linux-options = 
generated/data/linux/434ecf1c23c24a5b-tar: | generated/data/linux/90704c993e7acdcc-sources generated/workspace
	$(Q)$(begin-linux)
	$(configure-linux)
	$(build-linux)
	$(collect-linux)
	$(pack-linux)
	rm -rf "$$build"; $(end-linux)

# tiny, from kernels/tiny.ini: package:linux-source-6.1, by its own make
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-tree = generated/data/linux/babfde70c9bf24c5-sources
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-build = generated/data/linux/472a8db625f2f1ba-tiny.build
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-make = 
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-arch = x86
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-compiler = gcc
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-config = tinyconfig
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-groups = kernels/groups/small.config
generated/data/linux/472a8db625f2f1ba-tiny config-kernel-tiny: private linux-options = CONFIG_BPF=y 'CONFIG_LOCALVERSION="-it"'
generated/data/linux/472a8db625f2f1ba-tiny: | generated/data/linux/babfde70c9bf24c5-sources generated/workspace
	$(Q)$(begin-linux)
	$(configure-linux)
	$(build-linux)
	$(collect-linux)
	$(pack-linux)
	rm -rf "$$build"; $(end-linux)
