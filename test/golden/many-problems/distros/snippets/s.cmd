instal x
