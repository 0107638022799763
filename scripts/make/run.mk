################################################################################
# run-NAME: read only when one is run. docs/run.md says what it does with these.
################################################################################

# A kernel (a file, a build tree, or the name of kernels/NAME.ini) and its initrd; empty for those of the image.
KERNEL ?=
INITRD ?=
# What stands at the end of the kernel's command line.
APPEND ?=
# Processors; empty for VCPUS. MEM is MiB or 4G, empty for MEMORY.
CPUS ?=
# HOST:GUEST or HOST:GUEST/udp, several; at 127.0.0.1.
PORTS ?=
# A folder that is /host in the guest.
MOUNT ?=
# A socket for QEMU's monitor.
MONITOR ?=
# 1: waits for a debugger at 127.0.0.1:1234.
GDB ?=
# 0: what is written stays, for the next run with SNAPSHOT=0.
SNAPSHOT ?= 1
# 1, by warm-NAME: it is kept where a command could begin, and none is run.
WARM ?=
# Words at the end of QEMU's command line.
QEMU_ARGS ?=
# 1: prints QEMU's command line, with the console on the terminal, and stops.
PRINT ?=

# RESULTS=FOLDER, of the command line alone: where run-NAME.exit and .xml are written; else generated/.
run-results = $(and $(filter command,$(firstword $(origin RESULTS))),$(call setting,RESULTS))
printing = $(filter 1 yes,$(value PRINT))
warming = $(filter 1 yes,$(value WARM))
# How the one before ended counts no more, whatever this one fails at: an image that can't be built, or its last step.
ifeq ($(dry)$(printing)$(warming),)
forgotten := $(shell rm -f -- $(foreach r,$(runs),$(foreach end,exit xml,$(call q,$(if $(run-results),$(call plain,RESULTS),generated)/run-$r.$(end)))))
endif

# What .env says of these, or makebox, is for up- alone. A line of distros/NAME.mk has the same origin, and is known by its value.
CPU-of-all := $(value CPU)
TIMEOUT-of-all := $(value TIMEOUT)
# Whether it is given for run-NAME: from one of these origins, or by such a line. Usage: $(call own,TIMEOUT,command environment)
own = $(and $(or $(filter $2,$(firstword $(origin $1))),$(if $(filter file,$(origin $1)),$(if $(call same,$(value $1),$($1-of-all)),,1))),$(call setting,$1))

