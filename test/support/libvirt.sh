#!/bin/sh
# Stands in for virsh as libvirt answers it, and for what makes its domains: domains, snapshots, networks and one pool are files in $FAKE.
# $FAKE/fault: `before N`, `midway N` or `after N`: at the Nth call from now the daemon is gone, before it did what was asked, in it or after; $FAKE/hit tells which call. $FAKE/becomes: what is started is that at once, and not running.
name=${0##*/}
printf '%s\0' $(($# + 1)) "$name" "$@" >>"$FAKE/log"
case $name in
qemu-storage-daemon)
  for last; do :; done
  raw=${last#*mountpoint\":\"}
  head -c 4096 /dev/zero >"${raw%%\"*}"
  exec sleep infinity ;;
ip)
  for last; do :; done
  at=$FAKE/bridges/$last
  case $* in *delete*) [ ! -e "$FAKE/no-root" ] && rm "$at"; exit ;; *) echo "7: $last: <UP> mtu 1500\\    link/ether $(cat "$at") brd ff:ff:ff:ff:ff:ff" ;; esac
  exit ;;
virt-install)
  while [ $# -gt 0 ]; do
    case $1 in
    --name) domain=$2 ;; --uuid) uuid=$2 ;; --metadata) description=${2#*description=} ;;
    --network) case $2 in
      network=*) source=${2#network=}; devices="${devices-}<interface type=\"network\"><source network=\"${source%%,*}\"/></interface>" ;;
      user*) devices="${devices-}<interface type=\"user\"/>" ;;
      type=direct*) devices="${devices-}<interface type=\"direct\"/>" ;;
      esac ;;
    --filesystem) source=${2#source=}; devices="${devices-}<filesystem><source dir=\"${source%%,*}\"/><target dir=\"/code\"/></filesystem>" ;;
    esac
    shift
  done
  echo "<domain><name>$domain</name><uuid>$uuid</uuid><description>$description</description>${devices-}</domain>"
  exit ;;
esac

if [ -e "$FAKE/$name.hook" ]; then . "$FAKE/$name.hook"; fi

# Anybody's domains are changed by one at a time.
exec 9>>"$FAKE/lock"
flock 9
while [ "${1#-}" != "$1" ]; do if [ "$1" = --connect ]; then shift; fi; shift; done
# Several commands in one word are done one after the other.
rest=''
case $1 in *'; '*) rest=${1#*; }; set -- ${1%%; *} ;; esac
read_words() {
  verb=$1 flags=' ' one='' last=''
  shift
  for word; do
    case $word in -*) flags="$flags$word " ;; *) one=${one:-$word} last=$word ;; esac
  done
}
read_words "$@"
shift
says() { case $flags in *" $1 "*) ;; *) return 1 ;; esac; }
refuse() { echo "error: $*" >&2; exit 1; }
field() { sed -n "s|.*<$1>\\(.*\\)</$1>.*|\\1|p" "$2"; }
# What lies in a folder, without what stands beside each.
names() { for f in "$1"/*; do if [ -e "$f" ]; then f=${f##*/}; echo "${f%%.*}"; fi; done | sort -u; }

# Sets at to a domain by its UUID or name: at is its XML, at.live that of now if it is on, at.state how it is then.
domain() {
  for id in $(names "$FAKE/domains"); do
    at=$FAKE/domains/$id
    if [ "$id" = "$1" ] || [ "$(called)" = "$1" ]; then return; fi
  done
  refuse "failed to get domain '$1'"
}
called() { if [ -e "$at" ]; then field name "$at"; else field name "$at.live"; fi; }
active() { [ -e "$at.state" ]; }
on() { active || refuse 'Requested operation is not valid: domain is not running'; }
off() { if active; then refuse 'Requested operation is not valid: domain is already running'; fi; }
begin() {
  cp "$at" "$at.live"; { cat "$FAKE/becomes" 2>/dev/null || echo running; } >"$at.state"
  if grep -q 'shut off' "$at.state"; then end; fi
}
end() { rm -f "$at.state" "$at.live"; }
snapshots() { if [ -d "$at.snapshots" ]; then cat "$at.snapshots/.order" 2>/dev/null; fi; }
snapshot() { [ -e "$at.snapshots/$last" ] || refuse "Domain snapshot not found: no domain snapshot with matching name '$last'"; }
mustBeFree() {
  other=$(at='' && domain "$1" 2>/dev/null && echo "$id") || other=
  case $other in '' | "$2") ;; *) refuse "operation failed: domain '$1' already exists with uuid $other" ;; esac
}

