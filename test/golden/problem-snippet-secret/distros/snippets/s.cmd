root-password password:hunter2
