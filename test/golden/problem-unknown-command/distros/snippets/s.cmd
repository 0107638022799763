# one
run-command a \
  b
instal vim
frobnicate
