################################################################################
# Kernels
################################################################################

linux-named := $(foreach v,$(linux-verbs),$(if $(__BASH_MAKE_COMPLETION__),$(linux-names:%=$v-%),$(filter $(linux-names:%=$v-%),$(goals))))
# Usage: $(call linux-of,VERBS)
linux-of = $(if $(__BASH_MAKE_COMPLETION__),,$(foreach v,$1,$(patsubst $v-%,%,$(filter $v-%,$(linux-named)))))
linux-booted := $(if $(__BASH_MAKE_COMPLETION__),,$(filter $(linux-names),$(if $(runs),$(call setting,KERNEL)) $(linux-inside)))
linux-meant := $(sort $(call linux-of,$(linux-verbs)) $(linux-booted))
.PHONY: $(linux-named)
# Those of a package, which has no make.
linux-tree :=
linux-build :=
linux-make :=
linux-arch :=
linux-compiler :=
ifneq ($(linux-meant),)
include generated/kernels.mk
endif
ifeq ($(dry),)
# What is only taken away is not looked up before.
linux-locks := $(sort $(foreach k,$(call linux-of,$(filter-out clean-kernel,$(linux-verbs))) $(linux-booted),$(linux-lock.$k)))
Makefile: $(linux-locks)
$(linux-locks): kernels/%.lock:
	@$(MAKEBOX) lock-kernel $*
endif

## kernel-KERNEL: builds kernels/KERNEL.ini, or fetches it; run-NAME KERNEL=KERNEL boots it
$(filter kernel-%,$(linux-named)): kernel-%: | $$(linux.$$*)
	@$(info $*: $(linux.$*))

## fetch-kernel-KERNEL: its sources alone
$(filter fetch-kernel-%,$(linux-named)): fetch-kernel-%: | $$(or $$(linux-sources.$$*),$$(linux.$$*))
	@$(info $*: $(or $(linux-sources.$*),$(linux.$*)))

$(filter config-kernel-% clean-kernel-%,$(linux-named)): private SHELL = setpriv
$(filter config-kernel-% clean-kernel-%,$(linux-named)): private .SHELLFLAGS = --pdeathsig TERM $(shared) sh -euc
## config-kernel-KERNEL: its configuration, and which options did not stick
$(filter config-kernel-%,$(linux-named)): config-kernel-%: | $$(linux-sources.$$*) generated/workspace
	$(Q)$(if $(linux-tree),$(call lock-linux,$(linux.$*))$(newline)$(configure-linux)$(newline)echo "$*: $$build/.config",echo '$*: a package holds it built')

## clean-kernel-KERNEL: takes it away, and what its make has left; its sources stay
$(filter clean-kernel-%,$(linux-named)): clean-kernel-%: | generated/workspace
	$(Q)$(call lock-linux,$(linux.$*))
	for f in $(linux.$*) $(addprefix $(linux.$*).,build tmp old); do rm -rf "$$f"; done

## push-kernel-KERNEL: sends it to REGISTRY, where it is not there
$(filter push-kernel-%,$(linux-named)): push-kernel-%: | $$(if $$(findstring generated/data/,$$(linux.$$*)),$$(linux.$$*)) generated/workspace
	$(Q)exec 8>>generated/data/lock; flock --shared 8; exec $(MAKEBOX) push-kernel $*

## pull-kernel-KERNEL: takes it from REGISTRY, where it is missing here; else it is built as always
$(filter pull-kernel-%,$(linux-named)): pull-kernel-%: | generated/workspace
	$(Q)mkdir -p generated/data/linux; exec 8>>generated/data/lock; flock --shared 8; exec $(MAKEBOX) pull-kernel $*

$(filter-out $(linux-named) $(named),$(filter $(linux-verbs:%=%-%),$(goals))): FORCE
	@printf '%s\n' 'there is no kernels/$(subst $(firstword $(foreach v,$(linux-verbs),$(if $(filter $v-%,$@),$v-))),,$@).ini' \
	  '  why:  a kernel is what its definition says: docs/kernels.md' '  mend: one of $(or $(linux-names),none so far)' >&2; exit 1

# Who builds holds the data folder's lock with others, and the kernel's own, which goes with the last step of a build: who waited
# for that one takes the next. Usage: $(call lock-linux,generated/data/linux/ID)
define lock-linux
mkdir -p $(dir $1)
until exec 7>>$1.lock; flock --nonblock 7 || { echo 'waits for another make, which has $(notdir $1)'; flock 7 || exit 1; }
  [ $1.lock -ef /proc/$$$$/fd/7 ]; do :; done
endef
generated/data/linux/% generated/workspace/linux/%: private SHELL = setpriv
generated/data/linux/% generated/workspace/linux/%: private .SHELLFLAGS = --pdeathsig TERM $(shared) sh -euc
define begin-linux
$(call lock-linux,$@)
[ ! -e $@ ] || { rm -f $@.lock; exit 0; }
echo 'building $(@F)'; tmp=$@.tmp keyring=; rm -rf $$tmp; mkdir $$tmp; $(as-apt-does)
trap 'case "$$keyring" in *.asc) rm -f "$$keyring" ;; esac' EXIT
endef
end-linux = chmod -R u+w $$tmp; mv $$tmp $@; rm -f $@.lock

