// zx for all that is called: quoted words for bash, and nothing to read from.

import { $ } from 'zx/core';

// Of a socket, which a pipe of Node's is, bash takes itself for rshd's, and reads the person's ~/.bashrc where SHLVL is not set, as
// in a CI or under cron (bash(1), INVOCATION).
$.stdio = ['ignore', 'pipe', 'pipe'];

export { $ };
