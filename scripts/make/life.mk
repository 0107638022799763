################################################################################
# Its memory and its past
################################################################################

not-up = printf '%s\n' "$* is not running" '  why:  only what runs has a memory' '  mend: make up-$*' >&2; exit 1
forced = $(if $(filter 1 yes,$(value FORCE)), --force)
snap = $(call arg,SNAP)

# The domain, disk and memory of a first boot, kept by warm-NAME UP=1. A new disk begins there while domain, image and qemu are the same.
ready = generated/workspace/warm/$*+up
ready-words = $($*.image) $$(stat -Lc '%s %Y' "$$(command -v qemu-system-$(arch))" $(layer))
keeps-ready = $(call same,$(value READY),$*)
begin = $(if $(and $(wildcard $(ready)),$(if $(keeps-ready),,1)),$(begin-ready),$(virsh) start $(uuid))
# Usage: $(call renew,FOLDER): FOLDER.tmp takes its place, and one that is half gone is never in it.
renew = rm -rf $1.old.tmp; [ ! -e $1 ] || mv $1 $1.old.tmp; mv $1.tmp $1; rm -rf $1.old.tmp
# Usage: $(call back,FOLDER,DISK): where its layer lies as seen from there.
back = qemu-img rebase -q -u -f qcow2 -F qcow2 -b $1/$($*.image).qcow2 $2
define begin-ready
if [ "$$(stat -c '%s %y' $(disk).qcow2)" = "$$(cat $(disk).new 2>/dev/null)" ] &&
  cmp -s $*.xml $(ready)/domain.xml && [ "$(ready-words)" = "$$(cat $(ready)/words)" ]
then
  echo '$*: begins in its ready state' && exec 8<generated/data/lock && flock --shared 8 &&
  cp --sparse=always --reflink=auto $(ready)/disk.qcow2 $(disk).qcow2.tmp &&
  $(call back,../../layers,$(disk).qcow2.tmp) && mv $(disk).qcow2.tmp $(disk).qcow2 &&
  $(virsh) restore $(call q,$(place)/warm/$*+up/memory)
else $(virsh) start $(uuid); fi
endef
define keep-ready

( $(alone)
[ "$$($(virsh) domstate $(uuid))" = 'shut off' ] || { $(brought-up); exit 1; }
printf %s "$(ready-words)" >$(ready).tmp/words; cp $*.xml $(ready).tmp/domain.xml
cp --sparse=always --reflink=auto $(disk).qcow2 $(ready).tmp/disk.qcow2; $(call back,../../../layers,$(ready).tmp/disk.qcow2)
$(call renew,$(ready))
) $(lock)
endef
refuse-up = case $$state in absent|'shut off') ;; *) $(brought-up); exit 1 ;; esac$(newline)
brought-up = printf '%s\n' '$*: another make has brought it up$(comma) so it stays' '  why:  what is kept is a first boot' '  mend: make destroy-$*$(comma) and then the same' >&2
define may-be-ready
$(if $(or $(remote),$($*.empty),$($*.disks)),printf '%s\n' '$* can have no ready state' '  why:  its system and all that it writes to must be known here' '  mend: make save-$*$(comma) once it is up' >&2; exit 1$(newline))
[ ! -e $(disk).qcow2 ] || { printf '%s\n' '$* is there' '  why:  what is kept is a first boot' '  mend: make destroy-$*, or make save-$*, which keeps what it is now' >&2; exit 1; }

endef

## suspend-NAME: stops its processors; its memory stays
$(filter suspend-%,$(named)): suspend-%:
	$(Q)$(look); case $$state in running) $(virsh) suspend $(uuid) ;; paused) ;; *) $(not-up) ;; esac

## resume-NAME: goes on after suspend-
$(filter resume-%,$(named)): resume-%:
	$(Q)$(look); case $$state in paused) $(virsh) resume $(uuid) ;; running) ;; *) $(not-up) ;; esac

## save-NAME: writes its memory to disk and switches it off; up- goes on
$(filter save-%,$(named)): save-%:
	$(Q)( $(alone); $(MAKEBOX) save $* $(machine)$(forced) ) $(lock)

## kill-NAME: switches it off at once; FORCE=1 forgets the memory, too, that save- has kept
$(filter kill-%,$(named)): kill-%:
	$(Q)$(look); case $$state in 'shut off'|absent) ;; *) $(virsh) destroy $(uuid) ;; esac
	$(if $(forced),[ "$$state" = absent ] || $(virsh) managedsave-remove $(uuid))

