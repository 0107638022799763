#!/bin/sh
# Stands in for a virt tool, under its name: notes how it was called in $FAKE/log, and makes what the tool would make.
# A file $FAKE/NAME.hook is run first: it may fail, wait or change things.
name=${0##*/}
case $1 in --version | -V) if [ "$name" != node ]; then echo "$name 1.2"; exit; fi ;; esac
printf '%s\0' $(($# + 1)) "$name" "$@" >>"$FAKE/log"
# $REAL names commands that are not to be faked.
if [ "$name" = node ]; then
  case " ${REAL-} " in *" $2 "*) exec "$NODE" "$@" ;; esac
  case $2 in
  files | container | boot | identity | kernel | grow | wait | down | lock | download | unpack | domain-disk | sysprep | save | snapshot | restore | provision | sync | run | warm) name=$2 ;;
  *)
    if [ -e "$FAKE/$2.hook" ]; then . "$FAKE/$2.hook"; fi
    exec "$NODE" "$@" ;;
  esac
fi
if [ -e "$FAKE/$name.hook" ]; then . "$FAKE/$name.hook"; fi
for last; do :; done

# A qcow2's header, version 3, that names a backing file behind the end of its extensions; its clusters have 512 bytes. Usage: header FILE
four='\0\0\0\0'
sixteen=$four$four$four$four
header() {
  printf "QFI\373\0\0\0\003\0\0\0\0\0\0\0\170\0\0\0\\$(printf %03o ${#1})\0\0\0\011"
  printf "$sixteen$sixteen$sixteen$sixteen$four$four$four\0\0\0\160$sixteen"
  printf %s "$1"
}
# A qcow2 that stands on nothing.
base() { printf 'QFI\373\0\0\0\003\0\0\0\0\0\0\0\0\0\0\0\0\n'; }
# Usage: backing WORD…: what follows -b, or -B.
backing() { while [ $# -gt 1 ]; do case $1 in -[bB]) echo "$2"; return ;; esac; shift; done; }

case $name in
mmdebstrap) for word; do case $word in *.tar) tar -cf "$word" -T /dev/null ;; esac; done ;;
unshare) while [ "${1#--}" != "$1" ]; do shift; done; exec "$@" ;;
mke2fs) [ -e "$last" ] ;;
qemu-img)
  # A size may stand behind the file, and a file in an image's options.
  for word; do case $word in *[0-9][MGT] | [0-9][0-9]*) ;; *) file=$word ;; esac; done
  case $file in driver=*) file=$(printf %s "${file##*file.filename=}" | sed 's/,,/,/g') ;; esac
  from=$(backing "$@")
  case $1 in
  resize) [ -e "$file" ] ;;
  info) echo 'virtual size: 1 MiB (1048576 bytes)' ;;
  rebase) { header "$from"; echo; tail -n +2 "$file"; } >"$file.rebased"; mv "$file.rebased" "$file" ;;
  create)
    if [ ! "$from" ]; then base >"$file"; elif [ -e "${file%/*}/$from" ]; then header "$from" >"$file"; else echo "no $from" >&2; exit 1; fi
    echo "$*" >>"$file" ;;
  *) if [ "$from" ]; then header "$from" >"$file"; else base >"$file"; fi; echo "$*" >>"$file" ;;
  esac ;;
skopeo) folder=${last#oci:}; mkdir "${folder%:*}" ;;
xorriso) while [ "$1" != -o ]; do shift; done; echo seed >"$2" ;;
unpack) echo "disk of $4" ;;
domain-disk) echo "qcow2 /srv/a disk.qcow2" ;;
virt-customize) cat "$last" >>"$2" ;;
virt-builder) while [ "$1" != --output ]; do shift; done; base >"$2"; echo template >>"$2" ;;
virt-resize) echo resized >>"$last" ;;
virt-rescue | run) ;;
warm) : >"$4/memory" ;;
files | container | boot) echo "$name $3" >>"$4" ;;
identity) echo "host key" >"generated/data/layers/$3.known_hosts" && echo "identity $3" >>"$4" ;;
kernel)
  if [ ! -e "$4" ]; then
    [ -e "$3" ] || { echo "no ${3##*/}" >&2; exit 1; }
    rm -rf "$4.tmp"; mkdir "$4.tmp" && echo kernel >"$4.tmp/vmlinuz" && echo initrd >"$4.tmp/initrd" && mv "$4.tmp" "$4" || exit
  fi
  rm -f "$4.lock" ;;
lock) [ "${4-}" = --check ] || printf 'from = %s\ndigest = found\n' "$(sed -n 's/^from *= *//p' "distros/$3.ini")" >"distros/$3.lock" ;;
download)
  case $3 in *.gz) pack=gzip ;; *) pack=cat ;; esac
  if [ ! -e "$5" ]; then echo "download $3" | $pack >"$5.part" && mv "$5.part" "$5" || exit; fi
  rm -f "$5.lock" ;;
virt-install)
  while [ $# -gt 1 ]; do
    case $1 in --name) domain=$2 ;; --uuid) uuid=$2 ;; --metadata) description=$2 ;; esac
    shift
  done
  echo "<domain><name>$domain</name><uuid>$uuid</uuid><description>${description#*description=}</description></domain>" ;;
virsh)
  while [ "${1#-}" != "$1" ]; do if [ "$1" = --connect ]; then shift; fi; shift; done
  case $1 in *'; '*) "$0" ${1%%; *} && exec "$0" ${1#*; }; exit ;; esac
  field() { sed -n "s|.*<$2>\\(.*\\)</$2>.*|\\1|p" "$1"; }
  state="$FAKE/domains"
  case $1 in
  define) uuid=$(field "$last" uuid); cp "$last" "$state/$uuid" ;;
  domuuid) for f in "$state"/*; do if [ "$(field "$f" name)" = "$last" ]; then echo "${f##*/}"; exit; fi; done 2>/dev/null; exit 1 ;;
  domrename) sed -i "s|<name>.*</name>|<name>$last</name>|" "$state/$2" ;;
  list) ls "$state" | grep -v running || : ;;
  net-list | vol-list) ;;
  restore) uuid=$(cat "$last") && : >"$state/$uuid.running" ;;
  *)
    if [ ! -e "$state/$last" ]; then echo "error: failed to get domain '$last'" >&2; exit 1; fi
    case $1 in
    dominfo) echo "UUID: $last" ;;
    domname) field "$state/$last" name ;;
    desc) field "$state/$last" description ;;
    domstate) if [ -e "$state/$last.running" ]; then echo running; else echo 'shut off'; fi ;;
    dumpxml) cat "$state/$last" ;;
    start) [ ! -e "$state/$last.running" ] && : >"$state/$last.running" ;;
    destroy) rm "$state/$last.running" ;;
    autostart) ;;
    undefine) rm -f "$state/$last" "$state/$last.running" ;;
    *) echo "$0: no idea of $*" >&2; exit 99 ;;
    esac ;;
  esac ;;
grow) echo grown >>"$3" ;;
apt-config | wait | down | save | snapshot | restore | provision | sysprep | sfdisk | grub-mkimage | grub2-mkimage | dd | mkfs.vfat | mmd | mcopy | virt-sysprep | virt-sparsify) ;;
*) echo "$0: no idea of $name" >&2; exit 99 ;;
esac
