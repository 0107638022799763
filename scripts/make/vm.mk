################################################################################
# Verbs of one VM
################################################################################

.PHONY: $(named) $(foreach v,up down,$(wanted:%=$v-%))
console = generated/workspace/logs/$*.console
# Values that the waiting commands need from make.
machine = --uri $(call q,$(at)) --domain $(call q,$(domain)) --timeout $(call arg,TIMEOUT)

# What is done to a VM in several steps is done by one make at a time. Usage: ( $(alone) … ) $(lock)
alone = flock --nonblock 9 || { echo '$*: waits for another make that changes it'; flock 9; }
lock = 9>>generated/$*.lock

define start
$(if $($*.create),$(make-folders))
$(call make-networks,$(was-on-own))( $(alone)
[ -e $*.xml ] || { echo '$*: was destroyed meanwhile, by another make. mend: make up-$*' >&2; exit 1; }
$(look)
[ "$$state" != absent ] || { $(virsh) define --validate $*.xml$(if $(findstring --autostart,$(recorded)),; $(virsh) autostart $(uuid)); }
case $$state in running) ;; paused) $(virsh) resume $(uuid) ;; pmsuspended) $(virsh) dompmwakeup $(uuid) ;;
  crashed|'in shutdown') exec $(MAKEBOX) unstarted $* $(machine) ;;
  *) : >$(console); $(begin) || exec $(MAKEBOX) unstarted $* $(machine) ;; esac
) $(lock)
$(bound) $(MAKEBOX) wait $* $(machine)$(if $(keeps-ready), --keep $(ready).tmp/memory)
endef

# Whether its first card is where its definition leaves it, as NAME.xml was made.
was-on-own = $(and $($*.network),$(or $(if $(file <$*.xml),,1),$(findstring "$($*.network)",$(file <$*.xml))))
# Usage: $(call make-networks,whether it is on that of all). A plain user's libvirt has none.
make-networks = $(if $(session),,$(foreach n,$(if $1,vms) $($*.networks),$(make-network)$(newline)))
make-network = flock --no-fork generated/workspace/networks.lock $(MAKEBOX) network $n --uri $(call arg,LIBVIRT_URI)
drop-networks = flock --no-fork generated/workspace/networks.lock $(MAKEBOX) drop-networks --uri $(call q,$(at))
make-folders = for f in $($*.create); do [ -d "$$f" ] || { mkdir -p "$$f"; chown $($*.owner) "$$f"; }; done

## up-NAME: boots it and waits until ssh answers and /code is there
$(filter up-%,$(named)): up-%: %.xml
	$(Q)$(refuse-foreign)
	$(if $(keeps-ready),exec 8<generated/data/lock; flock --shared 8; rm -rf $(ready).tmp; mkdir -p $(ready).tmp$(newline))$(start)$(if $(keeps-ready),$(keep-ready))

## down-NAME: asks it to shut down, waits, then forces it
$(filter down-%,$(named)): down-%:
	$(Q)$(MAKEBOX) down $* $(machine)

## reload-NAME: boots it anew with what its definition says now; its disk stays
$(filter reload-%,$(named)): reload-%: %.xml
	$(Q)$(refuse-foreign)
	$(MAKEBOX) down $* --wake $(machine)
	$(start)

