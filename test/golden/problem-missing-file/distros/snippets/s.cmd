upload conf/none:/etc/none
run none.sh
