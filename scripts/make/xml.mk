################################################################################
# NAME.xml: the domain is defined, and the file is its XML
################################################################################

xml-command = virt-install --connect $(call arg,LIBVIRT_URI) --name $(call q,$(domain)) --uuid $(uuid) $(more)\
--metadata description='makebox $(workspace) $*' --osinfo $(call arg,OS_VARIANT) --import $(more)\
--memory $(call arg,MEMORY) --vcpus $(call arg,VCPUS) $(more)\
--virt-type $(if $(filter kvm,$(accel)),kvm,qemu) --cpu $(call q,$(or $(call setting,CPU),$(default-cpu))) $(more)\
--disk path=$(call q,$(place)/disks/$*.qcow2),format=qcow2,bus=virtio $(if $($*.kernel),$(kernel-boot)) $(more)\
$(networks) --graphics $(call arg,GRAPHICS) --rng /dev/urandom $(more)\
--serial pty,log.file=$(call q,$(place)/logs/$*.console),log.append=on $(shares) $(more)\
--controller num_pcie_root_ports=8 --controller usb,model=none $(more)\
$(foreach w,$(call setting,VIRT_INSTALL_FLAGS),$(call q,$w)) $(more)\
--noautoconsole --check path_in_use=off,mac_in_use=off --print-xml
# virt-install 4.1 escapes attributes twice.
unescape = sed 's/&amp;\(amp\|lt\|gt\|quot\|apos\);/\&\1;/g'
more := \$(newline)  $(empty)
# `none` is for a VM that is on no network at all.
first = $(call arg,NETWORK)$(if $(filter none,$(call setting,NETWORK)),,$(comma)mac=$($*.mac))
networks = $(if $(and $(session),$(filter network=default,$(call setting,NETWORK))),$(user-network),$(bridged))
bridged = $(if $(and $(filter none,$(call setting,NETWORK)),$($*.nics)),,--network $(first)) $($*.nics)
# Where libvirt is a plain user's it has no networks: QEMU has one of its own, which leads in by ports of this host.
session = $(filter %/session,$(call setting,LIBVIRT_URI))
user-network = --network none --qemu-commandline='-netdev user,id=makebox,$($*.forwards) -device virtio-net-pci,netdev=makebox,mac=$($*.mac)'
default-cpu = $(if $(filter kvm,$(accel)),host-passthrough,$(emulated-cpu))
kernel-boot = $(more)--boot kernel=$(call q,$(place)/disks/$*.vmlinuz),initrd=$(call q,$(place)/disks/$*.initrd),kernel_args=$(kernel-args)
kernel-args = 'root=/dev/vda rw console=ttyS0 '$(call part,KERNEL_ARGS)
shares = $(foreach s,$($*.shares),$(more)--filesystem $(share)$(if $(filter $s,$($*.readonly)),$(read-only))) $(share-needs)
share = $(if $(filter code,$s),source=$(call part,CODE_DIR)$(comma))$($*.share-$s)$(if $(filter code,$s),$(comma)$(call arg,FSDEV_FLAGS))
# virtiofs needs memory that its daemon shares (libvirt.org/kbase/virtiofs.html). Over 9p qemu itself writes the
# files, so it must run as their owner.
ways = $(foreach s,$($*.shares),$(if $(findstring virtiofs,$(way)),virtiofs,9p))
way = $(if $(filter code,$s),$(call setting,FSDEV_FLAGS),$($*.share-$s))
share-needs = $(if $(filter virtiofs,$(ways)),$(shared-memory)) $(if $(filter 9p,$(ways)),$(if $(session),,$(as-owner)))
# 9p is read only in QEMU itself. libvirt before 11 has no such thing for virtiofs, so its daemon gets a view of the folder that is.
read-only = $(comma)$(if $(findstring virtiofs,$(way)),binary.path=$(call part,virtiofsd-readonly),readonly=yes)
virtiofsd-readonly = $(CURDIR)/scripts/virtiofsd-readonly
shared-memory = --memorybacking source.type=memfd,access.mode=shared
as-owner = --seclabel type=static,model=dac,relabel=yes,label=+$($*.owner)

# A changed command remakes NAME.xml though no file changed.
same = $(and $(if $(subst x$1x,,x$2x),,1),$(if $(subst x$2x,,x$1x),,1))
changed = $(if $(call same,$(xml-command),$(file <generated/$@.cmd)),,FORCE)
values = $(foreach v,$(variables),$(call q,$v=$(origin $v)=$(call setting,$v)))
xmls := $(built:%=%.xml)

.PHONY: FORCE
FORCE:
ifdef INFO
$(wanted:%=%.xml): %.xml: FORCE
	@$(MAKEBOX) info $* $(values)
else
$(xmls): %.xml: $$(changed) | generated/workspace/disks/%.qcow2
	$(Q)$(refuse-foreign)
	$(if $(call same,$(at),$(call setting,LIBVIRT_URI)),$(rename),$(refuse-elsewhere))
	$(MAKEBOX) note $* $(values)
	$(xml-command) >generated/$@.raw; $(unescape) generated/$@.raw >$@.tmp; rm generated/$@.raw
	virsh --quiet --connect $(call arg,LIBVIRT_URI) define --validate $@.tmp
	printf %s $(call arg,LIBVIRT_URI) >generated/workspace/domains/$*.uri
	printf %s $(call q,$(xml-command)) >generated/$@.cmd; mv $@.tmp $@
endif

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
