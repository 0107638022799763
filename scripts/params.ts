// Fills {{names}} in a definition's values and in snippets called X.cmd.hbs. handlebars does it; what it would let pass is refused first.

import Handlebars from 'handlebars';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

export type Params = Readonly<Record<string, string>>;

export interface Filled {
  readonly text: string;
  /** The params that the text names, with the values they had. */
  readonly used: Params;
}

/** `no` is false, as everywhere in a definition. What is not taken leaves its line ends, so that lines keep their numbers. */
function choose(this: unknown, value: unknown, { fn, inverse }: Handlebars.HelperOptions): string {
  const lineEnds = (text: string) => text.replaceAll(/[^\n]/g, '');
  const [yes, no] = [fn(this), inverse(this)];
  return value && value !== 'no' ? yes + lineEnds(no) : lineEnds(yes) + no;
}

const handlebars = Handlebars.create();
handlebars.registerHelper('if', choose);

/**
 * Text with its params. For every name that is not among them, and for all of handlebars but names and `if`, a problem, and
 * then nothing. `line` is the text's first.
 */
export function fill(
  text: string,
  params: Params,
  file: string,
  line: number,
  problems: Problem[],
): Filled | undefined {
  if (!text.includes('{{')) return { text, used: {} };
  const report = (code: Problem['code'], at: number, ...args: string[]) =>
    problems.push({ code, file, line: line + at - 1, args });
  let program: hbs.AST.Program;
  try {
    program = handlebars.parse(text);
  } catch (error) {
    const at = Number(/on line (\d+)/.exec((error as Error).message)?.[1] ?? 1);
    report('bad-template', at, 'its {{ and }} do not fit together here');
    return undefined;
  }
  const used: Record<string, string> = {};
  let good = true;
  for (const { name, line: at } of names(program)) {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value !== undefined) {
      used[name] = value;
      continue;
    }
    good = false;
    if (/^[a-z][\w-]*$/.test(name)) report('unknown-param', at, name, nearest(name, Object.keys(params)));
    else report('bad-template', at, `{{${name}}} is more than a name`);
  }
  if (!good) return undefined;
  const options = { noEscape: true, strict: true, knownHelpersOnly: true, ignoreStandalone: true };
  return { text: handlebars.compile(text, options)(used), used };
}

interface Name {
  readonly name: string;
  readonly line: number;
}

/** Every name that a template asks for; what is neither a name nor `if` comes with its mark, which is no name. */
function names({ body }: hbs.AST.Program): Name[] {
  return body.flatMap((statement): Name[] => {
    const line = statement.loc.start.line;
    if (statement.type === 'ContentStatement') return [];
    if (statement.type === 'CommentStatement') return [{ name: '! …', line }];
    if (statement.type === 'MustacheStatement') {
      const { path, params, hash } = statement as hbs.AST.MustacheStatement;
      const { original } = path as hbs.AST.PathExpression;
      return [{ name: params.length > 0 || hash ? `${original} …` : String(original), line }];
    }
    if (statement.type === 'BlockStatement') {
      const { path, params, program, inverse } = statement as hbs.AST.BlockStatement;
      const [condition] = params as [hbs.AST.PathExpression?];
      if (path.original !== 'if' || params.length !== 1) return [{ name: `#${path.original}`, line }];
      return [{ name: String(condition!.original), line }, ...names(program), ...(inverse ? names(inverse) : [])];
    }
    return [{ name: '> …', line }];
  });
}
