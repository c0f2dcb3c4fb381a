import {
  type Answers,
  applyAction,
  type Form,
  type Lists,
  prefill,
  presentStage,
  reachableStages,
  readAction,
  readPosted,
  type StageView,
  startAnswers,
} from '#engines/forms/index.ts';
import { dayOf, findPlace, getUnit, listUnits, type Unit } from '#modules/org/index.ts';
import { getProcedure, handlingLevel, type ProcedureVersion } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { type Issue, Refusal } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { uploadName } from '#ui/form/index.ts';
import { formOf, listsOf } from './form-of.ts';
import { keepUploads, ownFileNames } from './own-files.ts';
import { submitterForms, submitterOf } from './walk-in-form.ts';

/** A counter and what it takes in: what every page and post of one walk-in is read with. */
export interface WalkIn {
  readonly version: ProcedureVersion;
  readonly desk: Unit;
  readonly form: Form;
  readonly submitterForm: Form;
  readonly today: Temporal.PlainDate;
  readonly lists: Lists;
}

/** What stands in the form: nothing is kept on the server until the dossier is taken in. */
export interface WalkInEntry {
  readonly submitter: Answers;
  readonly answers: Answers;
  readonly received: readonly number[];
  /** Drawn with the empty form: sent twice, it still makes one dossier. */
  readonly submissionKey: string;
}

/** @throws Refusal `not-found` for an unknown procedure, `not-allowed` for an officer of no desk */
export async function openWalkIn(ctx: Context, procedureCode: string): Promise<WalkIn> {
  ctx.authorize('dossiers.takeIn');
  const today = dayOf(ctx.now());
  const held = ctx.actor.positions.find((position) => position.roles.includes('receptionist'));
  if (!held) throw new Refusal('not-allowed');
  const version = await getProcedure(ctx.db, procedureCode, today);
  const isOfCommune = handlingLevel(version.content) === 'commune';
  const communes = isOfCommune ? await listUnits(ctx.db, today, { kind: 'communePeoplesCommittee' }) : [];
  const others = await listsOf(ctx);
  return {
    version,
    desk: await getUnit(ctx.db, held.unitId),
    form: await formOf(ctx.db, version),
    submitterForm: isOfCommune ? submitterForms.withPlace : submitterForms.withoutPlace,
    today,
    lists: (name, narrowedTo) =>
      name === 'competentCommunes'
        ? communes.map(({ placeCode, name }) => ({ value: placeCode ?? '', label: name }))
        : others(name, narrowedTo),
  };
}

/** An empty form: the desk's own commune is chosen, since most who come live there. */
export function newEntry({ form, submitterForm, desk }: WalkIn): WalkInEntry {
  const start = startAnswers(submitterForm);
  const own: Answers = desk.placeCode ? { place: desk.placeCode } : {};
  return {
    submitter: { submitter: { ...(start['submitter'] as Answers), ...own } },
    answers: startAnswers(form),
    received: [],
    submissionKey: crypto.randomUUID(),
  };
}

export interface ReadEntry {
  readonly entry: WalkInEntry;
  readonly issues: readonly Issue[];
  /** The clerk asks to take it in; else only the page changes: a row more, a file less, names filled in. */
  readonly isSent: boolean;
}

/** Reads what was posted, keeps its files, and does what the pressed button says. */
export async function readEntry(
  ctx: Context,
  blobs: BlobStore,
  { form, submitterForm }: WalkIn,
  posted: URLSearchParams,
  uploads: readonly Upload[],
): Promise<ReadEntry> {
  const kept = await keepUploads(ctx, blobs, uploads, fieldOfBox);
  for (const { box, fileId } of kept.files) posted.append(fieldOfBox(box), fileId);
  const submitter = readPosted(submitterForm, 'submitter', posted);
  const action = readAction(posted);
  const read = form.stages.reduce<Answers>((answers, { id }) => readPosted(form, id, posted, answers), {});
  const answers = applyAction(form, read, action);
  return {
    entry: {
      submitter,
      answers: posted.get('action') === fillAction ? await filledIn(ctx, form, answers, submitter) : answers,
      received: posted.getAll('received').map(Number),
      submissionKey: posted.get('submissionKey') || crypto.randomUUID(),
    },
    issues: kept.issues,
    isSent: action.kind === 'continue',
  };
}

const boxEnding = uploadName('');
const fieldOfBox = (box: string) => (box.endsWith(boxEnding) ? box.slice(0, -boxEnding.length) : box);

/** The button that carries the person at the counter over into the form. */
export const fillAction = 'refresh fill';

async function filledIn(ctx: Context, form: Form, answers: Answers, submitter: Answers): Promise<Answers> {
  const today = dayOf(ctx.now());
  const { place, address, ...person } = submitterOf(submitter);
  const commune = place ? await findPlace(ctx.db, place, today) : undefined;
  const home = commune?.parentCode && {
    address: { province: commune.parentCode, commune: commune.code, ...(address && { detail: address }) },
  };
  const source = { label: 'người nộp tại quầy', asOf: today.toString(), values: { ...person, ...home } };
  return prefill(form, answers, { account: source }).answers;
}

/** Every stage that these answers lead to, one after the other on one page. */
export async function presentEntry(
  ctx: Context,
  { form, submitterForm, today, lists }: WalkIn,
  { submitter, answers }: WalkInEntry,
  issues: readonly Issue[],
): Promise<{ readonly submitter: StageView; readonly stages: readonly StageView[] }> {
  const names = await ownFileNames(ctx, form, answers);
  const options = { today, lists, fileName: (id: string) => names.get(id) ?? 'tệp', isLive: true };
  const isOfSubmitter = ({ field }: Issue) => field.startsWith('/submitter');
  const ofForm = issues.filter((issue) => !isOfSubmitter(issue));
  return {
    submitter: presentStage(
      submitterForm,
      'submitter',
      submitter,
      issues.filter(isOfSubmitter),
      'vi',
      options,
    ),
    stages: reachableStages(form, answers, today).map(({ id }) =>
      presentStage(form, id, answers, ofForm, 'vi', options),
    ),
  };
}
