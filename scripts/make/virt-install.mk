################################################################################
# The command that makes a domain's XML
################################################################################

xml-command = virt-install --connect $(call arg,LIBVIRT_URI) --name $(call q,$(domain)) --uuid $(uuid) $(more)\
--metadata $(genid)description='makebox $(workspace) $*'$(description)$(title) $(if $($*.foreign),--arch $(arch) )--osinfo $(call arg,OS_VARIANT) --import$(autostart) $(more)\
--memory $(call arg,MEMORY) --vcpus $(call arg,VCPUS)$(call given,MACHINE, --machine ) $(more)\
--virt-type $(if $(filter kvm,$(virt)),kvm,qemu) --cpu $(call q,$(cpu)$(nested))$(firmware)$(boot-order)$(if $($*.kernel), $(kernel-boot)) $(more)\
--disk $(call at-path,$(call q,$(disk-at).qcow2)),driver.type=qcow2,bus=$(call arg,DISK_BUS)$(disk-options)$(data-disks)$(cdrom) $(more)\
$(networks) $(more)\
--graphics $(call arg,GRAPHICS)$(call given,VIDEO, --video ) --rng $(if $(call is,RNG,no),none,/dev/urandom) $(more)\
--serial pty$(if $(or $(remote),$(filter no,$(call setting,SERIAL_LOG))),,$(serial-log)) --channel $(if $(call is,GUEST_AGENT,no),none,$(guest-agent)) $(shares) $(more)\
--controller num_pcie_root_ports=8 --controller usb,model=none$(scsi) $(more)\
$(foreach w,$(call setting,VIRT_INSTALL_FLAGS),$(call q,$w)) $($*.xml) $(more)\
--noautoconsole --check path_in_use=off,mac_in_use=off --print-xml
# A machine that libvirt is asked at by name has none of the files here, and most likely KVM (docs/remote.md).
remote = $(call machine-of,$(call setting,LIBVIRT_URI))
# `host/system` of qemu+ssh://host/system; nothing of qemu:///system.
machine-of = $(filter-out /%,$(word 2,$(subst ://,:// ,$1)))
virt = $(if $(remote),$(or $(if $($*.foreign),tcg),$(filter tcg,$(call setting,ACCEL)),kvm),$(accel-of))
# What a disk is known by here: its file, or where its volume is.
kept-as := $(if $(remote),volume,qcow2)
disk-at = $(if $(remote),$(or $(patsubst %.qcow2,%,$(file <$(disk).volume)),$(call setting,REMOTE_DIR)/$(workspace)-$(or $($*.born),$*)),$(place)/disks/$*)
# virt-install 4.1 escapes attributes twice.
unescape = sed 's/&amp;\(amp\|lt\|gt\|quot\|apos\);/\&\1;/g'
more := \$(newline)  $(empty)
# `none` is for a VM that is on no network at all.
first = $(if $(call setting,NETWORK),,$(error NETWORK= is empty. mend: leave it out, or NETWORK=none))$(call arg,NETWORK)$(if $(filter none,$(call setting,NETWORK)),,$(comma)mac=$($*.mac))
networks = $(if $(and $(session),$(or $(is-on-own),$(filter network=default user user$(comma)%,$(call setting,NETWORK)))),$(user-network),$(bridged))
# Its first card is where its definition leaves it, and NETWORK does.
is-on-own = $(and $($*.network),$(filter network=$($*.network) network=$($*.network)$(comma)%,$(call setting,NETWORK)))
bridged = $(if $(and $(filter none,$(call setting,NETWORK)),$($*.nics)),,--network $(first)) $($*.nics)
# Where libvirt is a plain user's it has no networks: QEMU has one of its own, which leads in by ports of this host.
session = $(filter %/session,$(call setting,LIBVIRT_URI))
# libvirt gives the first places on the bus to devices of its own.
user-network = $(or $(bridges),--network none) --qemu-commandline='-netdev user,id=makebox,$($*.forwards) -device virtio-net-pci,netdev=makebox,mac=$($*.mac),addr=0x1e'
# Those that root may have allowed (qemu-bridge-helper). What its libvirt can't have is refused (xml.mk).
bridges = $(patsubst %,--network %,$(filter bridge=%,$($*.nics)))
of-root = $(if $(session),$(strip $($*.networks:%=[network %])$(if $(findstring type=direct,$(call setting,NETWORK) $($*.nics)), a macvtap)))
is = $(filter $2,$(call setting,$1))
# Whose domain it is stands before what is said of it (scripts/libvirt.ts).
description = $(if $(call setting,DESCRIPTION),' - '$(call part,DESCRIPTION))
title = $(if $(call setting,TITLE),$(comma)title=$(call part,TITLE))
# What is restored from a state, and so is there twice, is told, and takes new random numbers (vmgenid, ACPI's).
genid = $(if $(filter x86_64,$(arch)),genid_enable=yes$(comma))
autostart = $(if $(call is,AUTOSTART,yes), --autostart)
cpu = $(or $(call setting,CPU),$(default-cpu))
default-cpu = $(if $(filter kvm,$(virt)),host-passthrough,$(emulated-cpu.$(arch)))
# x86-64-v2, the least that CentOS Stream 9 runs on, on an AMD: its kernels need no page table isolation, which costs an emulated processor a third
# of its speed, and look for no AVX, AES or nested virtualization to be tried out at boot. An Arm64's `max` signs pointers, for half of its speed
# (QEMU, Arm CPU Features, pauth).
emulated-cpu.x86_64 := qemu64,require=ssse3,require=sse4.1,require=sse4.2,require=popcnt
emulated-cpu.aarch64 := cortex-a72
# What a processor must have to run virtual machines. QEMU emulates that of AMD alone.
vmx = $(if $(filter kvm,$(virt)),$(vmx-here),$(if $(filter x86_64,$(arch)),svm))
vmx-here := $(if $(built),$(if $(remote),,$(firstword $(filter vmx svm,$(file </proc/cpuinfo)))))
nested = $(if $(vmx),$(if $(findstring $(vmx),$(cpu)),,$(comma)$(if $(call is,NESTED,yes),require,disable)=$(vmx)))
# Otherwise libvirt takes a firmware that boots nothing but what Microsoft has signed.
firmware = $(if $(call is,FIRMWARE,efi), --boot firmware=efi$(comma)firmware.feature0.name=secure-boot$(comma)firmware.feature0.enabled=no)
boot-order = $(if $(call setting,BOOT_ORDER), --boot $(call q,$(subst $(space),$(comma),$(strip $(call setting,BOOT_ORDER)))))
disk-options = $(disk-cache)$(call given,DISK_IO,$(comma)driver.io=)$(call given,DISK_DISCARD,$(comma)driver.discard=)
disk-cache = $(if $(call is,DISK_CACHE,default),,$(call given,DISK_CACHE,$(comma)cache=))
# virt-install makes a storage pool of the folder that a disk lies in, leaves it in libvirt, and fails where two do so at once; of /dev it
# makes none (virtinst/diskbackend.py, manage_path).
at-path = path=/dev/null$(comma)type=file$(comma)xpath1.set=./source/@file$(comma)xpath1.value=$1
data-disks = $(foreach d,$($*.disks), $(more)--disk $(call at-path,$(call q,$(disk-at)+$d))$(comma)$($*.disk-$d)$(disk-options))
cdrom = $(if $(call setting,CDROM), $(more)--disk $(call at-path,$(call part,CDROM))$(comma)device=cdrom$(comma)driver.type=raw$(comma)bus=sata$(comma)readonly=on)
# libvirt's own choice is a controller that few kernels know.
scsi = $(if $(findstring bus=scsi,bus=$(call setting,DISK_BUS) $(foreach d,$($*.disks),$($*.disk-$d))), --controller scsi$(comma)model=virtio-scsi)
serial-log = ,log.file=$(call q,$(place)/logs/$*.console),log.append=on
guest-agent = unix,target.type=virtio,target.name=org.qemu.guest_agent.0
# An Arm's firmware alone has ACPI.
kernel-boot = $(if $(filter aarch64,$(arch)),--features acpi=off )$(more)--boot kernel=$(call q,$(disk-at).vmlinuz),initrd=$(call q,$(disk-at).initrd),kernel_args=$(kernel-args)
# An emulated processor has none of the faults that a kernel defends itself against, which takes a tenth of a boot (kernel-parameters.txt). Usage: $(call undefended,tcg)
undefended = $(if $(filter kvm,$1),, mitigations=off$(if $(filter x86_64,$(arch)), no_timer_check tsc=reliable))
tty = $(if $(filter x86_64,$(arch)),ttyS0,ttyAMA0)
kernel-args = 'root=/dev/vda rw console=$(tty)$(call undefended,$(virt)) '$(call part,KERNEL_ARGS)
own-shares = $(if $(remote),,$($*.shares))
shares = $(foreach s,$(own-shares),$(more)--filesystem $(share)$(if $(filter $s,$($*.readonly)),$(read-only))) $(share-needs)
share = $(if $(filter code,$s),source=$(call part,CODE_DIR)$(comma))$($*.share-$s)$(if $(filter code,$s),$(comma)$(call arg,FSDEV_FLAGS))
# virtiofs needs memory that its daemon shares (libvirt.org/kbase/virtiofs.html). Over 9p qemu itself writes the
# files, so it must run as their owner.
ways = $(foreach s,$(own-shares),$(way))
# Of [share code] the flags decide.
way = $(if $(if $(filter code,$s),$(filter driver.type=virtiofs,$(subst $(comma), ,$(call setting,FSDEV_FLAGS))),$(filter-out $($*.ninep),$s)),virtiofs,9p)
share-needs = $(if $(filter virtiofs,$(ways)),$(shared-memory)) $(if $(filter 9p,$(ways)),$(if $(session),,$(as-owner)))
# 9p is read only in QEMU itself. libvirt before 11 has no such thing for virtiofs, so its daemon gets a view of the folder that is.
read-only = $(comma)$(if $(filter virtiofs,$(way)),binary.path=$(call part,virtiofsd-readonly),readonly=yes)
virtiofsd-readonly = $(CURDIR)/scripts/virtiofsd-readonly
shared-memory = --memorybacking source.type=memfd,access.mode=shared
as-owner = --seclabel type=static,model=dac,relabel=yes,label=+$($*.owner)
