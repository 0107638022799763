// Which compiler builds a kernel, and what it says of itself: a kernel that another one has built is another kernel.

import { execFileSync } from 'node:child_process';

/** Milliseconds that one has to say what it is. */
const patience = 10_000;

/** The first line of `NAME --version`, or "" where there is no such program, or one that does not say it in time. */
export function compiler(name: string): string {
  try {
    return execFileSync(name, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: patience,
      killSignal: 'SIGKILL',
    }).split('\n')[0]!;
  } catch {
    return '';
  }
}

/** The compiler that words for a kernel's make name, or "" (Documentation/kbuild/llvm.rst): the last word of a name holds. */
export function compilerIn(words: readonly string[]): string {
  const last = (name: string) => words.findLast(word => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const [cc, llvm] = [last('CC'), last('LLVM')];
  if (cc || !llvm) return cc;
  return llvm.endsWith('/') ? `${llvm}clang` : `clang${llvm.startsWith('-') ? llvm : ''}`;
}
