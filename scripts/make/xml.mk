################################################################################
# NAME.xml: the domain is defined, and the file is its XML
################################################################################

xml-command = virt-install --connect $(call arg,LIBVIRT_URI) --name $(call q,$(domain)) --uuid $(uuid) $(more)\
--metadata description='makebox $(workspace) $*'$(description)$(title) --osinfo $(call arg,OS_VARIANT) --import$(autostart) $(more)\
--memory $(call arg,MEMORY) --vcpus $(call arg,VCPUS)$(call given,MACHINE, --machine ) $(more)\
--virt-type $(if $(filter kvm,$(accel)),kvm,qemu) --cpu $(call q,$(cpu)$(nested))$(firmware)$(boot-order)$(if $($*.kernel), $(kernel-boot)) $(more)\
--disk path=$(call q,$(place)/disks/$*.qcow2),format=qcow2,bus=$(call arg,DISK_BUS)$(disk-options)$(data-disks)$(cdrom) $(more)\
--network $(call arg,NETWORK)$(if $(filter none,$(call setting,NETWORK)),,$(comma)mac=$($*.mac)) $(more)\
--graphics $(call arg,GRAPHICS)$(call given,VIDEO, --video ) --rng $(if $(call is,RNG,no),none,/dev/urandom) $(more)\
--serial pty$(if $(call is,SERIAL_LOG,no),,$(serial-log)) --channel $(if $(call is,GUEST_AGENT,no),none,$(guest-agent)) $(shares) $(more)\
--controller num_pcie_root_ports=8 --controller usb,model=none$(scsi) $(more)\
$(foreach w,$(call setting,VIRT_INSTALL_FLAGS),$(call q,$w)) $($*.xml) $(more)\
--noautoconsole --check path_in_use=off,mac_in_use=off --print-xml
# virt-install 4.1 escapes attributes twice.
unescape = sed 's/&amp;\(amp\|lt\|gt\|quot\|apos\);/\&\1;/g'
more := \$(newline)  $(empty)
is = $(filter $2,$(call setting,$1))
# Whose domain it is stands before what is said of it (scripts/libvirt.ts).
description = $(if $(call setting,DESCRIPTION),' - '$(call part,DESCRIPTION))
title = $(if $(call setting,TITLE),$(comma)title=$(call part,TITLE))
autostart = $(if $(call is,AUTOSTART,yes), --autostart)
cpu = $(or $(call setting,CPU),$(default-cpu))
default-cpu = $(if $(filter kvm,$(accel)),host-passthrough,$(emulated-cpu))
# What a processor must have to run virtual machines. QEMU emulates that of AMD alone.
vmx := $(if $(built),$(if $(filter kvm,$(accel)),$(firstword $(filter vmx svm,$(file </proc/cpuinfo))),$(if $(filter x86_64-%,$(MAKE_HOST)),svm)))
nested = $(if $(vmx),$(if $(findstring $(vmx),$(cpu)),,$(comma)$(if $(call is,NESTED,yes),require,disable)=$(vmx)))
# Otherwise libvirt takes a firmware that boots nothing but what Microsoft has signed.
firmware = $(if $(call is,FIRMWARE,efi), --boot firmware=efi$(comma)firmware.feature0.name=secure-boot$(comma)firmware.feature0.enabled=no)
boot-order = $(if $(call setting,BOOT_ORDER), --boot $(call q,$(subst $(space),$(comma),$(strip $(call setting,BOOT_ORDER)))))
disk-options = $(disk-cache)$(call given,DISK_IO,$(comma)driver.io=)$(call given,DISK_DISCARD,$(comma)driver.discard=)
disk-cache = $(if $(call is,DISK_CACHE,default),,$(call given,DISK_CACHE,$(comma)cache=))
data-disks = $(foreach d,$($*.disks), $(more)--disk path=$(call q,$(place)/disks/$*+$d)$(comma)$($*.disk-$d)$(disk-options))
cdrom = $(if $(call setting,CDROM), $(more)--disk path=$(call part,CDROM)$(comma)device=cdrom$(comma)format=raw$(comma)bus=sata$(comma)readonly=on)
# libvirt's own choice is a controller that few kernels know.
scsi = $(if $(findstring bus=scsi,bus=$(call setting,DISK_BUS) $(foreach d,$($*.disks),$($*.disk-$d))), --controller scsi$(comma)model=virtio-scsi)
serial-log = ,log.file=$(call q,$(place)/logs/$*.console),log.append=on
guest-agent = unix,target.type=virtio,target.name=org.qemu.guest_agent.0
kernel-boot = $(more)--boot kernel=$(call q,$(place)/disks/$*.vmlinuz),initrd=$(call q,$(place)/disks/$*.initrd),kernel_args=$(kernel-args)
kernel-args = 'root=/dev/vda rw console=ttyS0 '$(call part,KERNEL_ARGS)
shares = $(foreach s,$($*.shares),$(more)--filesystem $(share)$(if $(filter $s,$($*.readonly)),$(read-only))) $(share-needs)
share = $(if $(filter code,$s),source=$(call part,CODE_DIR)$(comma)target=code$(comma)$(call arg,FSDEV_FLAGS),$($*.share-$s))
# virtiofs needs memory that its daemon shares (libvirt.org/kbase/virtiofs.html). Over 9p qemu itself writes the
# files, so it must run as their owner.
ways = $(foreach s,$($*.shares),$(if $(findstring virtiofs,$(way)),virtiofs,9p))
way = $(if $(filter code,$s),$(call setting,FSDEV_FLAGS),$($*.share-$s))
share-needs = $(if $(filter virtiofs,$(ways)),$(shared-memory)) $(if $(filter 9p,$(ways)),$(as-owner))
# 9p is read only in QEMU itself. libvirt before 11 has no such thing for virtiofs, so its daemon gets a view of the folder that is.
read-only = $(comma)$(if $(findstring virtiofs,$(way)),binary.path=$(call part,virtiofsd-readonly),readonly=yes)
virtiofsd-readonly = $(CURDIR)/scripts/virtiofsd-readonly
shared-memory = --memorybacking source.type=memfd,access.mode=shared
as-owner = --seclabel type=static,model=dac,relabel=yes,label=+$($*.owner)

