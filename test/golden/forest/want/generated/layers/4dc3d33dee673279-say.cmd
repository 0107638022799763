write /etc/word:base
