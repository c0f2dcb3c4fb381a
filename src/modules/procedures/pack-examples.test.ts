// The examples beside the procedures: what each application is asked for, costs, when it is due, and what its result says.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  type Answers,
  checkAnswers,
  compileForm,
  type Form,
  type Lists,
  settleAnswers,
} from '#engines/forms/index.ts';
import { createLetterPress } from '#engines/letters/index.ts';
import { pdfText, poppler } from '#engines/letters/poppler.ts';
import { addWorkingTime } from '#engines/working-time/index.ts';
import { calendarOf } from '#platform/calendar/index.ts';
import { readPack, rowsOf } from '#platform/packs/index.ts';
import { fileFieldsOf } from './form-files.ts';
import { readPackedProcedure } from './packed-procedure.ts';
import { resultTexts } from './result-texts.ts';

/** `examples/*.yaml`; packs/README.md tells what each key means. */
interface Example {
  readonly title: string;
  readonly today: string;
  readonly channel: 'inPerson' | 'online' | 'post';
  readonly answers: Answers;
  readonly checklist: readonly string[];
  readonly issues?: readonly { readonly field: string; readonly code: string }[];
  readonly feeVnd?: number;
  readonly acceptedAt?: string;
  readonly dueAt?: string;
  readonly resultSays?: readonly string[];
}

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

for (const file of pack.files('procedures/*/examples/*.yaml')) {
  const folder = file.name.replace(/\/examples\/.*$/, '');
  const example = file.value as Example;
  const form = compileForm(pack.file(`${folder}/form.yaml`)!.value);
  const procedure = readPackedProcedure(pack.file(`${folder}/procedure.yaml`)!);
  const today = Temporal.PlainDate.from(example.today);
  const channel = procedure.channels.find(({ kind }) => kind === example.channel)!;
  const check = (answers: Answers) => checkAnswers(form, answers, 'submit', { today, lists });

  test(`${file.name}: ${example.title}`, () => {
    const issues = check(example.answers).map(({ field, code }) => ({ field, code }));
    assert.deepEqual(inOrder(issues), inOrder(example.issues ?? []));
    assert.deepEqual(askedPapers(form, example.answers, check), example.checklist);
    if (example.feeVnd !== undefined) {
      const computed = settleAnswers(form, example.answers, today)['feeVnd'];
      assert.equal(computed ?? channel.fees[0]?.amountVnd ?? 0, example.feeVnd);
    }
    if (example.acceptedAt) {
      const due = addWorkingTime(calendar, Temporal.Instant.from(example.acceptedAt), channel.timeLimit!);
      assert.equal(due.toString({ timeZone: '+07:00', smallestUnit: 'minute' }), example.dueAt);
    }
  });

  const template = pack.text(`${folder}/result.typ`);
  if (!template || example.issues) continue;
  test(`${file.name}: its result says what it must`, { skip: poppler.missing }, async () => {
    const answers = settleAnswers(form, example.answers, today);
    const data = {
      ...letterhead,
      issuedAt: example.today,
      answers,
      texts: resultTexts(form, answers, { today, lists }),
    };
    const createdAt = Temporal.Instant.from(`${example.today}T02:00:00Z`);
    const says = withoutSpaces(pdfText(await press.render({ source: template }, data, { createdAt })));
    for (const words of example.resultSays ?? []) assert.ok(says.includes(withoutSpaces(words)), words);
  });
}

const letterhead = {
  agency: { name: 'Ủy ban nhân dân xã Nà Lúa' },
  place: 'Nà Lúa',
  number: '12',
  signer: {
    authority: [{ form: 'TM.', of: 'Ủy ban nhân dân' }],
    position: 'Chủ tịch',
    name: 'Quàng Thị Mai',
  },
};

type Check = (answers: Answers) => readonly { readonly field: string; readonly code: string }[];

/** The papers missed when no file is given: those that this applicant must send. */
function askedPapers(form: Form, answers: Answers, check: Check): readonly unknown[] {
  const files = fileFieldsOf(form);
  const isFile = (name: string) => files.some((field) => field.name === name);
  const bare = Object.fromEntries(Object.entries(answers).filter(([name]) => !isFile(name)));
  const missed = check(bare).filter(({ code }) => code === 'required');
  return files
    .filter(({ name }) => missed.some(({ field }) => field === `/${name}`))
    .map((field) => field.source.component);
}

/** A line's end, and a kerned "A P", may cost a space in the text of a PDF: words are compared without any. */
const withoutSpaces = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
const inOrder = <T extends { readonly field: string }>(issues: readonly T[]) =>
  issues.toSorted((a, b) => a.field.localeCompare(b.field));
