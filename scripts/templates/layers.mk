################################################################################
# Layers: read only while one is missing. First what their recipes share, then a rule for each.
################################################################################

# Whatever is built here holds the data folder's lock with others, a layer its own, too (docs/cache.md).
generated/data/%: private SHELL = setpriv
generated/data/%: private .SHELLFLAGS = --pdeathsig TERM $(shared) sh -euc
generated/data/layers/%.qcow2: private .SHELLFLAGS = --pdeathsig TERM $(shared) flock --no-fork $@.lock sh -euc
# When this make began, in milliseconds: what was built since then was not cached.
export MAKEBOX_SINCE := $(shell date +%s%3N)
id = $(notdir $(basename $@))
log = generated/workspace/logs/$(id).log
# Another make may have been first. The tools talk into a log, which is shown while it grows.
define begin-layer
[ ! -e $@ ] || { rm -f $@.lock; exit 0; }
began=$$(date +%s%3N) keyring=; $(bound) $(MAKEBOX) check $(id)
echo "building $(id)"; exec 9>&1 >$(log) 2>&1
tail -s 0.1 -n +1 --pid=$$$$ -f $(log) >&9 &
trap 'code=$$?; [ $$code = 0 ] || $(MAKEBOX) failed $(id) $$code >&9; case "$$keyring" in *.asc) rm -f "$$keyring" ;; esac' EXIT
$(as-apt-does)
endef
define end-layer
$(bound) $(MAKEBOX) check $(id) --built $$began
chmod 0440 $@.tmp; mv $@.tmp $@; rm -f $@.lock
endef

# What a Debian from packages still needs to be a machine; docs/boot.md says what each file is for. They are root's, whoever
# owns the checkout, and go in before the packages that read them.
define machine-files
tar -C distros/files/from-packages --owner=root:0 --group=root:0 --mode=u=rwX,go=rX -cf $@.files.tar .
endef
define machine-setup
rm -f "$$1"/etc/ssh/ssh_host_*
[ ! -e "$$1"/etc/dpkg/dpkg.cfg.d/makebox ] || rm -rf "$$1"/etc/update-motd.d
chroot "$$1" systemctl --quiet disable ssh.service systemd-resolved.service
chroot "$$1" systemctl --quiet enable ssh.socket systemd-networkd.service
# systemd-sysusers need not look through /usr at the first boot (systemd-update-done.service(8))
touch "$$1"/etc/.updated
endef
mmdebstrap-hooks = --essential-hook='tar-in $@.files.tar /' --customize-hook=$(call q,$(machine-setup))
# $1 is the layer's name, $2 the size of its disk; mke2fs 1.47.0 takes a folder, not an archive. The data folder's own ACL,
# which files made in it inherit, is not for the guest.
define tar-to-ext4
rm -rf "$$1.dir" "$$1.raw"; mkdir "$$1.dir"
tar -C "$$1.dir" --acls --exclude="./dev/*" -xf "$$1.tar"
truncate -s "$$2" "$$1.raw"
mke2fs -q -t ext4 -d "$$1.dir" "$$1.raw"; rm -rf "$$1.dir"
endef
# A foreign disk is opened as what its header says, once that was found harmless; qemu-img never guesses.
define copy-disk
found=$$($(MAKEBOX) disk $(id) "$$disk")
$(bound) qemu-img convert -f "$${found% *}" -O qcow2 "$$disk" $@.tmp
endef
# What is packed may unpack to anything, so SIGXFSZ (code 153) ends it somewhat behind the size of the new disk.
define too-long
{ code=$$?; [ $$code != 153 ] || printf '%s\n' "the disk unpacks to more than $$most bytes" \
    '  why:  that is more than "size" of [image] allows for' '  mend: a larger size, if you trust where it is from'; exit $$code; }
endef
# A container image by its digest, as a layout in the folder $1; what else there is goes to skopeo.
define pull
at=$$1; shift; [ ! -e "$$at" ] || { rm -f "$$at.lock"; exit 0; }
rm -rf "$$at.part"; $(bound) skopeo copy --quiet "$$@" "oci:$$at.part:disk"
mv "$$at.part" "$$at"; rm -f "$$at.lock"
endef
# An installation has a domain that libvirt forgets when it ends; one that a killed make left is stopped before the next.
# virt-install stops waiting after so many minutes. What the installer says goes to the VM's kind of log.
stop-install = virsh --quiet --connect $(call arg,LIBVIRT_URI) destroy makebox-$(workspace)-$(id) 2>/dev/null || :
install = $(bound) virt-install --connect $(call arg,LIBVIRT_URI) --name makebox-$(workspace)-$(id) --transient --noreboot $(more)\
--wait $(if $(filter kvm,$(accel)),60,600) --noautoconsole --memory 3072 --vcpus 2 $(more)\
--virt-type $(if $(filter kvm,$(accel)),kvm,qemu) --cpu $(call q,$(if $(filter kvm,$(accel)),host-passthrough,$(emulated-cpu.$(host-arch)))) $(more)\
--disk path="$$(realpath $@.disk)",format=qcow2,bus=virtio --graphics none --rng /dev/urandom $(more)\
--serial pty,log.file="$$(realpath generated/workspace)/logs/$(id).console"
