################################################################################
# NAME.xml: the domain is defined, and the file is its XML
################################################################################

# A changed command remakes NAME.xml though no file changed.
same = $(and $(if $(subst x$1x,,x$2x),,1),$(if $(subst x$2x,,x$1x),,1))
recorded = $(file <generated/$*.xml.cmd)
changed = $(if $(call same,$(made-of),$(recorded)),,FORCE)
# A folder that is copied is in no command, and noted all the same.
made-of = $(xml-command)$(if $(filter code,$(own-shares)),,$(newline)CODE_DIR=$(call setting,CODE_DIR))
ask = $(xml-command) >generated/$@.raw || { $(not-made); }; $(unescape) generated/$@.raw >$@.tmp; rm generated/$@.raw
not-made = [ $$? != 127 ] || echo 'mend: make setup installs virt-install' >&2; exit 1
# Killed while NAME.xml takes its place, it has no command noted, and is made again.
note-command = : >generated/$@.cmd; mv $@.tmp $@; printf %s $(call q,$(made-of)) >generated/$@.cmd
# virt-install takes most of a second, and would say of a clone what it has said of the VM that it is of, but for the names
# (scripts/commands/clone.ts), and for what it draws by lot where a person's own words leave that to it.
known = $(if $(call setting,VIRT_INSTALL_FLAGS),,$(call same,$(made-of),$(file <generated/$@.known.cmd)))
values = $(foreach v,$(variables),$(call q,$v=$(origin $v)=$(call setting,$v)))
# Before the first time nothing has changed, and what the definition says was looked at when it was read.
plain-settings = $(if $(or $(wildcard generated/$*.xml.settings distros/$*.mk distros/$($*.definition).mk),$(filter-out file,$(foreach v,$(variables),$(origin $v)))),,1)
keep-settings = printf '%s\n' $(foreach v,$(variables),$(call q,$v=$(call setting,$v))) >generated/$@.settings.tmp; mv generated/$@.settings.tmp generated/$@.settings
xmls := $(built:%=%.xml)

.PHONY: FORCE
FORCE:
ifdef INFO
$(wanted:%=%.xml): %.xml: FORCE
	@$(MAKEBOX) info $* $(values)
else
$(xmls): %.xml: $$(changed) | generated/workspace/disks/%.$(kept-as) $$(own-data-disks)
	$(Q)( $(alone)
	$(refuse-foreign)$(if $(of-root),$(newline)$(refuse-of-root))
	$(if $(wildcard generated/workspace/domains/$*.uri),$(if $(call same,$(at),$(call setting,LIBVIRT_URI)),$(rename),$(refuse-elsewhere))$(newline))$(if $(plain-settings),$(keep-settings),$(MAKEBOX) note $* $(values))
	$(if $(known),cp generated/$@.known $@.tmp 2>/dev/null || { $(ask); },$(ask))
	$(still-ours)$(if $(autostart),$(newline)$(call make-networks,$(is-on-own)))
	printf %s $(call arg,LIBVIRT_URI) >generated/workspace/domains/$*.uri
	virsh --quiet --connect $(call arg,LIBVIRT_URI) define --validate $@.tmp$(start-with-host)
	$(note-command)$(if $(wildcard generated/$@.known),; rm -f generated/$@.known.cmd generated/$@.known)
	) $(lock)
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

define refuse-of-root
printf '%s\n' $(call q,$*: no $(of-root) at $(call setting,LIBVIRT_URI)) \
  "  why:  a plain user's libvirt makes no networks, and nothing beside a card of the host" \
  '  mend: take it away, or type = bridge and a bridge that root has allowed: docs/rootless.md' >&2; exit 1
endef

# A word of the definition's for virt-install may name another domain, which would be overwritten.
still-ours = grep -qF '<uuid>$(uuid)</uuid>' $@.tmp && grep -qF $(call q,<name>$(domain)</name>) $@.tmp || { \
  echo '$*: what it says for virt-install makes it another domain. mend: leave --name and --uuid out of virt-install-flags' >&2; exit 1; }

# Another PREFIX is another name for the same domain.
define rename
was=$$($(virsh) domname $(uuid) 2>/dev/null || :)
case $$was in ''|$(call q,$(domain))) ;; *) $(virsh) domrename $(uuid) $(call q,$(domain)) || {
  printf '%s\n' "  why:  it is called $$was, and PREFIX= is another one now" '  mend: make down-$*, or PREFIX= as it was' >&2; exit 1; } ;; esac
endef
define refuse-elsewhere
$(look); if [ "$$state" != absent ]; then
  printf '%s\n' $(call q,$* is defined at $(at)$(comma) and LIBVIRT_URI says $(call setting,LIBVIRT_URI)) \
    '  why:  one disk can not serve two domains' \
    '  mend: make destroy-$*, or leave LIBVIRT_URI as it was' >&2; exit 1
fi
endef
