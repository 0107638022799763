
# an empty disk of 4G
generated/data/layers/b5955ac7c9f29cbf-empty.qcow2: | generated/workspace
	$(Q)$(begin-layer)
	qemu-img create -q -f qcow2 $@.tmp 4G
	$(end-layer)
