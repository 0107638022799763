################################################################################
# base, from distros/base.ini: an image only
################################################################################

base.image = 9ab55b8062bd7da0-say
base.kernel = 
base.parent = 9ab55b8062bd7da0-say
base.bare = 1
base.foreign = 
base.kernel-args = quiet
base.unlocked = base
base.linux = 