# qemu parts its options at commas, and takes two for one.
of-qemu = $(call q,$(subst $(comma),$(comma)$(comma),$(call plain,$1)))
# What the guest sees, and behind that what it comes from on this host.
run-qemu = $(run-guest) $(more)\
-object memory-backend-memfd,id=memory,share=on,size=$(run-memory) $(more)\
-drive if=none,id=disk,format=qcow2,$(run-disk) $(call run-host,$(if $(printing),$(run-ports)))
run-guest = qemu-system-$(arch) -nodefaults -no-user-config -display none -no-reboot -name $(call q,makebox-run-$*) $(more)\
-machine $(run-machine),accel=$(accel-of),memory-backend=memory -cpu $(run-cpu) -smp $(call arg,$(if $(call setting,CPUS),CPUS,VCPUS)) -m $(run-memory) $(more)\
-device virtio-serial-pci $(run-ports-of) -device virtio-blk-pci,drive=disk,werror=report $(if $(run-modules),-device virtio-blk-pci$(comma)drive=modules )$(run-kernel)$(more)\
-device virtio-net-pci,netdev=net,mac=$($*.mac),romfile= -device virtio-rng-pci$(if $(filter x86_64,$(arch)), -device vmgenid$(comma)guid=auto)$(run-devices)
# makebox opens the ports when the command begins.
run-host = $(run-channels) -netdev $(call q,user$(comma)id=net$1)$(run-modules)$(run-folders)$(run-rest)$(run-more)
run-machine = $(if $(filter x86_64,$(arch)),q35$(comma)vmport=off,virt)
run-cpu = $(if $(call own,CPU,command),$(call arg,CPU),$(if $(filter kvm,$(accel-of)),host,$(subst require=,+,$(emulated-cpu.$(arch)))))
# MEMORY is in MiB, and so is MEM without a letter.
run-memory = $(call q,$(call plain,$(if $(call setting,MEM),MEM,MEMORY))$(if $(filter %G %M,$(call setting,MEM)),,M))
# The descriptors are those of scripts/throwaway.ts.
run-ports-of = $(if $(printing),,$(foreach p,job out err,-device virtserialport$(comma)chardev=$p$(comma)name=makebox.$p )-device virtconsole$(comma)chardev=terminal)
run-channels = $(if $(printing),-serial mon:stdio,$(more)\
-chardev socket$(comma)id=job$(comma)fd=3 -chardev socket$(comma)id=out$(comma)fd=4 -chardev socket$(comma)id=err$(comma)fd=5 $(more)\
-chardev socket$(comma)id=console$(comma)fd=6 -serial chardev:console -chardev socket$(comma)id=terminal$(comma)fd=7 $(more)\
-chardev socket$(comma)id=control$(comma)fd=8 -mon chardev=control$(comma)mode=control)
run-kept = $(place)/runs/$*.qcow2
run-disk = file=$(call q,$(subst $(comma),$(comma)$(comma),$(if $(run-keeps),$(run-kept),$(or $(realpath $(layer)),$(layer))))),$(if $(run-keeps),cache=writeback,snapshot=on$(comma)cache=unsafe)
run-keeps = $(filter 0 no,$(value SNAPSHOT))
run-kernel = $(if $(run-vmlinuz),-kernel $(run-vmlinuz) $(if $(run-initrd),-initrd $(run-initrd) )-append $(call q,$(run-append)) )
# What boots by itself tells its own kernel from its disk. Another is told from here, also on which partition its root is: the last root= holds.
run-fits = $(if $($*.kernel),,$(if $(call setting,KERNEL),$(if $(filter root=%,$(call plain,APPEND)),,$(error KERNEL= on $*: where its root is only its own boot loader knows. mend: APPEND=root=/dev/vda1, or which one it is, too)),$(foreach s,INITRD APPEND,$(if $(call setting,$s),$(error $s= without KERNEL=: $* boots by itself, with a kernel on its disk. mend: KERNEL=, too; install-kernel and kernel-args are for snippets)))))
# One of kernels/, or one out of a build tree, has its modules on a disk of their own and the drivers of the root in an initrd.
run-linux = $(if $(call setting,KERNEL),$(or $(foreach k,$(filter $(linux-names),$(call setting,KERNEL)),$(linux.$k)$(call fits,$(linux-arch.$k))),$(linux-of-tree)$(call fits,$(linux-given-arch))))
# Refused before anything is built. Digits are looked for by taking them away.
digitless = $(subst 0,,$(subst 1,,$(subst 2,,$(subst 3,,$(subst 4,,$(subst 5,,$(subst 6,,$(subst 7,,$(subst 8,,$(subst 9,,$1))))))))))
run-checked = $(foreach p,$(call setting,PORTS),$(call port-checked,$p))$(call memory-checked,$(call setting,MEM))$(call whole-checked,CPUS,$(call setting,CPUS),4)$(call whole-checked,TIMEOUT,$(call own,TIMEOUT,command environment),90$(comma) in seconds)$(foreach v,SNAPSHOT GDB PRINT WARM,$(call switch-checked,$v))$(arch-checked)$(command-checked)
# An empty one that is given is most likely a variable of a CI that nobody has set.
command-checked = $(if $(and $(filter command environment,$(firstword $(origin CMD))),$(if $(strip $(value CMD)),,1)),$(error CMD= is empty. mend: CMD='make test'; or no CMD= for a shell))
port-checked = $(if $(and $(filter : :/tcp :/udp,$(call digitless,$1)),$(filter 2,$(words $(subst :, ,$(patsubst %/tcp,%,$(1:/udp=)))))),,$(error PORTS=$1 is not HOST:GUEST. mend: PORTS=8080:80; 53:53/udp for UDP; each is at 127.0.0.1))
memory-checked = $(if $1,$(if $(and $(filter xx xGx xMx,x$(call digitless,$1)x),$(filter-out G M 0%,$1)),,$(error MEM=$1 is no size. mend: MEM=2048, in MiB, or MEM=4G)))
# Usage: $(call whole-checked,CPUS,its value,an example)
whole-checked = $(if $2,$(if $(and $(filter xx,x$(call digitless,$2)x),$(filter-out 0%,$2)),,$(error $1=$2 is no number. mend: $1=$3)))
# The environment may have a GDB of its own, which is no word to makebox.
switch-checked = $(if $(filter environment%,$(origin $1)),,$(if $(filter-out 0 1 yes no,$(value $1)),$(error $1=$(value $1) is neither on nor off. mend: $1=1 or $1=0)))
arch-checked = $(if $(filter command,$(firstword $(origin ARCH))),$(if $(filter $(if $(filter x86_64,$(arch)),x86_64 x86 amd64,aarch64 arm64),$(value ARCH)),,$(error ARCH=$(value ARCH): $* is for $(arch). mend: a definition with `like = $*` and `arch` in [image], docs/foreign.md)))
# Usage: $(call fits,x86_64)
fits = $(if $(filter-out $(arch),$1),$(error KERNEL=$(call setting,KERNEL) is for $1, and $* for $(arch). mend: another KERNEL=; `arch` in [kernel]))
linux-given := $(firstword $(wildcard $(if $(call setting,KERNEL),$(foreach i,$(if $(filter x86_64,$(host-arch)),x86/boot/bzImage arm64/boot/Image.gz,arm64/boot/Image.gz x86/boot/bzImage),$(call setting,KERNEL)/arch/$i))))
linux-given-arch := $(if $(linux-given),$(if $(findstring /arch/arm64/boot/,$(linux-given)),aarch64,x86_64))
linux-of-tree := $(if $(linux-given),generated/workspace/linux/$(subst /,+,$(abspath $(call setting,KERNEL))))
run-modules = $(if $(call run-has,modules.img),$(more)\
-drive if=none$(comma)id=modules$(comma)format=raw$(comma)readonly=on$(comma)file=$(run-linux)/modules.img)
run-has = $(and $(run-linux),$(shell [ ! -e $(run-linux)/$1 ] || echo 1))
# Its drivers alone are no initrd: they need that of the image, which what boots by itself has on its disk.
run-joins = $(and $($*.kernel),$(call run-has,drivers.cpio))
run-joined = generated/workspace/runs/$(subst /,+,$(run-linux:generated/%=%)).$($*.kernel).initrd
run-vmlinuz = $(if $(run-linux),$(run-linux)/vmlinuz,$(run-other))
run-other = $(if $(call setting,KERNEL),$(call arg,KERNEL),$(if $($*.kernel),$(call run-own,vmlinuz)))
# The disk of SNAPSHOT=0 goes on with the kernel whose modules it has. Usage: $(call run-own,vmlinuz)
run-own = $(or $(if $(run-keeps),$(if $(wildcard generated/workspace/runs/$*.qcow2),$(wildcard generated/workspace/runs/$*.$1))),generated/data/kernels/$($*.kernel)/$1)
run-initrd = $(if $(run-linux),$(if $(call setting,INITRD),$(call arg,INITRD),$(if $(run-joins),$(run-joined))),$(run-others))
run-others = $(if $(or $(call setting,KERNEL),$(call setting,INITRD)),$(if $(call setting,INITRD),$(call arg,INITRD)),$(if $($*.kernel),$(call run-own,initrd)))
# With an address that is drawn by lot no symbol of vmlinux would be where the debugger takes it for.
run-debugged = $(filter 1 yes,$(value GDB))
# What is printed waits for no command, and shows what it does.
run-append = root=/dev/vda rw console=$(tty) panic=-1$(if $(printing),, makebox.run)$(if $(run-debugged), nokaslr)$(if $(call run-has,modules.img), makebox.modules)$(if $(printing),,$(if $(call is,FAST_BOOT,yes), init=/usr/sbin/makebox-run systemd.unit=makebox-run.target $(run-fast))) $(foreach v,KERNEL_ARGS APPEND,$(if $(call setting,$v),$(if $(printing),$(filter-out quiet,$(call plain,$v)),$(call plain,$v))))
# What the kernel waits for at boot, and tries out (kernel-parameters.txt).
run-fast = rcupdate.rcu_expedited=1 cryptomgr.notests$(call undefended,$(accel-of))
run-forwards = $(foreach p,$(call setting,PORTS),$(if $(filter %/udp,$p),udp,tcp):127.0.0.1:$(firstword $(subst :, ,$p))-:$(firstword $(subst /, ,$(lastword $(subst :, ,$p)))))
run-ports = $(subst $(space),,$(run-forwards:%=$(comma)hostfwd=%))
run-devices = $(foreach s,$($*.run-shares),$(more)-device virtio-9p-pci$(comma)fsdev=$s$(comma)mount_tag=$($*.run-target-$s))$(if $(call setting,MOUNT),$(more)-device virtio-9p-pci$(comma)fsdev=host$(comma)mount_tag=/host)
run-folders = $(foreach s,$($*.run-shares),$(more)-fsdev local$(comma)id=$s$(comma)security_model=none$(comma)path=$(if $(filter code,$s),$(call of-qemu,CODE_DIR))$($*.run-source-$s))$(run-mount)
run-mount = $(if $(call setting,MOUNT),$(more)-fsdev local$(comma)id=host$(comma)security_model=none$(comma)path=$(call of-qemu,MOUNT))
run-more = $(foreach w,$(call plain,QEMU_ARGS), $(call q,$w))
run-rest = $(if $(call setting,MONITOR), -monitor unix:$(call of-qemu,MONITOR)$(comma)server=on$(comma)wait=off)$(if $(run-debugged), -gdb tcp:127.0.0.1:1234 -S)

