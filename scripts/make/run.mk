################################################################################
# run-NAME: read only when one is run. docs/run.md says what it does with these.
################################################################################

# A kernel (a file, a build tree, or the name of kernels/NAME.ini) and its initrd; empty for those of the image.
KERNEL ?=
INITRD ?=
# What stands at the end of the kernel's command line.
APPEND ?=
# MiB or 4G, and processors; empty for MEMORY and VCPUS.
MEM ?=
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
# Words at the end of QEMU's command line.
QEMU_ARGS ?=
# 1: prints QEMU's command line, with the console on the terminal, and stops.
PRINT ?=

# qemu parts its options at commas, and takes two for one.
of-qemu = $(call q,$(subst $(comma),$(comma)$(comma),$(call plain,$1)))
run-qemu = qemu-system-$(run-arch) -nodefaults -no-user-config -display none -no-reboot -name $(call q,makebox-run-$*) $(more)\
-machine $(run-machine),accel=$(accel),memory-backend=memory -cpu $(run-cpu) -smp $(call arg,$(if $(call setting,CPUS),CPUS,VCPUS)) $(more)\
-m $(run-memory) -object memory-backend-memfd,id=memory,share=on,size=$(run-memory) $(more)\
-device virtio-serial-pci $(run-channels) $(more)\
-drive if=none,id=disk,format=qcow2,$(run-disk) -device virtio-blk-pci,drive=disk $(run-modules)$(run-kernel) $(more)\
-netdev $(call q,user$(comma)id=net$(run-ports)) -device virtio-net-pci,netdev=net,mac=$($*.mac),romfile= $(more)\
-device virtio-rng-pci $(run-folders)$(run-rest)
run-arch = $(if $(filter x86_64-%,$(MAKE_HOST)),x86_64,aarch64)
run-machine = $(if $(filter x86_64,$(run-arch)),q35$(comma)vmport=off,virt)
run-cpu = $(if $(filter command,$(firstword $(origin CPU))),$(call arg,CPU),$(if $(filter kvm,$(accel)),host,$(subst mode=maximum,max,$(subst require=,+,$(emulated-cpu)))))
# MEMORY is in MiB, and so is MEM without a letter.
run-memory = $(call q,$(call plain,$(if $(call setting,MEM),MEM,MEMORY))$(if $(filter %G %M,$(call setting,MEM)),,M))
# The descriptors are those of scripts/throwaway.ts.
run-channels = $(if $(value PRINT),-serial mon:stdio,$(more)\
$(call run-port,job,3) $(call run-port,out,4) $(call run-port,err,5) $(more)\
-chardev socket$(comma)id=console$(comma)fd=6 -serial chardev:console $(more)\
-chardev socket$(comma)id=terminal$(comma)fd=7 -device virtconsole$(comma)chardev=terminal)
run-port = -chardev socket$(comma)id=$1$(comma)fd=$2 -device virtserialport$(comma)chardev=$1$(comma)name=makebox.$1
run-kept = $(place)/runs/$*.qcow2
run-disk = file=$(call q,$(subst $(comma),$(comma)$(comma),$(if $(run-keeps),$(run-kept),$(realpath $(layer))))),$(if $(run-keeps),cache=writeback,snapshot=on$(comma)cache=unsafe)
run-keeps = $(filter 0 no,$(value SNAPSHOT))
run-kernel = $(if $(run-vmlinuz),$(more)-kernel $(run-vmlinuz) $(if $(run-initrd),-initrd $(run-initrd) )-append $(call q,$(run-append)))
# One of kernels/, or one out of a build tree, has its modules on a disk of their own and the drivers of the root in an initrd.
run-linux = $(if $(call setting,KERNEL),$(or $(foreach k,$(filter $(KERNELS),$(call setting,KERNEL)),$(linux.$k)),$(linux-of-tree)))
linux-given := $(wildcard $(if $(call setting,KERNEL),$(foreach i,x86/boot/bzImage arm64/boot/Image.gz,$(call setting,KERNEL)/arch/$i)))
linux-of-tree := $(if $(linux-given),generated/workspace/linux/$(subst /,+,$(abspath $(call setting,KERNEL))))
run-modules = $(if $(call run-has,modules.img),$(more)\
-drive if=none$(comma)id=modules$(comma)format=raw$(comma)readonly=on$(comma)file=$(run-linux)/modules.img -device virtio-blk-pci$(comma)drive=modules)
run-has = $(and $(run-linux),$(shell [ ! -e $(run-linux)/$1 ] || echo 1))
run-joined = generated/workspace/runs/$(subst /,+,$(run-linux:generated/%=%)).$($*.kernel).initrd
run-vmlinuz = $(if $(run-linux),$(run-linux)/vmlinuz,$(run-other))
run-other = $(if $(call setting,KERNEL),$(call arg,KERNEL),$(if $($*.kernel),generated/data/kernels/$($*.kernel)/vmlinuz))
run-initrd = $(if $(run-linux),$(if $(call setting,INITRD),$(call arg,INITRD),$(if $(call run-has,drivers.cpio),$(run-joined))),$(run-others))
run-others = $(if $(or $(call setting,KERNEL),$(call setting,INITRD)),$(if $(call setting,INITRD),$(call arg,INITRD)),$(if $($*.kernel),generated/data/kernels/$($*.kernel)/initrd))
run-append = root=/dev/vda rw console=ttyS0 panic=-1 makebox.run$(if $(call run-has,modules.img), makebox.modules)$(if $(call is,FAST_BOOT,yes), systemd.unit=makebox-run.target) $(foreach v,KERNEL_ARGS APPEND,$(if $(call setting,$v),$(call plain,$v)))
run-ports = $(subst $(space)$(comma),$(comma),$(foreach p,$(call setting,PORTS),$(comma)hostfwd=$(if $(filter %/udp,$p),udp,tcp):127.0.0.1:$(firstword $(subst :, ,$p))-:$(lastword $(subst :, ,$(p:/udp=)))))
run-folders = $(foreach s,$($*.run-shares),$(more)-fsdev local$(comma)id=$s$(comma)security_model=none$(comma)path=$(if $(filter code,$s),$(call of-qemu,CODE_DIR))$($*.run-source-$s) -device virtio-9p-pci$(comma)fsdev=$s$(comma)mount_tag=$($*.run-target-$s))$(run-mount)
run-mount = $(if $(call setting,MOUNT),$(more)-fsdev local$(comma)id=host$(comma)security_model=none$(comma)path=$(call of-qemu,MOUNT) -device virtio-9p-pci$(comma)fsdev=host$(comma)mount_tag=/host)
run-rest = $(if $(call setting,MONITOR), -monitor unix:$(call of-qemu,MONITOR)$(comma)server=on$(comma)wait=off)$(if $(filter 1 yes,$(value GDB)), -gdb tcp:127.0.0.1:1234 -S)$(foreach w,$(call plain,QEMU_ARGS), $(call q,$w))

