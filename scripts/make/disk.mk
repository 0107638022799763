################################################################################
# A VM's disk: an overlay on its top layer. A disk that is there is never remade.
################################################################################

disks := $(built:%=generated/workspace/disks/%.$(kept-as))
# Those of [disk NAME]: NAME of VM is VM+NAME.FORMAT.
data-disk-files := $(if $(remote),,$(foreach v,$(built),$($v.disks:%=generated/workspace/disks/$v+%)))
own-data-disks = $(if $(remote),,$($*.disks:%=generated/workspace/disks/$*+%))
missing := $(filter-out $(wildcard $(disks)),$(disks))
fresh := $(sort $(missing:generated/workspace/disks/%.$(kept-as)=%) $(patsubst image-%,%,$(filter image-%,$(named))))
# What leaves: images below the identity layer.
exported := $(patsubst export-%,%,$(filter export-%,$(named)))
exported-layers :=
pushed := $(patsubst push-%,%,$(filter push-%,$(named)))
ifneq ($(exported),)
include scripts/make/export.mk
endif
runs := $(patsubst run-%,%,$(filter run-%,$(named)))
ifneq ($(runs),)
include scripts/make/run.mk
endif
images := $(sort $(foreach v,$(fresh) $(runs),generated/data/layers/$($v.image).qcow2) $(exported-layers) $(foreach v,$(pushed),generated/data/layers/$($v.parent).qcow2))
kernels := $(sort $(foreach v,$(fresh) $(runs),$(if $($v.kernel),generated/data/kernels/$($v.kernel))))
# A layer that is there is right, so its rule is read only when one is missing.
ifneq ($(filter-out $(wildcard $(images) $(kernels)),$(images) $(kernels)),)
include scripts/make/build.mk generated/layers.mk
else
# Taken away since it was looked for, which verify says.
$(images) $(kernels):
	@$(MAKEBOX) verify $(@F:.qcow2=)
