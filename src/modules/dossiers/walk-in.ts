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
import {
  getProcedure,
  handlingLevel,
  type Procedure,
  type ProcedureVersion,
} from '#modules/procedures/index.ts';
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
  /** What was handed over for which component, by its number. */
  readonly papers: ReadonlyMap<number, HandedIn>;
  /** Drawn with the empty form: sent twice, it still makes one dossier. */
  readonly submissionKey: string;
}

/** The paper itself, a copy of it, or the copy that the person's store has, by its id there. */
export type HandedIn = 'original' | 'copy' | `stored ${string}`;

/** Who stands at the counter, as far as it is known before anything is typed. */
export interface KnownPerson {
  readonly fullName: string;
  readonly identityNumber?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly dateOfBirth?: string | null;
  readonly gender?: string | null;
  /** As forms hold one. */
  readonly address?: Answers | null;
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

/**
 * A fresh form: the desk's own commune is chosen, since most who come live there, and what is known of the person stands
 * in it already.
 */
export function newEntry({ form, submitterForm, desk, today }: WalkIn, person?: KnownPerson): WalkInEntry {
  const start = startAnswers(submitterForm);
  const own: Answers = desk.placeCode ? { place: desk.placeCode } : {};
  const known = person ? withoutGaps(person) : {};
  const { dateOfBirth: _, gender: __, address, ...said } = known;
  const lives = (address as Answers | undefined)?.['detail'];
  return {
    submitter: {
      submitter: { ...(start['submitter'] as Answers), ...own, ...said, ...(lives && { address: lives }) },
    },
    answers: prefill(form, startAnswers(form), {
      account: { label: fromCounter, asOf: today.toString(), values: known },
    }).answers,
    papers: new Map(),
    submissionKey: crypto.randomUUID(),
  };
}

const fromCounter = 'người nộp tại quầy';

const withoutGaps = (values: object): Answers =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

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
  { form, submitterForm, version }: WalkIn,
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
      papers: handedIn(version.content, posted),
      submissionKey: posted.get('submissionKey') || crypto.randomUUID(),
    },
    issues: kept.issues,
    isSent: action.kind === 'continue',
  };
}

/** Each paper as it was said; with one tick, all others as the procedure asks for them. */
function handedIn({ components }: Procedure, posted: URLSearchParams): ReadonlyMap<number, HandedIn> {
  const hasAll = posted.get('allPapers') === '1';
  return new Map(
    components.flatMap(({ originals }, index): [number, HandedIn][] => {
      const said = posted.get(`paper.${index + 1}`) ?? '';
      if (/^(original|copy|stored [0-9a-f-]{36})$/.test(said)) return [[index + 1, said as HandedIn]];
      return hasAll ? [[index + 1, originals > 0 ? 'original' : 'copy']] : [];
    }),
  );
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
  const source = { label: fromCounter, asOf: today.toString(), values: { ...person, ...home } };
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
