// The pipeline, on one screen: definitions -> plan -> rules -> make text. Pure: what is read comes in, what is written goes out.

import { commandFile } from './appliance.ts';
import { defaultsName } from './defaults.ts';
import { parseDefinition } from './definition.ts';
import { needed } from './dependencies.ts';
import { type VmName, value, vmName } from './escape.ts';
import { kernelFacts, kernelRules } from './kernels/rule.ts';
import type { SnippetLayer, VirtBuilder } from './layer.ts';
import { type Machine, type Plan, plan, type World } from './plan.ts';
import type { Problem } from './problem.ts';
import { renderer, type Templates } from './render.ts';
import { imageRule, layerRules, type Rule, vmRule } from './rules.ts';
import { kernelSettings } from './settings/kernel.ts';
import { type Setting, settings, variables } from './settings.ts';
import { stepsOf } from './steps.ts';

export interface Sources {
  readonly machine: Machine;
  /** Text of every distros/NAME.ini, by NAME. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Text of every kernels/NAME.ini, by NAME. */
  readonly kernels: ReadonlyMap<string, string>;
  readonly kernelLocks: World['kernelLocks'];
  readonly compiler: World['compiler'];
  readonly snippets: World['snippets'];
  readonly machineFiles: World['machineFiles'];
  readonly fileDigest: World['fileDigest'];
  readonly locks: World['locks'];
  /** Settings of `.env`, checked. */
  readonly env: readonly (readonly [name: string, value: string])[];
  readonly makefile: string;
  /** Makefile.in and all that it includes: what goals there are. */
  readonly makeText: string;
  readonly templates: Templates;
  /** What the recipes of all layers share. */
  readonly layersHead: string;
  /** Files that make must watch besides the definitions; complete when all is planned. */
  readonly inputs: () => readonly string[];
}

export interface OutFile {
  readonly path: string;
  readonly text: string;
}

/** Names of VMs that a goal or a file has already. */
const elsewhere: Record<string, string> = {
  config: 'make ssh-config',
  [defaultsName]: 'distros/defaults.ini, which holds for all',
  env: 'generated/env.mk',
  layers: 'generated/layers.mk',
  registry: 'distros/registry.lock',
};

/** The goals that the make code describes: verbs of one VM, and the others. */
export function goals(makeText: string): { verbs: string[]; others: string[] } {
  const all = [...makeText.matchAll(/^## ([a-z-]+?)(-NAME)?(?: .*)?:/gm)];
  const names = (ofVm: boolean) => all.filter(([, , name]) => Boolean(name) === ofVm).map(([, goal]) => goal!);
  return { verbs: names(true), others: ['help', ...names(false)] };
}

/** Names that make could not tell from a goal. */
function reserved({ images, kernels }: Plan, makeText: string): Problem[] {
  const { verbs, others } = goals(makeText);
  const names = new Set<string>(images.map(image => image.name));
  const verbOf = (name: string) =>
    verbs.find(verb => name.startsWith(`${verb}-`) && names.has(name.slice(verb.length + 1)));
  return images.flatMap(({ name, file }): Problem[] => {
    const verb = verbOf(name);
    const kernel = kernels.find(one => name === `kernel-${one.name}`);
    const taken =
      elsewhere[name] ??
      (kernel && `make ${name}, which is for ${kernel.file}`) ??
      (others.includes(name) ? `make ${name}` : verb && `make ${name}, which is for ${name.slice(verb.length + 1)}`);
    return taken ? [{ code: 'reserved-name', file, line: 0, args: [name, taken] }] : [];
  });
}

/** Gives every file to write, or problems and no file. */
export function generate(sources: Sources): { files: OutFile[]; plan: Plan; problems: Problem[] } {
  const problems: Problem[] = [];
  const parsed = (folder: string, texts: ReadonlyMap<string, string>, table: readonly Setting[]) =>
    [...texts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, text]) => {
        const { definition, problems: found } = parseDefinition(name, `${folder}/${name}.ini`, text, table);
        problems.push(...found);
        return definition;
      });
  const definitions = parsed('distros', sources.definitions, settings);
  for (const { name, file } of definitions)
    if (!vmName(name)) problems.push({ code: 'bad-name', file, line: 0, args: [name] });
  const planned = plan({ ...sources, definitions, kernels: parsed('kernels', sources.kernels, kernelSettings) });
  problems.push(...planned.problems, ...reserved(planned.plan, sources.makeText));
  if (problems.length > 0) return { files: [], plan: planned.plan, problems };

  const render = renderer(sources.templates);
  const { images, vms, layers } = planned.plan;
  const byName = new Map(images.map(image => [image.name, image]));
  const imageOf = (name: VmName) => byName.get(name)!;
  const files: OutFile[] = [
    { path: 'Makefile', text: makefile(sources) },
    { path: 'generated/env.mk', text: environment(sources, planned.plan) },
    {
      path: 'generated/layers.mk',
      text: [sources.layersHead, ...layerRules(planned.plan).map(render)].join('\n'),
    },
    ...kernelsText(planned.plan, render),
    { path: 'generated/plan.json', text: `${JSON.stringify(planned.plan)}\n` },
    ...vms.map(vm => ({
      path: `generated/${vm.name}.mk`,
      text: render(vmRule(vm, imageOf(vm.name), sources.machine)),
    })),
    ...imagesOnly(planned.plan).map(image => ({ path: `generated/${image.name}.mk`, text: render(imageRule(image)) })),
    ...planned.plan.networks.map(({ name, xml }) => ({ path: `generated/networks/${name}.xml`, text: xml })),
    ...layers.flatMap(l => (l.kind === 'virt-builder' && l.source ? [repository(l)] : [])),
    ...layers.flatMap(l => (l.kind === 'snippet' && l.engine === 'appliance' ? [commandsOf(l)] : [])),
  ];
  return { files, plan: planned.plan, problems };
}