# A changed command remakes NAME.xml though no file changed.
same = $(and $(if $(subst x$1x,,x$2x),,1),$(if $(subst x$2x,,x$1x),,1))
recorded = $(file <generated/$*.xml.cmd)
changed = $(if $(call same,$(xml-command),$(recorded)),,FORCE)
values = $(foreach v,$(variables),$(call q,$v=$(origin $v)=$(call setting,$v)))
xmls := $(built:%=%.xml)

.PHONY: FORCE
FORCE:
ifdef INFO
$(wanted:%=%.xml): %.xml: FORCE
	@$(MAKEBOX) info $* $(values)
else
$(xmls): %.xml: $$(changed) | generated/workspace/disks/%.qcow2 $$(own-data-disks)
	$(Q)$(refuse-foreign)
	$(if $(call same,$(at),$(call setting,LIBVIRT_URI)),$(rename),$(refuse-elsewhere))
	$(MAKEBOX) note $* $(values)
	$(xml-command) >generated/$@.raw; $(unescape) generated/$@.raw >$@.tmp; rm generated/$@.raw
	virsh --quiet --connect $(call arg,LIBVIRT_URI) define --validate $@.tmp$(start-with-host)
	printf %s $(call arg,LIBVIRT_URI) >generated/workspace/domains/$*.uri
	printf %s $(call q,$(xml-command)) >generated/$@.cmd; mv $@.tmp $@
endif

# What autostart-NAME has said is left alone, until the definition says something else.
start-with-host = $(if $(autostart)$(findstring --autostart,$(recorded)),; $(set-autostart))
set-autostart = virsh --quiet --connect $(call arg,LIBVIRT_URI) autostart$(if $(autostart),, --disable) $(uuid)

define refuse-foreign
case $$($(virsh) domuuid -- $(call q,$(domain)) 2>/dev/null || :) in ''|$(uuid)) ;; *)
  printf '%s\n' $(call q,libvirt: a domain "$(domain)" exists that this checkout did not make) \
    '  why:  makebox never touches what it did not make' \
    '  mend: rename that domain, or give yours another name: PREFIX=my- in .env' >&2; exit 1 ;; esac
endef

# Another PREFIX is another name for the same domain.
define rename
was=$$($(virsh) domname $(uuid) 2>/dev/null || :)
case $$was in ''|$(call q,$(domain))) ;; *) $(virsh) domrename $(uuid) $(call q,$(domain)) ;; esac
endef
define refuse-elsewhere
if $(virsh) domstate $(uuid) >/dev/null 2>&1; then
  printf '%s\n' $(call q,$* is defined at $(at)$(comma) and LIBVIRT_URI says $(call setting,LIBVIRT_URI)) \
    '  why:  one disk can not serve two domains' \
    '  mend: make destroy-$*, or leave LIBVIRT_URI as it was' >&2; exit 1
fi
endef
