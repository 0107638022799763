################################################################################
# base, from distros/base.ini: an image only
################################################################################

base.image = edd0232c89748766-say
base.kernel = 
base.parent = edd0232c89748766-say
base.bare = 1
base.kernel-args = quiet
base.unlocked = base
