import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, tiers } from '../modules.ts';
import { root } from './sources.ts';

/** The map of the modules as it stands in docs/architecture.md: from the highest tier down, each with its README's first sentence. */
export function moduleTable(): string {
  const rows = tiers.toReversed().flatMap((tier) =>
    Object.entries(modules)
      .filter(([, module]) => module.tier === tier)
      .map(([name, { beside = [] }]) => [tier, link(name), beside.map(code).join(', '), firstSentence(name)]),
  );
  return [
    '| tier | module | of its own tier uses | what it does |',
    '| --- | --- | --- | --- |',
    ...rows.map(asRow),
  ].join('\n');
}

const asRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');
const code = (name: string) => `\`${name}\``;
const link = (name: string) => `[${code(name)}](../src/modules/${name}/README.md)`;

/** Of the paragraph below the title. */
function firstSentence(name: string): string {
  const readme = readFileSync(join(root, 'src/modules', name, 'README.md'), 'utf8');
  const sentence = /^# .*\n+([\s\S]*?[.!?])(?=\s)/.exec(readme)?.[1] ?? '';
  return sentence.replace(/\s+/g, ' ');
}
