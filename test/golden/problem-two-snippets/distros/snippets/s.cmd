install a
