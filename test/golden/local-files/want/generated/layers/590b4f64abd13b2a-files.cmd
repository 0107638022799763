upload conf/motd:/etc/motd
copy-in conf:/opt
run conf/run.sh
firstboot conf/run.sh
ssh-inject root:file:conf/key.pub
