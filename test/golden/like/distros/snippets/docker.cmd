install docker.io