# Seconds: TIMEOUT is the command's, where somebody has set one.
run-limits = --boot $(if $(filter 1 yes,$(value GDB)),0,$(if $(filter kvm,$(accel)),60,600))$(if $(filter file,$(origin TIMEOUT)),, --timeout $(call arg,TIMEOUT))
run-log = $(filter-out yes no,$(firstword $(call setting,SERIAL_LOG)))
run-options = $(run-limits) --code $(call arg,CODE_DIR)$(if $(value CMD), --command $(call q,$(value CMD)))$(call given,MOUNT, --mount )$(if $(run-log), --log $(call arg,SERIAL_LOG))$(if $(run-keeps), --kept)
# The kernel unpacks one archive behind the other, and what comes later stays.
define run-join
mkdir -p generated/workspace/runs; [ $(run-joined) -nt $(run-linux)/drivers.cpio ] || {
  cp generated/data/kernels/$($*.kernel)/initrd $(run-joined).$$$$; truncate -s %512 $(run-joined).$$$$
  cat $(run-linux)/drivers.cpio >>$(run-joined).$$$$; mv $(run-joined).$$$$ $(run-joined); }

endef
define run-keep
mkdir -p $(call q,$(place)/runs); [ -e $(call q,$(run-kept)) ] || {
  qemu-img create -q -f qcow2 -F qcow2 -b ../../layers/$($*.image).qcow2 $(call q,$(run-kept).tmp); mv $(call q,$(run-kept).tmp) $(call q,$(run-kept)); }

endef
