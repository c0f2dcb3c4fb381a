import { addWorkingTime } from '#engines/working-time/index.ts';
import { type Dossier, getDossier } from '#modules/dossiers/index.ts';
import { startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { complaintFiled } from '../events.ts';
import { type Complaint, type ComplaintKind, complaintKinds } from '../model.ts';
import { complaintProcess, dueOf, subjectOf } from '../process.ts';
import { countOfDossier, findByFilingKey } from '../queries.ts';
import type { ComplaintRules } from '../rules.ts';
import { listHands, whoAnswers } from '../who-answers.ts';
import { wordsIn } from '../words-in.ts';

export interface FileComplaint {
  /** Makes a repeat the same complaint. */
  readonly filingKey: string;
  readonly dossierId: string;
  readonly kind: string;
  /** Of those who had a hand in it; none: all of them. */
  readonly complainedOf: readonly string[];
  readonly isAboutAgency: boolean;
  readonly content: string;
}

/**
 * Says how a dossier was handled: by its applicant, or for them at a counter. Its answer waits for a leader whom it is not
 * about; the dossier itself shows nothing of it.
 *
 * @throws Refusal `complained-of-cannot-record` where the officer at the counter is one of those it is about
 */
export async function fileComplaint(
  ctx: Context,
  rules: ComplaintRules,
  input: FileComplaint,
): Promise<Complaint> {
  return ctx.transaction(async (tx, ctx) => {
    const earlier = await findByFilingKey(tx, input.filingKey);
    if (earlier) return earlier;
    const dossier = await getDossier(tx, ctx.actor, input.dossierId);
    ctx.authorize('complaints.file', dossier);
    const kind = complaintKinds.find((each) => each === input.kind);
    if (!kind) throw new InvalidInput([{ field: '/kind', code: 'kind-required' }]);
    const content = wordsIn(input.content, '/content');
    const complainedOf = await namedAmong(tx, dossier, input.complainedOf);
    refuseUnless(!complainedOf.includes(ctx.actor.id ?? ''), 'complained-of-cannot-record');
    const about = { complainedOf, isAboutAgency: input.isAboutAgency };
    const placement = await whoAnswers(tx, ctx, dossier, about);

    const filed = {
      id: newId(),
      version: 1,
      code: await codeOf(tx, dossier, kind),
      kind,
      dossierId: dossier.id,
      ...complainantOf(ctx, dossier),
      ...about,
      content,
      filedAt: ctx.now(),
      dueAt: addWorkingTime(ctx.calendar, ctx.now(), rules[kind]),
      state: 'open',
      outcome: null,
      answer: null,
      answeredAt: null,
    } satisfies Complaint;
    const recordedBy = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
    await tx
      .insertInto('complaint')
      .values({ ...filed, complainedOf: [...complainedOf], recordedBy, filingKey: input.filingKey })
      .execute();
    await startProcess(tx, ctx, {
      subject: subjectOf(filed),
      definition: complaintProcess,
      barred: complainedOf,
      placement,
      due: dueOf(filed),
    });
    await recordEvent(tx, ctx, complaintFiled(filed, { kind, dueAt: filed.dueAt.toString() }));
    return filed;
  });
}

/** @throws InvalidInput `officer-unknown` for someone who had no hand in the dossier */
async function namedAmong(tx: Tx, { id }: Dossier, named: readonly string[]): Promise<readonly string[]> {
  const hands = (await listHands(tx, id)).map(({ officerId }) => officerId);
  if (named.some((officerId) => !hands.includes(officerId)))
    throw new InvalidInput([{ field: '/complainedOf', code: 'officer-unknown' }]);
  return named.length > 0 ? [...new Set(named)] : hands;
}

/** At a counter it is the applicant who speaks. */
const complainantOf = ({ actor }: Context, { applicantId, applicantName }: Dossier) =>
  actor.kind === 'citizen'
    ? { complainantId: actor.id, complainantName: actor.name }
    : { complainantId: applicantId, complainantName: applicantName };

const letters: Readonly<Record<ComplaintKind, string>> = {
  feedback: 'PA',
  suggestion: 'KN',
  complaint: 'KHN',
};

/** The dossier's row orders those who speak of it at once; only its number is taken from it. */
async function codeOf(tx: Tx, { id, code }: Dossier, kind: ComplaintKind): Promise<string> {
  await tx.selectFrom('dossier').select('id').where('id', '=', id).forUpdate().execute();
  return `${letters[kind]}${(await countOfDossier(tx, id)) + 1}-${code}`;
}
