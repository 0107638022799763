mkdir /own
