################################################################################
# export-NAME: read only when an export is asked for. docs/export.md says what is made.
################################################################################

# qcow2, raw, vmdk, box or oci.
FORMAT ?= qcow2
# zstd, gzip or xz; empty for none.
COMPRESS ?=
# How it boots by itself: bios, efi or none; empty leaves it to the image.
BOOT ?=
# 1: blocks that no file uses are left out.
SPARSIFY ?=
# 1: the VM's own disk instead of its image.
DISK ?=
# 0: keys, machine-id and logs are left as they are.
SYSPREP ?= 1
# A file, or a folder with a / at its end; empty for generated/workspace/exports/NAME/.
OUT ?=

# Raised when the same parameters give something else: what was exported before is not current then.
export-edition := 2
# A parameter that is one of some words. Usage: $(call one-of,FORMAT,qcow2 raw)
one-of = $(if $(call same,$(call setting,$1),$(firstword $(filter $2,$(call setting,$1)))),$(call setting,$1),$(error \
  $1=$(call setting,$1) is none of: $2. mend: docs/export.md))
on = $(filter 1 yes,$(call one-of,$1,0 1 no yes))

amd64 := $(filter x86_64,$(host-arch))
format := $(or $(call one-of,FORMAT,qcow2 raw vmdk box oci),qcow2)
compress := $(call one-of,COMPRESS,zstd gzip xz)
ifeq ($(format) $(compress),oci xz)
$(error FORMAT=oci holds a qcow2, which xz can't compress inside. mend: COMPRESS=zstd or gzip)
endif
own := $(call on,DISK)
keep := $(if $(call on,SYSPREP),,1)
# What sysprep deletes would still stand in free blocks of a disk that was used.
sparsify := $(or $(call on,SPARSIFY),$(if $(keep),,$(own)))
boot-asked := $(call one-of,BOOT,$(if $(amd64),bios) efi none)
boot = $(if $($*.foreign),$(boot-of-foreign),$(or $(boot-asked),$(if $($*.bare),$(if $(amd64),bios,efi),none)))
boot-of-foreign = $(if $(filter none,$(boot-asked)),none,$(error $* is for $(arch), whose boot loader this host has not. mend: BOOT=none, and boot it by its own kernel))

# A qcow2, alone or in a box or in an OCI layer, is compressed inside by what it knows, so that it stays a disk.
inside := $(if $(filter qcow2 box oci,$(format)),$(filter zstd gzip,$(compress)))
qcow2 := qemu-img convert -f raw -O qcow2$(if $(inside), -c -o compression_type=$(inside:gzip=zlib))
around := $(if $(inside),,$(compress))
pack-zstd := zstd -q -T0 -c
pack-gzip := gzip -n -c
pack-xz := xz -T0 -c
ending := .$(format)$(addprefix .,$(patsubst zstd,zst,$(around:gzip=gz)))

# A first slash: qemu-img takes what stands before a colon for a protocol.
asked := $(if $(call setting,OUT),$(if $(filter /%,$(firstword $(call setting,OUT))),,./)$(call plain,OUT))
folder-asked := $(if $(asked),$(filter %/,$(lastword $(asked))),1)
out = $(or $(asked),generated/workspace/exports/$*/)$(if $(folder-asked),$*$(ending))
exported-layers := $(if $(own),,$(sort $(foreach v,$(exported),generated/data/layers/$($v.parent).qcow2)))
# Of a disk at another machine a copy is taken.
is-there = $(wildcard $(disk).volume)
exported-from = $(if $(own),$(disk)$(if $(is-there),.taken/disk).qcow2,generated/data/layers/$($*.parent).qcow2)
export-key = $(strip $(export-edition) $(if $(own),disk,$($*.parent)) $(format) $(compress) $(boot) \
  $(if $(sparsify),sparsify) $(if $(keep),keep) $(if $(filter none,$(boot)),,$($*.kernel-args)))

# Every process of it dies with make (prctl(2), PR_SET_PDEATHSIG), and no layer goes away meanwhile (docs/cache.md).
$(exported:%=export-%): private SHELL = setpriv
$(exported:%=export-%): private .SHELLFLAGS = --pdeathsig TERM $(shared) sh -euc
make-ready = $(bound) $(MAKEBOX) sysprep $* "$$tmp/disk.raw" --boot $(boot)$(if $(own), --own)$(if $(keep), --keep)$(if $(sparsify), --sparsify)
pack = $(if $(around),$(pack-$(around)) <"$$tmp/flat" >"$$tmp/whole",mv "$$tmp/flat" "$$tmp/whole")$(if $(own),$(if $(keep),; chmod go= "$$tmp/whole"))

# Whose disk runs is not to be read.
define refuse-running
$(if $(is-there),exec $(lock); $(alone)$(newline))[ -e $(disk).qcow2 ] || [ -e $(disk).volume ] || { printf '%s\n' '$* has no disk' '  why:  DISK=1 exports the disk of the VM itself' '  mend: make up-$*, or export the image, without DISK=1' >&2; exit 1; }
case $$($(virsh) domstate $(uuid) 2>/dev/null || :) in ''|'shut off') ;; *)
  printf '%s\n' '$* is running' '  why:  its disk changes under the reader' '  mend: make down-$*' >&2; exit 1 ;; esac
