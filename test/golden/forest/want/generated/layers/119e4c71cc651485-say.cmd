write /etc/word:other
