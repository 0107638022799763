CODE_DIR ?= /srv/$$(shell id) \#1
KERNEL_ARGS ?= a $$b