# With FORCE=1 what a machine that does not answer has of it stays there.
leaves = $(if $(call machine-of,$(at)),$(forced))
unless-left = $(if $(leaves),[ -n "$$left" ] || )
## destroy-NAME: takes away the domain and its disks, persistent ones only with DISKS=1; the layers stay
$(filter destroy-%,$(named)): destroy-%:
	$(Q)( $(alone)
	$(if $(leaves),left=; $(virsh) uri >/dev/null || { left=1; echo '$*: what that machine has of it stays there'; }$(newline))state=absent; [ ! -e generated/workspace/domains/$*.uri ] || $(unless-left){ $(look); }
	$(if $(keeps-ready),$(refuse-up))case $$state in absent|'shut off') ;; *) $(virsh) destroy $(uuid) || [ "$$($(virsh) domstate $(uuid))" = 'shut off' ] ;; esac
	[ "$$state" = absent ] || $(virsh) undefine --managed-save --snapshots-metadata --nvram $(uuid)
	$(if $(wildcard generated/workspace/networks/*),$(unless-left)$(drop-networks))
	$(if $(wildcard /etc/exports.d/makebox-$(workspace)-$*.exports),$(MAKEBOX) unexport $*)
	$(if $(wildcard $(disk)+*),$(MAKEBOX) destroy-disks $*$(all-disks))
	$(if $(call machine-of,$(at)),$(unless-left)$(MAKEBOX) drop-volumes $* --uri $(call q,$(at))$(all-disks))
	rm -rf $*.xml $*.xml.tmp $(disk-files) $(addprefix generated/$*.xml.,cmd settings raw known known.cmd) $(console) \
	  $(addprefix generated/workspace/ssh/$*.,known_hosts config) generated/workspace/logs/$*.forward \
	  $(addprefix generated/workspace/domains/$*.,forward guest.lock snapshot snapshots snapshots.tmp uri)
	) $(lock)

all-disks = $(if $(filter 1 yes,$(value DISKS)), --disks)

## rebuild-NAME: a new disk from the newest image, booted; what was on the old one is lost
$(filter rebuild-%,$(named)): rebuild-%: image-%
	$(Q)$(MAKE) destroy-$*
	$(MAKE) up-$*

## image-NAME: builds the layers alone
$(filter image-%,$(named)): image-%: | $$(image-of)
	@$(info $*: image $($*.image))

## refresh-NAME: asks its source what it is now, and which layers would be new; YES=1 takes it
$(filter refresh-%,$(named)): refresh-%:
	@$(MAKEBOX) refresh $* $(if $(filter 1 yes,$(value YES)),--yes)
## push-NAME: sends its image's layers to REGISTRY, those that are not there; keys stay here
$(filter push-%,$(named)): push-%: | generated/data/layers/$$($$*.parent).qcow2
	$(Q)exec 8<generated/data/lock; flock --shared 8; exec $(MAKEBOX) push $*
## pull-NAME: takes from REGISTRY those of its image's layers that are missing here; the rest is built as always
$(filter pull-%,$(named)): pull-%: | generated/workspace
	$(Q)exec 8>>generated/data/lock; flock --shared 8; exec $(MAKEBOX) pull $*
## export-NAME FORMAT=…: the image as one file that boots by itself, for other tools (docs/export.md)
$(filter export-%,$(named)): export-%: | $$(if $$(own),,$$(exported-from)) generated/workspace
	$(Q)$(claim)
	$(disk-$(boot))
	$(make-ready)
	$(loader-$(boot))
	$(flat-$(format))
	$(pack)
	$(MAKEBOX) publish $* "$$tmp/whole" "$$out" "$$key"

## ssh-NAME: a shell in it
$(filter ssh-%,$(named)): ssh-%:
	@$(is-up); exec $(ssh)

## exec-NAME CMD='…': runs a command in it; its exit code decides
$(filter exec-%,$(named)): exec-%:
	@$(if $(value CMD),$(run-command),$(no-command))
# In a terminal ^C ends what runs there, too.
define run-command
$(is-up)
tty=; [ ! -t 0 ] || [ ! -t 1 ] || tty=-qt
$(ssh) $$tty -- $(call q,$(value CMD)) && code=0 || code=$$?
echo "exit $$code" >&2; exit $$code
endef

# These end with make, also where that is killed in the recipe's first steps (prctl(2), PR_SET_PDEATHSIG). And no line of CMD loses
# its first blanks, as it would where make knows the shell (GNU make, job.c).
$(filter exec-% run-% warm-% sync-% provision-%,$(named)): private SHELL = setpriv
$(filter exec-% run-% warm-% sync-% provision-%,$(named)): private .SHELLFLAGS = --pdeathsig TERM sh -euc
## run-NAME CMD='…': boots its image for one command, and throws away what that wrote; without CMD a shell
$(filter run-%,$(named)): run-%: | $$(run-fits)$$(run-checked)$$(image-of) $$(run-linux) generated/workspace
	$(Q)$(if $($*.empty),$(no-way-in))exec 8<generated/data/lock; flock --shared 8
	$(still-sound)
	$(if $(run-joins),$(run-join))$(if $(printing),printf '%s\n' $(call q,$(run-qemu)); exit 0)
	$(if $(warming),$(run-warm-up),$(if $(run-keeps),$(run-keep))$(call run-from,$(run-warmed)))

## warm-NAME: boots its image once to where a command can begin; run-NAME begins there from then on, with UP=1 up-NAME
$(filter warm-%,$(named)): warm-%:
	@$(if $(filter 1 yes,$(value UP)),$(may-be-ready)$(bound) $(MAKE) up-$* READY=$*; exec $(MAKE) destroy-$* READY=$*,exec $(MAKE) run-$* WARM=1)

## sync-NAME: copies the folders that it has by rsync into it; WATCH=1 goes on at each change
$(filter sync-%,$(named)): sync-%:
	@$(is-up); exec $(MAKEBOX) sync $* $(if $(filter 1 yes,$(value WATCH)),--watch )$(machine)

## console-NAME: its serial console; leave with ^]
$(filter console-%,$(named)): console-%:
	@$(look); case $$state in absent) printf '%s\n' '$* is not there' '  why:  a console is of a VM that is on' '  mend: make up-$*' >&2; exit 1 ;; esac
	echo '$*: ^] leaves it; where nothing comes, Enter' >&2; exec $(virsh) console $(uuid)

## vnc-NAME: where its screen is
$(filter vnc-%,$(named)): vnc-%:
	$(Q)at=$$($(virsh) domdisplay $(uuid)) && echo "$$at" || { printf '%s\n' '$* has no screen, or is off' '  why:  graphics is "none" unless it is asked for' \
	  '  mend: make reload-$* GRAPHICS=vnc' >&2; exit 1; }

## ip-NAME: its address
$(filter ip-%,$(named)): ip-%:
	@$(MAKEBOX) ip $* $(machine)

## log-NAME: what its console has shown
$(filter log-%,$(named)): log-%:
	@[ ! -e $(disk).volume ] || { printf '%s\n' '$* is at another machine' '  why:  what its console shows is kept there by nobody' '  mend: make console-$*' >&2; exit 1; }
	[ -e $(console) ] || { printf '%s\n' '$* has shown nothing yet' '  why:  it was not on here' '  mend: make up-$*' >&2; exit 1; }
	exec cat $(console)

## info-NAME: every setting and where it comes from
$(filter info-%,$(named)): info-%:
	@$(MAKE) INFO=1 $*.xml

## status-NAME: how it is
$(filter status-%,$(named)): status-%:
	@$(MAKEBOX) status $* --uri $(call arg,LIBVIRT_URI) --prefix $(call arg,PREFIX)$(if $(filter 1 yes,$(value JSON)), --json)

## shell-failed-NAME: a rescue shell on its newest layer that failed
$(filter shell-failed-%,$(named)): shell-failed-%:
	@exec $(MAKEBOX) shell-failed $*

# Usage, in a recipe: $(look); case $$state in running) … ;; absent) … ;; esac. Where libvirt does not answer the recipe ends: nothing is taken for absent.
look = all=$$($(virsh) list --all --uuid)$(if $(call machine-of,$(at)), || { $(away); }); case $$all in *$(uuid)*) state=$$($(virsh) domstate $(uuid)) ;; *) state=absent ;; esac
away = printf '%s\n' '  why:  $* is at that machine' '  mend: the same when it answers; make destroy-$* FORCE=1 forgets it, and what is there stays' >&2; exit 1
is-up = $(if $($*.empty),$(no-way-in))[ -e generated/workspace/ssh/$*.config ] || { echo "$* has not been reached yet. mend: make up-$*" >&2; exit 1; }; $(is-running)
is-running = case $$($(virsh) domstate $(uuid)) in running) ;; *) printf '%s\n' '$* is off, or stands still' '  why:  a command runs where there is a system' '  mend: make up-$*' >&2; exit 1 ;; esac
no-way-in = printf '%s\n' '$* has no system that makebox knows' '  why:  its disk began empty: from = none' '  mend: make console-$*, make vnc-$*' >&2; exit 1;
no-command = printf '%s\n' 'no CMD=' "  why:  exec- runs a command; ssh-$* is a shell" "  mend: make exec-$* CMD='uname -a'" >&2; exit 2

# A verb of a VM that is not there.
strays := $(filter-out ssh-config $(named) $(wanted:%=%.xml),$(filter-out $(linux-verbs:%=%-%),$(filter $(VERBS:%=%-%) %.xml,$(goals))))
$(strays): FORCE
	@$(MAKEBOX) unknown $@ --uri $(call arg,LIBVIRT_URI)$(all-disks)$(if $(value TO), --to $(call arg,TO))