# One that was warmed goes on from there, where the guest would see the same as now and qemu and the kernel are the same files.
# What it writes to its memory is its own: of a file that all have in common, or of a copy by a descriptor (scripts/warm.ts) where virtiofsd must see
# it, or a device of QEMU_ARGS= might give pages back, as a balloon does, which makes holes in the file.
run-copies = $($*.run-plugs)$(call plain,QEMU_ARGS)
run-warm = generated/workspace/warm/$*
run-state = $(run-guest) $($*.run-plugs)$(run-more) $($*.image) $($*.run-warmth) $(shell stat -Lc '%s %Y' "$$(command -v qemu-system-$(arch))" $(layer) $(run-vmlinuz) $(if $(call setting,INITRD),$(call arg,INITRD)))
run-warmed = $(if $(printing)$(run-debugged)$(value MOUNT)$(run-keeps),,$(if $(and $(wildcard $(run-warm)/words),$(wildcard $(run-warm)/memory)),$(call same,$(file <$(run-warm)/words),$(run-state))))
run-awake = $(run-guest) $($*.run-plugs) $(more)\
-object memory-backend-file,id=memory,size=$(run-memory),$(if $(run-copies),share=on$(comma)mem-path=/dev/fd/9,share=off$(comma)mem-path=$(run-warm)/memory) $(more)\
-drive if=none,id=disk,format=qcow2,file=$(run-warm)/disk.qcow2,snapshot=on,cache=unsafe $(call run-host,) -S -incoming defer
run-warming = $(run-guest) $($*.run-plugs) $(more)\
-object memory-backend-file,id=memory,share=on,size=$(run-memory),mem-path=$(run-warm).tmp/memory $(more)\
-drive if=none,id=disk,format=qcow2,file=$(run-warm).tmp/disk.qcow2,cache=unsafe $(call run-host,)
define run-warm-up
exec 7>>generated/$*.lock; flock 7
mkdir -p $(run-warm).tmp; rm -f $(run-warm).tmp/*
qemu-img create -q -f qcow2 -F qcow2 -b ../../../layers/$($*.image).qcow2 $(run-warm).tmp/disk.qcow2
$(bound) $(MAKEBOX) warm $* $(run-warm).tmp --boot $(if $(filter kvm,$(accel-of)),60,600) -- $(run-warming)
printf %s $(call q,$(run-state)) >$(run-warm).tmp/words
exec 6>>generated/$*.warm.lock; flock 6; $(call renew,$(run-warm))
endef
# qemu takes away what is in its way.
run-monitored = [ ! -e $(call arg,MONITOR) ] || [ -S $(call arg,MONITOR) ] || { printf '%s\n' MONITOR=$(call arg,MONITOR)' is there already' '  why:  qemu makes a socket of that name' '  mend: another MONITOR=' >&2; exit 1; }
# It opens one file of that state behind the other, all of the same one.
run-hold = exec 7>>generated/$*.warm.lock; flock --shared 7

# Seconds; TIMEOUT is the command's.
run-limits = --boot $(if $(run-debugged),0,$(if $(filter kvm,$(accel-of)),60,600))$(if $(call own,TIMEOUT,command environment), --timeout $(call arg,TIMEOUT))
run-log = $(filter-out yes no,$(firstword $(call setting,SERIAL_LOG)))
run-options = $(run-limits) --code $(call arg,CODE_DIR)$(if $(value CMD), --command $(call q,$(value CMD)))$(call given,MOUNT, --mount )$(if $(run-log), --log $(call arg,SERIAL_LOG))$(if $(run-results), --results $(call arg,RESULTS))$(if $(run-keeps), --kept)
# Usage: $(call run-from,whether it goes on from its ready state)
run-from = $(if $(call setting,MONITOR),$(run-monitored)$(newline))$(if $1,$(run-hold)$(newline))exec $(MAKEBOX) run $* $(run-options)$(if $(run-forwards), --forwards '$(run-forwards)')$(if $1, --warm $(run-warm)) -- $(if $1,$(run-awake),$(run-qemu))
# The kernel unpacks one archive behind the other, and what comes later stays.
define run-join
mkdir -p generated/workspace/runs; [ $(run-joined) -nt $(run-linux)/drivers.cpio ] || {
  cp generated/data/kernels/$($*.kernel)/initrd $(run-joined).$$$$.tmp; truncate -s %512 $(run-joined).$$$$.tmp
  cat $(run-linux)/drivers.cpio >>$(run-joined).$$$$.tmp; mv $(run-joined).$$$$.tmp $(run-joined); }

endef
# Two that begin it at once have one disk between them, which qemu gives to one.
define run-keep
mkdir -p $(call q,$(place)/runs); [ -e $(call q,$(run-kept)) ] || {
$(if $($*.kernel),  for f in vmlinuz initrd; do ln -f generated/data/kernels/$($*.kernel)/$$f generated/workspace/runs/$*.$$f; done$(newline))  qemu-img create -q -f qcow2 -F qcow2 -b ../../layers/$($*.image).qcow2 $(call q,$(run-kept)).$$$$.tmp
  ln $(call q,$(run-kept)).$$$$.tmp $(call q,$(run-kept)) 2>/dev/null || [ -e $(call q,$(run-kept)) ]; rm -f $(call q,$(run-kept)).$$$$.tmp; }

endef
