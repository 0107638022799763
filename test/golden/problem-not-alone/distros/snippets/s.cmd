install less
boot
