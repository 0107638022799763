VMS = x
IMAGES = 
needs = 
variables = OS_VARIANT MEMORY VCPUS CPU NETWORK GRAPHICS KERNEL_ARGS VIRT_INSTALL_FLAGS CODE_DIR FSDEV_FLAGS
workspace = 0123456789abcdef
emulated-cpu = qemu64,disable=svm,require=ssse3,require=sse4.1,require=sse4.2,require=popcnt
