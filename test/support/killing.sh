#!/bin/sh
# virsh, but that libvirtd is killed at one of its calls: $FAKE/fault says `before N`, `after N` or `MILLISECONDS N`, and $FAKE/hit which call it was.
printf '%s\0' $(($# + 1)) virsh "$@" >>"$FAKE/log"
PATH=$BEHIND
end() { kill -9 "$(cat "$FAKE/pid")"; }
exec 9>>"$FAKE/lock"
flock 9
if [ ! -e "$FAKE/fault" ]; then exec 9>&- virsh "$@"; fi
read -r when left <"$FAKE/fault"
if [ "$left" -gt 1 ]; then
  echo "$when $((left - 1))" >"$FAKE/fault"
  exec virsh "$@"
fi
rm "$FAKE/fault"
echo "$when: $*" >"$FAKE/hit"
case $when in
before) end; exec virsh "$@" ;;
after) virsh "$@" >/dev/null 2>&1; end; echo 'error: Disconnected from qemu:///system due to end of file' >&2; exit 1 ;;
esac
virsh "$@" &
sleep "$(printf 0.%03d "$when")"
end
wait $!
