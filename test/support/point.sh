#!/bin/sh
# Stands before a program on the PATH, under its name, and counts its starts in $POINTS. `make` below it is as ever, but that
# strace(1) writes down each program's state-changing calls (POINT=list), or at one of them sends a signal (POINT=KIND.START).
name=${0##*/}
IFS=:
for folder in $BEHIND; do if [ -x "$folder/$name" ]; then break; fi; done
unset IFS
program=$folder/$name kind=$name
if [ "$name" = nodejs ]; then program=$REAL_NODE kind=nodejs-${2-}; fi
# Made, or the next number is tried, in one call (open(2), O_EXCL).
start=1
set -C
until true >"$POINTS/$kind.$start"; do start=$((start + 1)); done 2>/dev/null
set +C
case $POINT in
list) exec strace -D -f -b execve -y -s 0 -o "$POINTS/$kind.$start.trace" -e trace="$CALLS" -e signal=none "$program" "$@" ;;
"$kind.$start")
  echo $$ >"$POINTS/pid"
  # shellcheck disable=SC2086 # several words or none
  exec strace -D $FORKS -y -s 0 -o "$POINTS/hit" -e trace="$CALL" -e inject="$CALL:signal=$SIGNAL:when=$NTH" "$program" "$@" ;;
esac
exec "$program" "$@"
