#!/usr/bin/env node
// The command line: arguments in, exit code out.

import { commands, numbers } from './commands.ts';
import { asFailure, Failure, formatFailure } from './failure.ts';

const usage = 2;
const bug = 70;

/** What a command takes from the command line. */
export interface Arguments {
  readonly [name: string]: unknown;
  readonly name: string;
  readonly words: readonly string[];
  readonly uri: string;
  readonly domain: string;
  readonly prefix: string;
  /** Seconds. */
  readonly timeout: number;
  readonly yes: boolean;
  readonly disks: boolean;
  readonly to: string;
  readonly dry: boolean;
  readonly keep: string;
  readonly code: string;
  readonly vms: string;
  readonly jobs: number;
  readonly command: string;
  readonly force: boolean;
  readonly backup: boolean;
  readonly json: boolean;
  readonly wake: boolean;
  readonly watch: boolean;
  /** Seconds. */
  readonly boot: number;
  readonly mount: string;
  readonly kept: boolean;
  readonly warm: string;
  readonly forwards: string;
  readonly kernels: string;
  readonly memory: string;
  readonly log: string;
  readonly results: string;
  /** What follows a bare `--`. */
  readonly '--'?: readonly string[];
  /** Milliseconds since 1970. */
  readonly built?: number;
}
// What tools say is read, also where it is not make that calls.
Object.assign(process.env, { LC_ALL: 'C.UTF-8', LANGUAGE: '' });

// Who reads no further, as head(1), has what it wanted, and a terminal may be gone (EIO); what was begun is ended all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });

void main();

async function main(): Promise<void> {
  // Node ends where nothing is left to wait for, and this may still await: that is no success.
  process.exitCode = bug;
  try {
    // A command that takes no words is spared what parses them, a third of its time.
    const plain =
      process.argv.length === 3 && commands.find(([words, , , options]) => words === process.argv[2] && !options);
    process.exitCode = plain ? await (await plain[2]()).run({} as Arguments) : await parsed();
  } catch (thrown) {
    const error = asFailure(thrown as Error);
    process.stderr.write(
      error instanceof Failure ? formatFailure(error) : `makebox: this is our bug: ${error.stack}\n`,
    );
    process.exitCode = error instanceof Failure ? 1 : bug;
  }
}

async function parsed(): Promise<number> {
  const { default: yargs } = await import('yargs');
  const parser = yargs(process.argv.slice(2))
    .scriptName('makebox')
    .strict()
    .demandCommand(1)
    .version(false)
    // A word stays as it is: 0x10 behind "--" is qemu's to read, and a VM may be called 7.
    .parserConfiguration({ 'populate--': true, 'parse-numbers': false, 'parse-positional-numbers': false });
  let code = 0;
  // All of them only for --help, and for a word that is none.
  const called = commands.filter(([words]) => words.split(' ')[0] === process.argv[2]);
  for (const [words, help, load, options = {}] of called.length > 0 ? called : commands) {
    parser.command(
      words,
      help,
      y => y.options(options),
      async args => {
        for (const [name, number] of Object.entries(numbers)) if (name in args) args[name] = number(args[name]);
        code = await (await load()).run(args as unknown as Arguments);
      },
    );
  }
  await parser
    .fail((message, error) => {
      if (error) throw error;
      process.stderr.write(`makebox: ${message}\n`);
      process.exit(usage);
    })
    .parseAsync();
  return code;
}