# The same for a network, whose file is called by its UUID, too.
network() {
  for id in $(names "$FAKE/networks"); do
    at=$FAKE/networks/$id
    if [ "$id" = "$1" ] || [ "$(called)" = "$1" ]; then return; fi
  done
  refuse "failed to get network '$1'"
}
bridge() { echo "$FAKE/bridges/$(sed -n "s/.*<bridge name='\([^']*\)'.*/\1/p" "$at")"; }
# The pool that makebox may have at another machine: pool.xml, pool.on while it is active, and volumes.
volume() { volume=$FAKE/pool/${1##*/}; [ -e "$volume" ] || refuse "failed to get vol '$1'"; }
free_volume() { volume=$FAKE/pool/$1; [ ! -e "$volume" ] || refuse "storage volume '$1' exists already"; }
connections() { cat "$FAKE"/domains/*.live 2>/dev/null | grep -c "network='$(called)'"; }

act() {
  case $verb in
  define)
    id=$(field uuid "$last") && mustBeFree "$(field name "$last")" "$id"
    at=$FAKE/domains/$id
    if [ -e "$at" ] && [ "$(called)" != "$(field name "$last")" ]; then refuse "domain '$(called)' is already defined with uuid $id"; fi
    tr '"' "'" <"$last" >"$at.tmp" && mv "$at.tmp" "$at"; exit ;;
  list)
    for id in $(names "$FAKE/domains"); do at=$FAKE/domains/$id; if says --uuid; then echo "$id"; else called; fi; done; exit ;;
  dom* | desc | dumpxml | start | destroy | undefine | suspend | resume | reset | shutdown | managedsave* | autostart | snapshot-*) domain "$one" ;;
  net-define)
    id=$(field uuid "$last")
    if (network "$(field name "$last")") 2>/dev/null; then network "$(field name "$last")"; fi
    [ "${at:-$FAKE/networks/$id}" = "$FAKE/networks/$id" ] || refuse "operation failed: network '$(called)' already exists with uuid ${at##*/}"
    at=$FAKE/networks/$id
    sed "s|<bridge |<bridge name='virbr$(echo "$id" | cksum | cut -c1-4)' |" "$last" >"$at"; exit ;;
  net-list)
    for id in $(names "$FAKE/networks"); do at=$FAKE/networks/$id; if says --all || active; then if says --uuid; then echo "$id"; else called; fi; fi; done; exit ;;
  net-*) network "$one" ;;
  pool-list) if [ -e "$FAKE/pool.xml" ] && { says --all || [ -e "$FAKE/pool.on" ]; }; then echo makebox; fi; exit ;;
  pool-define-as) mkdir -p "$FAKE/pool" && echo "<pool><path>$last</path></pool>" >"$FAKE/pool.xml" ;;
  pool-start) : >"$FAKE/pool.on" ;;
  vol-* | pool-*)
    [ -e "$FAKE/pool.xml" ] || refuse "failed to get pool '$one'"
    case $verb in vol-* | pool-refresh) [ -e "$FAKE/pool.on" ] || refuse "storage pool '$one' is not active" ;; esac ;;
  esac
  case $verb in
  domuuid) echo "${at##*/}" ;;
  domname) called ;;
  desc) field description "$at" ;;
  dominfo) echo "UUID: ${at##*/}"; if [ -e "$at.saved" ]; then echo 'Managed save:   yes'; fi ;;
  domstate) if active; then cat "$at.state"; else echo 'shut off'; fi ;;
  domifaddr) cat "$FAKE/leases" 2>/dev/null ;;
  dumpxml) if active && { ! says --inactive || [ ! -e "$at" ]; }; then cat "$at.live"; else cat "$at"; fi ;;
  start)
    off
    sed "s/<source/\\n&/g" "$at" | sed -n "s/^<source network='\\([^']*\\)'.*/\\1/p" | while read -r source; do
      (network "$source" && active) || refuse "Requested operation is not valid: network '$source' is not active"
    done || exit
    shared=$(sed -n "s/.*<filesystem><source dir='\([^']*\)'.*/\1/p" "$at")
    if [ "$shared" ] && [ ! -d "$shared" ]; then refuse 'internal error: virtiofsd died unexpectedly'; fi
    rm -f "$at.saved"; begin ;;
  destroy) on; end ;;
  shutdown) on; end ;;
  undefine)
    if [ -e "$at.saved" ]; then says --managed-save || refuse 'Refusing to undefine while domain managed save image exists'; fi
    if [ -d "$at.snapshots" ]; then says --snapshots-metadata || refuse 'cannot delete inactive domain with snapshots'; fi
    [ -e "$at" ] || refuse 'Requested operation is not valid: cannot undefine transient domain'
    rm -rf "$at" "$at.saved" "$at.autostart" "$at.snapshots" ;;
  suspend) on; echo paused >"$at.state" ;;
  resume) on; echo running >"$at.state" ;;
  dompmwakeup) on; echo running >"$at.state" ;;
  managedsave) on; cp "$at.live" "$at.saved"; end ;;
  managedsave-dumpxml) [ -e "$at.saved" ] || refuse 'domain does not have managed save image'; cat "$at.saved" ;;
  managedsave-define) cp "$last" "$at.saved" ;;
  managedsave-remove) rm -f "$at.saved" ;;
  autostart) if says --disable; then rm -f "$at.autostart"; else : >"$at.autostart"; fi ;;
  domrename)
    off; mustBeFree "$last" "${at##*/}"
    [ ! -d "$at.snapshots" ] || refuse 'cannot rename domain with snapshots'
    sed -i "s|<name>.*</name>|<name>$last</name>|" "$at" ;;
  snapshot-create-as)
    [ ! -e "$at.snapshots/$last" ] || refuse "operation failed: domain snapshot $last already exists"
    mkdir -p "$at.snapshots"
    { echo "<domainsnapshot><snap>$last</snap>"; cat "$at"; echo '</domainsnapshot>'; } >"$at.snapshots/$last"
    echo "$last" >>"$at.snapshots/.order"; echo "$last" >"$at.snapshots/.current" ;;
  snapshot-create)
    snap=$(field snap "$last")
    mkdir -p "$at.snapshots"; cp "$last" "$at.snapshots/$snap"; echo "$snap" >>"$at.snapshots/.order"
    if says --current; then echo "$snap" >"$at.snapshots/.current"; fi ;;
  snapshot-list) snapshots ;;
  snapshot-current) cat "$at.snapshots/.current" ;;
  snapshot-dumpxml) snapshot; cat "$at.snapshots/$last" ;;
  snapshot-delete)
    snapshot; rm "$at.snapshots/$last"
    snapshots | grep -vxF "$last" >"$at.snapshots/.left"; mv "$at.snapshots/.left" "$at.snapshots/.order"
    if [ ! -s "$at.snapshots/.order" ]; then rm -r "$at.snapshots"; fi ;;
  snapshot-revert)
    [ ! -e "$at.saved" ] || refuse 'snapshot-revert: what is saved would be written over it'
    snapshot; end; echo "$last" >"$at.snapshots/.current" ;;
  net-uuid) echo "${at##*/}" ;;
  net-info) if active; then echo 'Active:         yes'; else echo 'Active:         no'; fi ;;
  net-dumpxml)
    if active && ! says --inactive; then sed "s/<network>/<network connections='$(connections)'>/" "$at.live"; else cat "$at"; fi ;;
  net-autostart) : >"$at.autostart" ;;
  net-start)
    if active; then refuse 'network is already active'; fi
    if [ -e "$(bridge)" ]; then refuse "error creating bridge interface $(basename "$(bridge)"): File exists"; fi
    sed -n "s/.*<mac address='\([^']*\)'.*/\1/p" "$at" >"$(bridge)"
    if [ "${when-}" = midway ]; then return; fi
    begin ;;
  net-destroy) active || refuse 'network is not active'; rm "$(bridge)"; end; if [ ! -e "$at" ]; then rm -f "$at".*; fi ;;
  net-undefine) rm -f "$at" "$at.autostart" ;;
  net-update)
    active || refuse 'network is not active'
    element=$4
    case $2 in
    delete) grep -vF "$element" "$at.live" >"$at.live.tmp"; mv "$at.live.tmp" "$at.live" ;;
    add-last)
      if grep -qF "$element" "$at.live"; then refuse 'there is an existing dhcp host entry in network that matches'; fi
      sed -i "s|</dhcp>|  $element\\n    </dhcp>|" "$at.live" ;;
    esac ;;
  pool-dumpxml) cat "$FAKE/pool.xml" ;;
  pool-*) ;;
  vol-list) for f in "$FAKE"/pool/*; do if [ -e "$f" ]; then echo " ${f##*/} $f"; fi; done ;;
  vol-create-as) free_volume "$2"; : >"$volume" ;;
  vol-create) free_volume "$(sed -n 's|<volume><name>\([^<]*\)<.*|\1|p' "$last")"; cp "$last" "$volume" ;;
  vol-clone) volume "$3"; from=$volume; free_volume "$4"; cp "$from" "$volume" ;;
  vol-upload) volume "$3"; command -p dd if="$4" of="$volume" bs=1 seek="$last" conv=notrunc status=none ;;
  vol-download) volume "$3"; cp "$volume" "$last" ;;
  vol-info) volume "$last"; wc -c <"$volume" | sed 's/.*/Allocation: &\nPhysical: &/' ;;
  vol-dumpxml) volume "$last"; cat "$volume" ;;
  vol-delete) volume "$last"; rm "$volume" ;;
  net-dhcp-leases) cat "$FAKE/leases" 2>/dev/null || echo ' Expiry Time   MAC address   Protocol   IP address   Hostname' ;;
  *) refuse "$0: no idea of $verb" ;;
  esac
}

gone() {
  echo "$when $verb${flags% } $one" >"$FAKE/hit"
  echo 'error: failed to connect to the hypervisor
error: Failed to connect socket to '"'/run/libvirt/libvirt-sock'"': Connection refused' >&2
  exit 1
}
if [ -e "$FAKE/fault" ]; then
  read -r when left <"$FAKE/fault"
  if [ "$left" -gt 1 ]; then echo "$when $((left - 1))" >"$FAKE/fault"; when=''
  else
    rm "$FAKE/fault"
    if [ "$when" = after ] || [ "$when $verb" = 'midway net-start' ]; then (act "$@") >/dev/null 2>&1; fi
    gone
  fi
fi
[ "$rest" ] || { act "$@"; exit 0; }
# One that fails keeps no other back, and the last decides.
(act "$@")
while [ "$rest" ]; do
  case $rest in *'; '*) next=${rest%%; *} rest=${rest#*; } ;; *) next=$rest rest='' ;; esac
  read_words $next
  set -- $next
  shift
  (act "$@")
  code=$?
done
exit $code
