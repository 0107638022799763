install vim,git
