import { isDeepStrictEqual } from 'node:util';
import { type Answers, checkAnswers, type Form, type Lists, settleAnswers } from '#engines/forms/index.ts';
import { addWorkingTime, type Calendar } from '#engines/working-time/index.ts';
import type { Example } from './example.ts';
import { fileFieldsOf } from './form-files.ts';
import type { Procedure } from './model.ts';

/** Where an example says one thing and the procedure does another. */
export interface ExampleFault {
  readonly about: 'issues' | 'checklist' | 'feeVnd' | 'dueAt' | 'result';
  readonly expected: unknown;
  readonly found: unknown;
}

export interface ExampleSetting {
  readonly form: Form;
  readonly procedure: Pick<Procedure, 'channels'>;
  readonly lists: Lists;
  readonly calendar: Calendar;
}

/** Carries the example through the form and the calendar; what its author did not expect comes back. */
export function runExample(example: Example, setting: ExampleSetting): readonly ExampleFault[] {
  const { form, lists, calendar } = setting;
  const today = Temporal.PlainDate.from(example.today);
  const channel = setting.procedure.channels.find(({ kind }) => kind === example.channel);
  const check = (answers: Answers) => checkAnswers(form, answers, 'submit', { today, lists });
  const faults: ExampleFault[] = [];
  const compare = (about: ExampleFault['about'], expected: unknown, found: unknown) => {
    if (!isDeepStrictEqual(found, expected)) faults.push({ about, expected, found });
  };

  const issues = check(example.answers).map(({ field, code }) => ({ field, code }));
  compare('issues', inOrder(example.issues ?? []), inOrder(issues));
  compare('checklist', example.checklist, askedPapers(form, example.answers, check));
  if (example.feeVnd !== undefined) {
    const computed = settleAnswers(form, example.answers, today)['feeVnd'];
    compare('feeVnd', example.feeVnd, computed ?? channel?.fees[0]?.amountVnd ?? 0);
  }
  if (example.acceptedAt) {
    const limit = channel?.timeLimit;
    const due = limit && addWorkingTime(calendar, Temporal.Instant.from(example.acceptedAt), limit);
    compare('dueAt', example.dueAt, due?.toString({ timeZone: '+07:00', smallestUnit: 'minute' }));
  }
  return faults;
}

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

const inOrder = <T extends { readonly field: string }>(issues: readonly T[]) =>
  issues.toSorted((a, b) => a.field.localeCompare(b.field));
