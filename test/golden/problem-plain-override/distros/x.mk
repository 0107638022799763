# more
x.xml: VCPUS = 4
MEMORY = 4096
