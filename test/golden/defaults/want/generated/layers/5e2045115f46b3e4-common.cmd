mkdir /common
