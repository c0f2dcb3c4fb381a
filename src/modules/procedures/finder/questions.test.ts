import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { parseCatalogue } from '../import/index.ts';
import type { Procedure } from '../model.ts';
import { buildFinder } from './finder.ts';
import { readLexicon } from './lexicon.ts';

const root = new URL('../../../../', import.meta.url).pathname;
const text = (path: string) => readFileSync(path, 'utf8');
const yaml = (pattern: string) =>
  globSync(`${root}packs/${pattern}`).map((path) => parse(text(path)) as unknown);

/** The catalogue of the national pack, with the procedures that a pack describes in full in place of their row. */
function wholeCatalogue(): Procedure[] {
  const bare = { audiences: [], channels: [], components: [], results: [], legalBases: [], keywords: [] };
  const listed = parseCatalogue('catalogue.tsv', text(`${root}packs/national/catalogue.tsv`)).records;
  const full = yaml('**/procedures/*/procedure.yaml').map((value) => ({ ...bare, ...(value as Procedure) }));
  return [
    ...new Map(
      [...listed.map((record) => record.procedure), ...full].map((procedure) => [procedure.code, procedure]),
    ).values(),
  ];
}

const questions = text(new URL('questions.tsv', import.meta.url).pathname)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [half, question, codes] = line.split('\t') as [string, string, string];
    return { half, question, codes: codes.split(',') };
  });

const catalogue = wholeCatalogue();
const lexicon = readLexicon(yaml('national/finder/*.yaml'));
const finder = buildFinder(catalogue, lexicon);

for (const [half, floor] of [
  ['tune', 0.95],
  ['held-out', 0.92],
  ['fresh2', 0.95],
  ['fresh3', 0.93],
  ['fresh4', 0.93],
  ['fresh5', 0.93],
  ['fresh6', 0.93],
  ['fresh7', 0.95],
  ['fresh8', 0.95],
  ['fresh9', 0.95],
  ['fresh10', 0.95],
  ['fresh11', 0.95],
  ['fresh12', 0.95],
  ['fresh13', 0.95],
  ['fresh14', 0.95],
  ['fresh15', 0.95],
  ['fresh16', 0.95],
  ['fresh17', 0.97],
  ['fresh18', 0.96],
] as const) {
  test(`of the ${half} questions, ${floor * 100} in a hundred find their procedure among the first three`, (t) => {
    const asked = questions.filter((question) => question.half === half);
    const missed = asked.filter(
      ({ question, codes }) =>
        !finder.search(question, { limit: 3 }).items.some((item) => codes.includes(item.code)),
    );
    const share = 1 - missed.length / asked.length;
    t.diagnostic(`${(share * 100).toFixed(1)} % of ${asked.length}`);
    assert.ok(share >= floor, missed.map(({ question }) => question).join('\n'));
  });
}

test('every question names procedures of the catalogue', () => {
  const known = new Set(catalogue.map((procedure) => procedure.code));
  assert.deepEqual(
    questions.filter(({ codes }) => !codes.every((code) => known.has(code))),
    [],
  );
});

test('every procedure is found by its own name, typed without accents', () => {
  const names = catalogue.filter((_, number) => number % 10 === 0);
  const plain = (name: string) => name.replaceAll(/[đĐ]/g, 'd').normalize('NFD').replaceAll(/\p{M}/gu, '');
  const missed = names.filter(({ name }) => {
    const found = finder.search(plain(name).slice(0, 250), { limit: 10 }).items;
    return !found.some((item) => item.name === name);
  });
  assert.deepEqual(
    missed.map(({ name }) => name),
    [],
  );
});
