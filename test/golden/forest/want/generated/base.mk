################################################################################
# base, from distros/base.ini: an image only
################################################################################

base.image = 4a9b22fc8d682905-say
base.kernel = 
base.parent = 4a9b22fc8d682905-say
base.bare = 1
base.kernel-args = quiet
base.unlocked = base