endef

# The lock is the folder's, so what a killed export left there is nobody's. What is there is current when its record says so;
# it is ours to replace when it is, byte for byte by size and date, what an export of this name wrote.
define claim
$(if $(own),$(refuse-running))$(if $($*.bare),,$(if $(filter-out none,$(boot)),$(error $* has a boot loader of its own. mend: without BOOT)))
out=$(call q,$(out)); tmp=$$out.export.tmp; from=$(exported-from); id=$$(printf %.8s $($*.parent))
mkdir -p "$${out%/*}"; exec 8<"$${out%/*}"; flock 8
rm -rf "$$tmp" "$$out".export.[0-9]*.tmp "$${out%/*}"/SHA256SUMS.[0-9]*.tmp
key=$(call q,$(export-key))$(if $(own)," $(if $(is-there),$$$$,$$(stat -c '%s %.9Y' $$from))")
whole=$$out; [ ! -d "$$out" ] || whole=$$out/index.json
seen=$$(stat -c '%s %.9Y' "$$whole" 2>/dev/null || :); [ -n "$$seen" ] || [ ! -e "$$out" ] || seen=other
if grep -qsxF "$$seen $* $$key" "$$out.export"; then echo "$*: $$out is there already"; exit 0; fi
[ -z "$$seen" ] || grep -qsF "$$seen $* " "$$out.export" || $(refuse-file)
$(begin-export)
endef
define begin-export
mkdir -m 0700 "$$tmp"; trap 'rm -rf "$$tmp"$(if $(own),$(if $(is-there), $(disk).taken))' EXIT$(if $(own),$(if $(is-there),
$(MAKEBOX) take-disk $* --uri $(call q,$(at))))
# The same image gives the same bytes.
export SOURCE_DATE_EPOCH=315532800 E2FSPROGS_FAKE_TIME=315532800 TZ=UTC
echo "$*: exporting $$from as $(format)"
endef
define refuse-file
{ printf '%s\n' "$$out exists, and is not what an export of $* wrote" '  why:  makebox never touches what it did not make, or what was changed since' \
  '  mend: take it away, or name another OUT; a folder has a / at its end' >&2; exit 1; }
endef

# disk.raw: the whole disk, without a backing file. An image from packages is one bare ext4, which goes into a partition where it
# is to boot by itself.
disk-none = $(bound) qemu-img convert -f qcow2 -O raw $$from "$$tmp/disk.raw"
define disk-bios
$(call empty-disk,1)
printf 'label: dos\nlabel-id: 0x%s\nstart=2048, type=83, bootable\n' $$id | sfdisk -q "$$tmp/disk.raw"
$(call into-partition,1048576)
endef
define disk-efi
$(call empty-disk,66)
printf 'label: gpt\nlabel-id: %s-0000-4000-8000-000000000000\nstart=2048, size=131072, type=U, uuid=%s-0000-4000-8000-000000000001\ntype=L, uuid=%s-0000-4000-8000-000000000002\n' \
  $$id $$id $$id | sfdisk -q "$$tmp/disk.raw"
