################################################################################
# Verbs of all
################################################################################

.PHONY: new exec test-all matrix reap up down images destroy status list kernels kernels-catalog graph report ssh-config cache gc verify clean-cache
.PHONY: doctor setup setup-kernels demo regenerate uninstall check check-fast check-faults check-long bench help

## new NAME=… FROM=… [CODE_DIR=…]: writes the definition of a VM that is like another one
new:
	@$(MAKEBOX) new $(call arg,NAME) $(call arg,FROM)$(if $(filter command,$(firstword $(origin CODE_DIR))), --code $(call arg,CODE_DIR))
## images: builds the layers of every definition
images: $(filter image-%,$(named))
## up: boots every VM
up: $(fleet:%=up-%)
## down: shuts every VM down
down: $(fleet:%=down-%)
## destroy YES=1: takes every VM away, or those in VMS="a b", with DISKS=1 their persistent disks, too; without YES it lists them
destroy:
	@$(MAKEBOX) destroy --uri $(call arg,LIBVIRT_URI)$(all-disks)$(those) $(if $(filter 1 yes,$(value YES)),--yes)
# These end with make, as a run- does: scripts/make/vm.mk.
exec test-all matrix: private SHELL = setpriv
exec test-all matrix: private .SHELLFLAGS = --pdeathsig TERM sh -euc
## exec CMD='…': runs a command in every VM that is up, or in VMS="a b", and ends with a table
exec:
	@$(call no-command-for,exec,uname -a)exec $(MAKEBOX) exec-all $(of-fleet)
## test-all CMD='…': the same on every distro; what was not there is made, booted and thrown away again
test-all: | generated/workspace
	@$(call no-command-for,test-all,make -C /code test)exec $(MAKEBOX) test-all $(of-fleet)
# Usage: $(call no-command-for,VERB,an example)
no-command-for = $(if $(value CMD),,printf '%s\n' 'no CMD=' '  why:  $1 runs a command' "  mend: make $1 CMD='$2'" >&2; exit 2;) $(empty)
those = $(if $(some), --vms $(call arg,VMS))
of-fleet = --uri $(call arg,LIBVIRT_URI) --command $(call q,$(value CMD)) $(more)\
$(those)$(if $(value JOBS), --jobs $(call arg,JOBS))
## matrix KERNELS="…" DISTROS="…" CMD='…': run-NAME in each distro on each kernel, with a table at the end
matrix: | generated/workspace
	@$(call no-command-for,matrix,uname -r)$(more)\
exec $(MAKEBOX) matrix --kernels $(call arg,KERNELS) --vms $(call arg,DISTROS) --command $(call q,$(value CMD)) $(more)\
$(if $(value MEM),--memory $(call arg,MEM))$(if $(value JOBS), --jobs $(call arg,JOBS))
## reap YES=1: takes the VMs away that are older than their ttl; without YES it lists them
reap:
	@$(MAKEBOX) reap$(those) $(if $(filter 1 yes,$(value YES)),--yes)
## status: how each VM is
status:
	@$(MAKEBOX) status --uri $(call arg,LIBVIRT_URI) --prefix $(call arg,PREFIX)$(if $(filter 1 yes,$(value JSON)), --json)$(those)
## list: the VMs that are defined in distros/
list:
	@$(MAKEBOX) list
## kernels: those that are defined in kernels/
kernels:
	@$(MAKEBOX) kernels
## kernels-catalog [KERNELS=6.6]: those that others have built, as a definition names them
kernels-catalog:
	@KERNEL_CATALOG=$(call arg,KERNEL_CATALOG) $(MAKEBOX) kernels-catalog --kernels $(call arg,KERNELS)
## graph: the layers and what stands on what; also as generated/graph.svg and .dot
graph:
	@$(MAKEBOX) graph
## report: what was built when, how long it took and what it takes: generated/report.html
report:
	@$(MAKEBOX) report
## ssh-config: what ssh, scp and editors need to reach the VMs; YES=1 lets your ~/.ssh/config include it
ssh-config:
	@$(MAKEBOX) ssh-config $(if $(filter 1 yes,$(value YES)),--yes)

################################################################################
# The cache
################################################################################

## cache: what lies in the data folder, and who uses it
cache:
	@$(MAKEBOX) cache
## gc: removes what no definition and no disk needs; DRY=1 only lists it, KEEP=10G lets so much stay
gc:
	@$(MAKEBOX) gc $(if $(filter 1 yes,$(value DRY)),--dry) $(if $(value KEEP),--keep $(call q,$(value KEEP)))
## verify: reads every layer, and sets aside what is damaged
verify:
	@$(MAKEBOX) verify
## clean-cache YES=1: removes all that no disk stands on; without YES it lists it
clean-cache:
	@$(MAKEBOX) clean-cache $(if $(filter 1 yes,$(value YES)),--yes)

################################################################################
# The machine
################################################################################

## doctor: checks this machine, and says how to mend what is missing
doctor:
	@$(MAKEBOX) doctor
## setup: installs what is missing, starts libvirt, makes the data folder
setup:
	@$(MAKEBOX) setup
## setup-kernels: setup, and what builds a kernel
setup-kernels:
	@$(MAKEBOX) setup --for-kernels
## demo: setup, then builds and boots debian-12 and runs a program of yours in it
demo: setup
	@$(MAKEBOX) demo
## uninstall YES=1: takes away the domains and the data folder that makebox made
uninstall:
	@$(MAKEBOX) uninstall --uri $(call arg,LIBVIRT_URI) $(if $(filter 1 yes,$(value YES)),--yes)
## regenerate: reads every definition again
regenerate:
	@rm -f Makefile; exec $(MAKE) Makefile
## clean: takes away what was generated; VMs and layers stay

## check: everything this machine can prove; installs what it needs
check:
	@bash .ci/test
## check-fast: the tests that need neither root nor a VM
check-fast:
	@bash .ci/test fast
## check-long: real builds that take too long for each change: of another processor's image, of a package by each engine, of kernels
check-long:
	@bash .ci/test long
## check-faults: changes, kills, full disks and crowds, all that the tests know of
check-faults:
	@RACES=1000 FAULTS=all bash .ci/test faults
## bench: figures, as ratios
bench:
	@$(MAKEBOX) setup --for-check --for-kernels
	node node_modules/typescript/bin/tsc
	node dist/test/bench/bench.js

help:
	@$(MAKEBOX) verbs
