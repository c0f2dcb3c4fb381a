// The examples beside the procedures: what each application is asked for, costs, when it is due, and what its result says.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { compileForm, type Lists } from '#engines/forms/index.ts';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { readPack, rowsOf } from '#platform/packs/index.ts';
import { drawExample } from './draw-example.ts';
import { readExample } from './example.ts';
import { listPackedProcedures } from './packed-files.ts';
import { runExample } from './run-example.ts';

const pack = readPack('packs', 'sample');
const calendar = calendarOf(pack);
const press = createLetterPress({ templatesRoots: ['packs/national/letters'] });
after(() => press.close());

const places = pack
  .files('places/*.yaml')
  .flatMap((file) => rowsOf(file, 'places'))
  .filter((place) => place['validTo'] === undefined);
const lists: Lists = (name, province) => {
  if (name !== 'provinces' && name !== 'communes') return undefined;
  return places
    .filter((place) => place['parent'] === (name === 'communes' ? province : undefined))
    .map((place) => ({ value: String(place['code']), label: String(place['name']) }));
};

for (const { procedure, form: source, template, examples } of listPackedProcedures(pack)) {
  if (examples.length === 0) continue;
  const form = compileForm(source!.value);
  for (const file of examples) {
    const example = readExample(file);

    test(`${file.name}: ${example.title}`, () => {
      assert.deepEqual(runExample(example, { form, procedure, lists, calendar }), []);
    });

    if (!template || example.issues) continue;
    test(`${file.name}: its result says what it must`, { skip: poppler.missing }, async () => {
      const pdf = await drawExample(press, template, example, { form, lists });
      const says = withoutSpaces(pdfText(pdf));
      for (const words of example.resultSays ?? []) assert.ok(says.includes(withoutSpaces(words)), words);
    });
  }
}

/** A line's end, and a kerned "A P", may cost a space in the text of a PDF: words are compared without any. */
const withoutSpaces = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
