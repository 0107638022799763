install less
commands-from-file distros/snippets/s.cmd
