install make
