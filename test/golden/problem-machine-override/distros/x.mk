x.xml: MEMORY = 512
x.xml: LIBVIRT_URI = qemu+ssh://big/system