## autostart-NAME: starts it with the host; OFF=1 no longer
$(filter autostart-%,$(named)): autostart-%: %.xml
	$(Q)$(if $(filter 1 yes,$(value OFF)),,$(call make-networks,$(was-on-own)))$(virsh) autostart $(if $(filter 1 yes,$(value OFF)),--disable) $(uuid)

## snapshot-NAME SNAP=…: keeps its state, with its memory if it runs
$(filter snapshot-%,$(named)): snapshot-%:
	$(Q)( $(alone); $(MAKEBOX) snapshot $* $(snap) $(machine)$(forced) ) $(lock)

## snapshots-NAME: what is kept
$(filter snapshots-%,$(named)): snapshots-%:
	$(Q)$(virsh) snapshot-list $(uuid)

## restore-NAME SNAP=…: puts it back; what it is now becomes a snapshot, too, unless BACKUP=0
$(filter restore-%,$(named)): restore-%:
	$(Q)( $(alone); $(MAKEBOX) restore $* $(snap) $(machine)$(forced)$(if $(filter 0 no,$(value BACKUP)), --no-backup) ) $(lock)

## delete-snapshot-NAME SNAP=…: forgets it
$(filter delete-snapshot-%,$(named)): delete-snapshot-%:
	$(Q)[ -n $(snap) ] || { printf '%s\n' 'no SNAP=' '  why:  a VM may have several' '  mend: make snapshots-$*' >&2; exit 1; }
	( $(alone)
	have=$$($(virsh) snapshot-list $(uuid) --name)
	printf '%s\n' "$$have" | grep -qxFe $(snap) || { echo "$* has no snapshot" $(snap); exit 0; }
	$(virsh) snapshot-delete $(uuid) -- $(snap)
	) $(lock)

## provision-NAME: runs the scripts and playbooks of its definition again
$(filter provision-%,$(named)): provision-%:
	@$(is-up); exec $(MAKEBOX) provision $* $(machine)

## resize-NAME SIZE=40G: a larger disk, and its file system with it
$(filter resize-%,$(named)): resize-%:
	$(Q)( $(alone); $(MAKEBOX) resize $* $(call arg,SIZE) $(machine) ) $(lock)

## clone-NAME TO=…: another VM that begins with what is on its disk, while it is off
$(filter clone-%,$(named)): clone-%: | generated/workspace
	$(Q)( $(alone); $(shared) $(MAKEBOX) clone $* $(call arg,TO) $(machine) ) $(lock)
	exec $(again) $(call q,$(value TO).xml)
# Under -n nothing of it is to run, as a line with the word itself would (make manual 5.7.1).
again = $(MAKE)

## rename-NAME TO=…: gives it another name, while it is off; disk, snapshots and address stay
$(filter rename-%,$(named)): rename-%:
	$(Q)( $(alone); $(MAKEBOX) rename $* $(call arg,TO) $(machine) ) $(lock)
	[ ! -e $(call q,generated/workspace/disks/$(value TO).qcow2) ] && [ ! -e $(call q,generated/workspace/disks/$(value TO).volume) ] || exec $(again) $(call q,$(value TO).xml)

## rescue-NAME: a shell of another system with its disk, while it is off
$(filter rescue-%,$(named)): rescue-%:
	$(Q)[ -e $(disk).qcow2 ] || [ -e $(disk).volume ] || { printf '%s\n' '$* has no disk' '  why:  it was not made yet' '  mend: make up-$*' >&2; exit 1; }
	( $(alone); $(look); case $$state in 'shut off'|absent) ;; *)
	  printf '%s\n' '$* is on' '  why:  two systems would write on one disk' '  mend: make down-$*' >&2; exit 1 ;; esac
	saved=$$([ "$$state" = absent ] || $(virsh) dominfo $(uuid) | sed -n 's/^Managed save: *//p')
	[ "$$saved" != yes ] || { printf '%s\n' '$* is saved' '  why:  its memory knows the disk as it is now' \
	  '  mend: make up-$* and make down-$*, or make kill-$* FORCE=1' >&2; exit 1; }
	$(if $(wildcard $(disk).volume),$(shared) $(MAKEBOX) rescue $* $(or $(filter tcg,$(call setting,ACCEL)),kvm) $(machine),virt-rescue $(if $($*.bare),--mount /dev/sda,-i) -a $(disk).qcow2)
	) $(lock)