endif
# A make that was killed at its last step has left the lock of what is whole.
ifneq ($(built),)
whole := $(foreach l,$(wildcard $(addprefix generated/,$(addsuffix /*.lock,data/layers data/downloads data/kernels workspace/disks))),$(if $(wildcard $(l:.lock=)),$l))
ifneq ($(whole),)
$(images) $(disks) $(data-disk-files) $(filter image-%,$(named)): | unlock
.PHONY: unlock
unlock:
	@for lock in $(whole); do flock --nonblock $$lock sh -c '[ ! -e "$${1%.lock}" ] || rm -f "$$1"' sh $$lock || :; done
endif
endif
# Those whose layers are named, and the kernels that are in these.
imaged := $(fresh) $(exported) $(pushed) $(patsubst pull-%,%,$(filter pull-%,$(named))) $(runs)
linux-inside := $(sort $(foreach v,$(imaged),$($v.linux)))
# A source that is not pinned yet is looked up before anything is named after it; what was found is an input of Makefile.
ifeq ($(dry),)
locks := $(patsubst distros/%.ini,distros/%.lock,$(wildcard $(patsubst %,distros/%.ini,$(sort $(foreach v,$(imaged),$($v.unlocked))))))
Makefile: $(locks)
$(locks): distros/%.lock:
	@$(MAKEBOX) lock $*
endif
# A VM that has a disk keeps it, whatever its definition has become.
$(foreach v,$(filter-out $(fresh),$(built)),$(if $(call same,$(file <generated/workspace/disks/$v.layer),$($v.image)),,\
  $(info $v: stale: its disk was made from $(file <generated/workspace/disks/$v.layer); `make rebuild-$v` takes the new image)))
# Who builds on layers holds this lock with others, and who takes layers away holds it alone (docs/cache.md).
shared = flock --shared --no-fork generated/data/lock
image-of = generated/data/layers/$($*.image).qcow2 $(if $($*.kernel),generated/data/kernels/$($*.kernel))

$(disks) $(data-disk-files): private SHELL = $(firstword $(shared))
$(data-disk-files): private .SHELLFLAGS = $(wordlist 2,9,$(shared)) flock --no-fork $@.lock sh -euc
$(disks): private .SHELLFLAGS = $(wordlist 2,9,$(shared)) flock --no-fork generated/$*.lock flock --no-fork $@.lock sh -euc
$(disks): generated/workspace/disks/%.$(kept-as): | $$(if $$(wildcard $$@),,$$(image-of) generated/workspace)
	$(Q)[ ! -e $@ ] || { rm -f $@.lock; exit 0; }
	$(if $(wildcard $(disk).cloning),$(no-clone-yet))$(still-here)$(if $(wildcard $(disk).$(if $(remote),qcow2,volume)),$(has-another))$(still-sound)
	echo '$*: new disk on $($*.image)'
	$(if $($*.kernel),$(link-kernel))
	$(if $($*.empty),,cp generated/data/layers/$($*.image).known_hosts generated/workspace/ssh/$*.known_hosts)
	printf %s $($*.image) >$(disk).layer
	$(disk-as-$(kept-as))$(if $(wildcard $(ready)),; stat -c '%s %y' $@.tmp >$(disk).new)
	mv $@.tmp $@; rm -f $@.lock
disk-as-qcow2 = qemu-img create -q -f qcow2 -F qcow2 -b ../../layers/$($*.image).qcow2 $@.tmp
define disk-as-volume
$(refuse-foreign)
flock --no-fork generated/data/layers $(MAKEBOX) upload $* --uri $(call arg,LIBVIRT_URI) $(call arg,REMOTE_DIR)
printf %s $(call q,$(disk-at).qcow2) >$@.tmp
endef

$(data-disk-files): generated/workspace/disks/%: | generated/workspace
	$(Q)[ ! -e $@ ] || { rm -f $@.lock; exit 0; }
	echo '$(vm-of): new disk $(disk-of), $($(vm-of).size-$(disk-of))'
	qemu-img create -q -f $(patsubst .%,%,$(suffix $@)) $@.tmp $($(vm-of).size-$(disk-of))
	mv $@.tmp $@; rm -f $@.lock
vm-of = $(firstword $(subst +, ,$*))
disk-of = $(lastword $(subst +, ,$*))

# It would begin with nothing of what it is a clone of.
define no-clone-yet
printf '%s\n' '$* is a clone that was broken off' '  why:  it has no disk yet' '  mend: make clone-$(file <$(disk).cloning) TO=$*, which ends it; or make destroy-$*' >&2; exit 1

endef
# It has one disk, wherever that is.
define has-another
printf '%s\n' '$* has a disk elsewhere' '  why:  one VM has one disk' '  mend: make destroy-$*, or LIBVIRT_URI as it was' >&2; exit 1

endef
still-here = $(if $(call same,$(at),$(call setting,LIBVIRT_URI)),,$(refuse-elsewhere)$(newline))
# Every layer below has the length and date of its record, or is read whole: the one that make saw may be gone or damaged.
define still-sound
id=$($*.image); while [ -n "$$id" ]; do l=generated/data/layers/$$id
  [ -e $$l.json ] && grep -qF "\"$$(stat -c '%s %Y' $$l.qcow2 2>/dev/null)\"" $$l.json || $(MAKEBOX) verify $$id
  id=$$(sed -n 's/^ "parent": "\(.*\)",$$/\1/p' $$l.json 2>/dev/null || :)
done; touch -c generated/data/layers/$($*.image).json
endef
define link-kernel
ln -f generated/data/kernels/$($*.kernel)/vmlinuz $(disk).vmlinuz
ln -f generated/data/kernels/$($*.kernel)/initrd $(disk).initrd
endef
generated/workspace:
	@flock --no-fork generated $(MAKEBOX) folders
