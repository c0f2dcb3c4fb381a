import { type Answers, checkAnswers, type Field } from '#engines/forms/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { takeFromStore } from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Assistance } from './assistance.ts';
import { acceptDossier } from './commands/accept-dossier.ts';
import { submitDossier } from './commands/submit-dossier.ts';
import { type Dossier, statuses } from './model.ts';
import type { ReceivedAs } from './queries.ts';
import { submissionIssues } from './submission-issues.ts';
import type { HandedIn, WalkIn, WalkInEntry } from './walk-in.ts';
import { type Submitter, submitterOf } from './walk-in-form.ts';

/** What keeps the entry from being taken in, of the person and of the form together. */
export async function walkInIssues(ctx: Context, walkIn: WalkIn, entry: WalkInEntry) {
  const { version, form, submitterForm, today, lists } = walkIn;
  return [
    ...checkAnswers(submitterForm, entry.submitter, 'submit', { today, lists }),
    ...(await submissionIssues(ctx, form, version.content, entry.answers, [...entry.papers.keys()])),
  ];
}

/**
 * Files and accepts what was handed in at the counter, so that the person leaves with the acknowledgement
 * (NĐ 118/2025; TT 03/2025 Mẫu 01). Sent twice, it is one dossier, accepted once.
 *
 * @throws InvalidInput with the issues of the person and of the form together
 */
export async function takeInDossier(
  ctx: Context,
  walkIn: WalkIn,
  entry: WalkInEntry,
  assistance?: Assistance,
): Promise<Dossier> {
  const { version } = walkIn;
  const issues = await walkInIssues(ctx, walkIn, entry);
  if (issues.length > 0) throw new InvalidInput(issues);

  const submitter = submitterOf(entry.submitter);
  const citizenId = await accountOf(ctx, submitter);
  const filed = await submitDossier(ctx, {
    procedureVersionId: version.id,
    channel: 'inPerson',
    applicant: { ...submitter, id: citizenId, name: submitter.fullName },
    answers: await withStoredPapers(ctx, walkIn, entry, citizenId),
    receivedComponents: [...entry.papers.keys()],
    placeCode: submitter.place ?? null,
    receivingUnitCode: walkIn.desk.code,
    returnMethod: submitter.returnMethod,
    submissionKey: entry.submissionKey,
  });
  if (filed.status !== statuses.filed) return filed;
  try {
    const receivedAs = new Map([...entry.papers].map(([number, how]) => [number, receivedAsOf(how)]));
    return await acceptDossier(ctx, { dossierId: filed.id, receivedAs, assistance });
  } catch (error) {
    // The same post a moment earlier has accepted it.
    if (error instanceof Refusal && error.code === 'dossier-not-awaiting-acceptance') return filed;
    throw error;
  }
}

const receivedAsOf = (how: HandedIn): ReceivedAs => (how === 'original' || how === 'copy' ? how : 'stored');

/** The account of whose card lies on the counter: its number, and the same name, so that a slip of the hand opens nothing. */
async function accountOf({ db }: Context, { identityNumber, fullName }: Submitter): Promise<string | null> {
  const citizen = identityNumber ? await findCitizenByIdentityNumber(db, identityNumber) : undefined;
  const isThem =
    citizen?.assurance === 'identified' && citizen.fullName.normalize('NFC') === fullName.normalize('NFC');
  return isThem ? citizen.id : null;
}

/** Papers taken from the person's store stand in the fields that ask for them; their consent was given at the counter. */
async function withStoredPapers(
  ctx: Context,
  { form, version }: WalkIn,
  entry: WalkInEntry,
  citizenId: string | null,
): Promise<Answers> {
  const { fullName, identityNumber = null } = submitterOf(entry.submitter);
  const { code, name, components } = version.content;
  let { answers } = entry;
  for (const [number, how] of entry.papers) {
    const [, paperId] = how.split(' ');
    if (!paperId) continue;
    const component = components[number - 1]!;
    const { fileId } = await takeFromStore(ctx, {
      paperId,
      owner: { citizenId: citizenId ?? undefined, fullName, identityNumber },
      applicationKey: entry.submissionKey,
      component: component.name,
      procedure: { code, name },
    });
    const field = fileFieldOf(
      form.stages.flatMap((stage) => stage.fields),
      component.code ?? String(number),
    );
    const given = field && answers[field];
    const files = Array.isArray(given) ? given : [];
    if (field && !files.includes(fileId)) answers = { ...answers, [field]: [...files, fileId] };
  }
  return answers;
}

/** The field at the top of the form that takes this component's file. */
const fileFieldOf = (fields: readonly Field[], component: string): string | undefined =>
  fields
    .flatMap((field) => (field.name === undefined ? field.fields : [field]))
    .find(({ kind, source }) => kind === 'file' && source.component === component)?.name;