$(call into-partition,68157440)
endef
# Usage: $(call empty-disk,MiB besides the file system)
define empty-disk
bytes=$$(qemu-img info $$from | sed -n 's/^virtual size:.*(\([0-9]*\) bytes)$$/\1/p')
truncate -s "$$((bytes + $1 * 1048576))" "$$tmp/disk.raw"
endef
# Usage: $(call into-partition,bytes from the beginning). qemu parts at commas and takes two for one.
into-partition = $(bound) qemu-img convert -n --target-is-zero -f qcow2 --target-image-opts $$from \
  driver=raw,offset=$1,size=$$bytes,file.driver=file,file.filename=$(call q,$(subst $(comma),$(comma)$(comma),$(out)).export.tmp/disk.raw)

# GRUB alone, by hand: boot.img looks for core.img at sector 1 (GRUB manual, "BIOS installation"), and firmware looks for one name on an ESP.
# It reads /boot/grub/grub.cfg, which sysprep wrote, from the image's own file system, and so follows its kernels.
mkimage := grub$(if $(wildcard /usr/bin/grub2-mkimage),2)-mkimage
modules := ext2 normal linux test echo
loader-none :=
define loader-bios
$(mkimage) -O i386-pc -p '(,msdos1)/boot/grub' -o "$$tmp/core.img" biosdisk part_msdos $(modules)
dd if=/usr/lib/grub/i386-pc/boot.img of="$$tmp/disk.raw" bs=440 count=1 conv=notrunc status=none
dd if="$$tmp/core.img" of="$$tmp/disk.raw" bs=512 seek=1 conv=notrunc status=none
endef
define loader-efi
$(mkimage) -O $(if $(amd64),x86_64,arm64)-efi -p '(,gpt2)/boot/grub' -o "$$tmp/grub.efi" part_gpt fat efi_gop $(modules)
mkfs.vfat --invariant -F 32 -s 1 -i $$id -C "$$tmp/esp" 65536 >/dev/null
mmd -i "$$tmp/esp" ::/EFI ::/EFI/BOOT
mcopy -i "$$tmp/esp" "$$tmp/grub.efi" ::/EFI/BOOT/BOOT$(if $(amd64),X64,AA64).EFI
dd if="$$tmp/esp" of="$$tmp/disk.raw" bs=1M seek=1 conv=notrunc,sparse status=none
endef

# The disk in its format, as $tmp/flat: a file, or the folder of an OCI layout.
flat-raw = mv "$$tmp/disk.raw" "$$tmp/flat"
flat-vmdk = $(bound) qemu-img convert -f raw -O vmdk "$$tmp/disk.raw" "$$tmp/flat"
flat-qcow2 = $(bound) $(qcow2) "$$tmp/disk.raw" "$$tmp/flat"
tar := tar --sort=name --format=gnu --mtime=@0 --numeric-owner
define flat-box
$(bound) $(qcow2) "$$tmp/disk.raw" "$$tmp/box.img"
$(MAKEBOX) box "$$tmp/disk.raw" "$$tmp"
$(tar) --owner=0 --group=0 --mode=0644 -cf "$$tmp/flat" -C "$$tmp" Vagrantfile box.img metadata.json
endef
# A containerDisk: FROM scratch, the disk below /disk, which belongs to qemu (kubevirt.io/user-guide, "containerDisk").
define flat-oci
mkdir "$$tmp/disk"; $(bound) $(qcow2) "$$tmp/disk.raw" "$$tmp/disk/disk.qcow2"
$(tar) --owner=107 --group=107 --mode=u=rwX,go=rX -cf "$$tmp/layer.tar" -C "$$tmp" disk
$(MAKEBOX) oci "$$tmp/layer.tar" "$$tmp/flat" $(if $(filter x86_64,$(arch)),amd64,arm64)
endef
