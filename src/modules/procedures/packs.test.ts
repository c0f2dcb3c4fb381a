// Every procedure of every pack: its record, its form and its process. Its examples run in pack-examples.test.ts.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { compileForm, type Form } from '#engines/forms/index.ts';
import {
  compileSteps,
  type Effect,
  newInstance,
  type ProcessEvent,
  type StepList,
  step,
} from '#engines/process/index.ts';
import { readPack } from '#platform/packs/index.ts';
import { fieldsOf, fileFieldsOf } from './form-files.ts';
import { listPackedProcedures } from './packed-files.ts';
import type { PackedProcedure } from './packed-procedure.ts';

const packs = readdirSync('packs', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'sectors')
  .map((entry) => readPack('packs', entry.name));
const national = packs.find(({ manifest }) => manifest.code === 'national')!;

for (const pack of packs) {
  test(`${pack.manifest.code}: every procedure reads, and no code is given twice`, () => {
    const codes = listPackedProcedures(pack).map(({ procedure }) => procedure.code);
    assert.equal(new Set(codes).size, codes.length);
  });
}

const procedures = listPackedProcedures(national);

test('at least forty procedures stand in the national pack, and seven of them are complete', () => {
  assert.ok(procedures.length >= 40);
  const complete = procedures.filter(({ form, process, template }) => form && process && template);
  assert.ok(complete.length >= 7);
  for (const { name, examples } of complete) assert.ok(examples.length >= 2, name);
});

test('each procedure is found by everyday words, and by English ones', () => {
  for (const { procedure } of procedures) {
    const { code, keywords } = procedure;
    assert.ok(keywords.length >= 4, `${code} has few keywords`);
    assert.equal(new Set(keywords).size, keywords.length, `${code} repeats a keyword`);
    assert.ok(
      keywords.some((word) => /^[A-Za-z0-9 ,'-]+$/.test(word)),
      `${code} has no English keyword`,
    );
  }
});

for (const { name, procedure, form, process } of procedures) {
  if (form) checkForm(name, procedure, compileForm(form.value));
  if (process) checkProcess(name, process.value as StepList);
}

function checkForm(folder: string, { components }: PackedProcedure, form: Form): void {
  test(`${folder}: files are asked for by the papers' codes, and none that a database replaces`, () => {
    for (const field of fileFieldsOf(form)) {
      const paper = components.find(({ code }) => code === field.source.component);
      assert.ok(paper, `no component "${field.source.component}"`);
      assert.equal(paper.dataSource, undefined, `${paper.code} is answered by a database`);
    }
  });

  test(`${folder}: every label, hint, option and message speaks English too`, () => {
    for (const { source, options = [] } of fieldsOf(form)) {
      const worded = options.filter(({ value, label }) => label !== value).map(({ label }) => label);
      for (const text of [source.label, source.hint, source.message, ...worded]) {
        assert.ok(text === undefined || speaksEnglish(text), JSON.stringify(text));
      }
    }
    for (const rule of form.rules) assert.ok(speaksEnglish(rule.message), rule.id);
  });

  test(`${folder}: its form has three to five short pages`, () => {
    assert.ok(form.stages.length >= 3 && form.stages.length <= 5);
  });
}

function checkProcess(folder: string, source: StepList): void {
  test(`${folder}: its process goes from the desk to the return of the result`, () => {
    const definition = compileSteps(source);
    let { state, effects } = step(definition, newInstance, { type: 'start' });
    const acts: (string | undefined)[] = [];
    const waiting = [...effects];
    for (let asked = waiting.shift(); asked; asked = waiting.shift()) {
      const event = answerTo(asked);
      if (!event) continue;
      if (asked.type === 'open-work-item') acts.push(asked.action);
      ({ state, effects } = step(definition, state, event));
      waiting.push(...effects);
    }
    assert.equal(state.status, 'completed');
    assert.equal(acts[0], 'accept');
    assert.deepEqual(acts.slice(-3), ['sign', 'issue', 'return']);
  });
}

/** Whoever is asked does it by the usual word, and parts at other agencies come back. */
function answerTo(asked: Effect): ProcessEvent | undefined {
  if (asked.type === 'start-process') return { type: 'call-returned', call: asked.call };
  if (asked.type !== 'open-work-item') return undefined;
  const outcome = asked.outcomes?.[0];
  return { type: 'complete', item: asked.item, ...(outcome && { outcome }) };
}

const speaksEnglish = (text: unknown) =>
  typeof text === 'object' && text !== null && 'en' in text && text.en !== '';