/** The commands that virt-customize reads. */
const commandsOf = ({ id, commands, fromPackages }: SnippetLayer): OutFile => ({
  path: `generated/layers/${id}.cmd`,
  text: commandFile(stepsOf(commands, fromPackages)),
});

/** Where each kernel lies, and the rules that bring it there. */
const kernelsText = ({ kernels }: Plan, render: (rule: Rule) => string): OutFile[] =>
  kernels.length === 0
    ? []
    : [
        {
          path: 'generated/kernels.mk',
          text: [
            kernelFacts(kernels)
              .map(([name, text]) => `${name} = ${text}\n`)
              .join(''),
            ...kernelRules(kernels).map(render),
          ].join('\n'),
        },
      ];

/** The one repository that virt-builder may ask for this template (virt-builder(1), "Sources of templates"). */
function repository({ id, source, gpgkey }: VirtBuilder): OutFile {
  const text = ['[makebox]', `uri=${source}`, ...(gpgkey ? [`gpgkey=${gpgkey}`] : []), ''].join('\n');
  return { path: `generated/repos/${id}/virt-builder/repos.d/makebox.conf`, text };
}

/** Those without a VM. */
function imagesOnly({ images, vms }: Plan) {
  const names = new Set(vms.map(vm => vm.name));
  return images.filter(({ name }) => !names.has(name));
}

/** What Makefile reads first. */
function environment({ machine, env }: Sources, plan: Plan): string {
  const vms = new Map(plan.vms.map(vm => [vm.name as string, vm]));
  const facts = [
    ['vm-names', plan.vms.map(vm => vm.name).join(' ')],
    [
      'IMAGES',
      imagesOnly(plan)
        .map(image => image.name)
        .join(' '),
    ],
    ['linux-names', plan.kernels.map(kernel => kernel.name).join(' ')],
    ['needs', plan.vms.flatMap(vm => [...needed(vm, vms)].map(other => `${vm.name}:${other}`)).join(' ')],
    ['variables', variables.join(' ')],
    ['workspace', machine.workspace],
  ] as const;
  const lines = [
    ...facts.map(([name, text]) => `${name} = ${value(text)}`),
    ...env.map(([name, text]) => `${name} ?= ${value(text)}`),
  ];
  return lines.map(line => `${line}\n`).join('');
}

/** Makefile.in, and the inputs that only the generator knows; a lost one is no error (make manual 4.10). */
function makefile({ makefile: text, inputs }: Sources): string {
  const watched = inputs()
    .map(path => value(path).replaceAll(/[ %:]/g, String.raw`\$&`))
    .join(' ');
  return watched ? `${text}\nMakefile: ${watched}\n${watched}:\n` : text;
}
