// How far the campaigns go: a short form in `make check`, all of it in `make check-faults`.

const count = (name: string, short: number, all: number): number =>
  Number(process.env[name] ?? (process.env['FAULTS'] === 'all' ? all : short));

/** Seeded changes of a set of definitions, each followed by a make. */
export const mutations = count('MUTATIONS', 60, 500);
/** State-changing calls at which a run is killed, over all scenarios; "all" there are. */
export const points = count('POINTS', 60, Number.POSITIVE_INFINITY);
/** Sizes of a data folder that is too small. */
export const sizes = count('SIZES', 20, 200);
/** Times that many makes start at once. */
export const rounds = count('ROUNDS', 5, 50);
/** Lives of a few VMs, at each of whose verbs libvirt's daemon may be gone. */
export const lives = count('LIVES', 20, 2000);
/** The same with the real libvirtd, which is killed. */
export const restarts = count('RESTARTS', 4, 60);
/** Sets of what others made, among which verbs are called. */
export const foreign = count('FOREIGN', 10, 200);
/** Machines of run-NAME that wake from one state. */
export const wakings = count('WAKINGS', 6, 100);
/** Those that are killed, or something of theirs. */
export const kills = count('KILLS', 8, 200);
/** Where the random choices begin; a failure names its own. */
export const seed = count('SEED', 1, 1);
