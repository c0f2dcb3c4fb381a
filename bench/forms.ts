import { deepEqual } from 'node:assert/strict';
import { type Answers, checkAnswers, presentStage } from '../src/engines/forms/index.ts';
import { renderPart } from '../src/platform/html/index.ts';
import { StageForm } from '../src/ui/form/index.ts';
import { handWritten } from './forms/hand-written.ts';
import { applicants, household } from './forms/household.ts';

const today = Temporal.PlainDate.from('2026-11-20');
const APPLICANTS = 100;

/** Check all answers, then show each of the three stages with them. */
function engine(answers: Answers): readonly string[] {
  const issues = checkAnswers(household, answers, 'submit', { today });
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return household.stages.map(({ id }) => {
    const view = presentStage(household, id, answers, issues, 'vi', { today });
    return renderPart(StageForm({ view, locale: 'vi', action: '/x' }));
  });
}

/** The floor: Ajv alone, and a template written by hand for this one form, giving the same bytes. */
function floor(answers: Answers): readonly string[] {
  if (!household.validate(answers)) throw new Error('not valid');
  return handWritten(answers);
}

/** Person after person, so that nothing of one is of use for the next; pages are counted in bytes, as a server sends them. */
function perSecond(people: readonly Answers[], show: (answers: Answers) => readonly string[]): number {
  const started = performance.now();
  let bytes = 0;
  for (const answers of people) {
    for (const page of show(answers)) bytes += Buffer.byteLength(page);
  }
  if (bytes === 0) throw new Error('nothing shown');
  return (people.length * 1000) / (performance.now() - started);
}

const best = (rates: readonly number[]) => Math.max(...rates);

/** Check and render a form of 40 fields in 3 stages with a table of 20 rows. */
async function run() {
  const people = applicants(APPLICANTS);
  for (const answers of people) {
    deepEqual(engine(answers), floor(answers));
  }
  const rates = Array.from({ length: 60 }, () => ({
    ours: perSecond(people, engine),
    floor: perSecond(people, floor),
  }));
  const ours = Math.round(best(rates.map((rate) => rate.ours)));
  const bare = Math.round(best(rates.map((rate) => rate.floor)));
  return {
    name: 'forms',
    ours,
    floor: bare,
    ratio: ours / bare,
    unit: 'forms checked and rendered per second',
  };
}

export default { name: 'forms', run };
