# what everyone wants
install vim,git