# A kernel's own make knows nothing of this one, nor of what its caller has set: LLVM, KCFLAGS, LOCALVERSION would build another kernel of
# the same name. It takes no path with a space: the checkout may have one. What it builds lies
# beside the kernel, and goes on where it was broken off.
linux = env -i PATH="$$PATH" HOME="$$HOME" TMPDIR="$${TMPDIR:-/tmp}" LC_ALL=C.UTF-8 make --no-print-directory -C $(linux-tree) $(if $(linux-build),O="$$build" )$(linux-make)
linux-image = $(if $(filter x86,$(linux-arch)),bzImage,Image.gz)
define configure-linux
lacks=; for tool in $(linux-compiler) flex bison bc; do command -v "$$tool" >/dev/null || lacks="$$lacks $$tool"; done
[ -z "$$lacks" ] || { printf '%s\n' "missing:$$lacks" "  why:  a kernel's own make calls them" \
  '  mend: make setup-kernels; for arm64 apt install gcc-aarch64-linux-gnu, too, for LLVM= clang, lld and llvm; or `compiler` in [kernel]' >&2; exit 1; }
mkdir -p $(linux-build); build=$$(realpath $(linux-build))
$(bound) $(linux) $(linux-config) >/dev/null
cat $(linux-groups) /dev/null >"$$build/makebox.config"; $(if $(linux-options),printf '%s\n' $(linux-options) >>"$$build/makebox.config")
cat "$$build/makebox.config" >>"$$build/.config"; $(bound) $(linux) olddefconfig >/dev/null 2>"$$build/makebox.said" || { cat "$$build/makebox.said" >&2; exit 1; }
$(MAKEBOX) check-kernel $(basename $(notdir $(linux-build))) "$$build"
endef
define build-linux
modules=; ! grep -q '^CONFIG_MODULES=y' "$$build/.config" || modules=modules
$(bound) $(linux) -j"$$(nproc)" $(linux-image) $$modules
endef
# As the kernel's `make tar-pkg` has it, which install-kernel of a snippet takes; beside that its symbols and headers.
define collect-linux
release=$$(cat "$$build/include/config/kernel.release"); mkdir -p $$tmp/boot $$tmp/lib/modules
cp "$$build/arch/$(linux-arch)/boot/$(linux-image)" "$$tmp/boot/vmlinuz-$$release"
cp "$$build/.config" "$$tmp/boot/config-$$release"; cp "$$build/System.map" "$$tmp/boot/System.map-$$release"; cp "$$build/vmlinux" $$tmp/vmlinux
[ -z "$$modules" ] || $(bound) $(linux) INSTALL_MOD_PATH="$$(realpath $$tmp)" INSTALL_MOD_STRIP=1 modules_install >/dev/null
$(bound) $(linux) INSTALL_HDR_PATH="$$(realpath $$tmp)" headers_install >/dev/null
rm -f $$tmp/lib/modules/*/build $$tmp/lib/modules/*/source
endef
# What run-NAME needs of it: its modules as a disk, and those that find the image's root in an initrd.
pack-linux = $(bound) $(MAKEBOX) pack-kernel $$tmp
# One from a folder takes the place of the one before, where its make has made another.
define renew-linux
$(call lock-linux,$@)
$(configure-linux)
$(build-linux)
$(replace-linux)
endef
# It is as old as the moment from which it was copied: what is built meanwhile is newer.
define replace-linux
image=$$build/arch/$(linux-arch)/boot/$(linux-image)
[ ! -e $@ ] || [ -n "$$(find "$$build/" \( -path "$$image" -o -name '*.ko' \) -newer $@ -print -quit)" ] || exit 0
tmp=$@.tmp; rm -rf $$tmp $@.old; mkdir $$tmp; touch $@.lock
$(collect-linux)
$(pack-linux)
[ ! -e $@ ] || mv $@ $@.old; mv $$tmp $@; touch -r $@.lock $@; rm -rf $@.old
endef

# KERNEL=FOLDER: what a kernel's own make has built there, as it stands.
ifneq ($(linux-given),)
$(linux-of-tree): private linux-tree = $(call arg,KERNEL)
$(linux-of-tree): private linux-arch = $(if $(filter x86_64,$(linux-given-arch)),x86,arm64)
$(linux-of-tree): private linux-make = $(if $(filter-out $(host-arch),$(linux-given-arch)),ARCH=$(if $(filter x86_64,$(linux-given-arch)),x86,arm64) CROSS_COMPILE=$(linux-given-arch)-linux-gnu-)
$(linux-of-tree): FORCE | generated/workspace
	$(Q)$(call lock-linux,$@)
	build=$(linux-tree) modules=; [ ! -e "$$build/modules.order" ] || modules=modules
	$(replace-linux)
endif
