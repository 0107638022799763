install nginx
