import { randomBytes } from 'node:crypto';
import { type Answers, type Form, settleAnswers } from '#engines/forms/index.ts';
import type { Variables } from '#engines/process/index.ts';
import { dayOf, getUnit } from '#modules/org/index.ts';
import { settleUses } from '#modules/personal-store/index.ts';
import { getProcedureVersion, type ProcedureVersion } from '#modules/procedures/index.ts';
import { startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { jsonb, newId, together } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { agentOf } from '../acting-for.ts';
import { allocateCode } from '../allocate-code.ts';
import { openDossierFee, reckonDossierFee } from '../dossier-fee.ts';
import { dueNow } from '../due.ts';
import { dossierSubmitted } from '../events.ts';
import { formOf, processOf } from '../form-of.ts';
import { type Channel, type Dossier, type ReturnMethod, statuses } from '../model.ts';
import { componentNumber, type Paper, papersIn } from '../papers.ts';
import { personsOf } from '../persons-of.ts';
import { dossierColumns } from '../queries.ts';
import { refuseForeignFiles } from '../refuse-foreign-files.ts';
import { deskByCode, placementOf, routeDossier } from '../route-dossier.ts';
import { subjectOf } from '../subject-of.ts';
import { submissionIssues } from '../submission-issues.ts';
import { timeLimitOf } from '../time-limit.ts';

export interface Applicant {
  readonly id: string | null;
  readonly name: string;
  readonly identityNumber?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly address?: string | null | undefined;
}

export interface SubmitDossier {
  readonly procedureVersionId: string;
  readonly channel: Channel;
  readonly applicant: Applicant;
  /** Under which the actor sends it for the applicant; checked at this moment. */
  readonly mandateId?: string | null | undefined;
  readonly answers: Answers;
  /** Papers kept at the desk, by number; files come in the answers, in the fields that ask for them. */
  readonly receivedComponents?: readonly number[];
  /** The competent commune, for a commune's procedure. */
  readonly placeCode: string | null;
  /** Another desk than the competent agency's own, by its code: intake is not bound to territory. */
  readonly receivingUnitCode?: string | undefined;
  readonly returnMethod: ReturnMethod;
  /** Who decides on it, when it came from another system, and its code there. */
  readonly authoritativeSystem?: string | undefined;
  readonly externalCode?: string | undefined;
  /** The authoritative system decides, and the copy here only follows; told by the program itself alone. */
  readonly isFollowed?: boolean | undefined;
  /**
   * What another system has taken in is not turned away for what it did not ask: the labels of what is missing. Told by
   * the program itself alone.
   */
  readonly gaps?: readonly string[] | undefined;
  /** Papers that came beside the answers, by the number of their component; 0 for none of them. */
  readonly attached?: readonly AttachedPaper[] | undefined;
  /** The draft's or the caller's key: the same key gives the same dossier, however often it is sent. */
  readonly submissionKey: string;
  /** Others who answered a page of the application or agreed to it. */
  readonly agreements?: readonly Agreement[] | undefined;
}

export interface AttachedPaper {
  readonly fileId: string;
  readonly componentNumber: number;
}

export interface Agreement {
  readonly citizenId: string;
  readonly citizenName: string;
  /** For the form: "Chủ hộ"; or the page's title. */
  readonly label: string;
  readonly stage: string | null;
  readonly agreedAt: Temporal.Instant;
}

/**
 * Files a dossier: checks everything, gives it its code, and puts it on the desk of the agency that receives it.
 * The legal clock starts with the acceptance, not here. Safe to repeat.
 *
 * @throws InvalidInput with all issues of the form
 */
export async function submitDossier(ctx: Context, input: SubmitDossier): Promise<Dossier> {
  ctx.authorize(input.channel === 'inPerson' ? 'dossiers.takeIn' : 'dossiers.submit', {
    ...input.applicant,
    mandateId: input.mandateId,
  });
  const isOfOtherSystem = Boolean(input.isFollowed || input.gaps || input.attached);
  refuseUnless(!isOfOtherSystem || ctx.actor.kind === 'system', 'not-allowed');
  return submitOnce(ctx, input);
}

async function submitOnce(ctx: Context, input: SubmitDossier): Promise<Dossier> {
  try {
    return await ctx.transaction(
      async (tx, ctx) => (await findBySubmissionKey(tx, input.submissionKey)) ?? (await file(tx, ctx, input)),
    );
  } catch (error) {
    // The same act, a moment earlier, on another connection: its dossier is the answer.
    if ((error as { code?: string }).code === '23505') {
      const filed = await findBySubmissionKey(ctx.db, input.submissionKey);
      if (filed) return filed;
    }
    throw error;
  }
}

async function file(tx: Tx, ctx: Context, input: SubmitDossier): Promise<Dossier> {
  const on = dayOf(ctx.now());
  const version = await getProcedureVersion(tx, input.procedureVersionId);
  const { answers, papers } = await checkedAnswers(tx, ctx, await formOf(tx, version), version, input);
  const { applicant, channel, mandateId = null } = input;
  const [way, fee, definition, agent] = await together(
    wayOf(tx, version, input, on),
    reckonDossierFee(tx, version.content, { channel, answers, on }),
    processOf(tx, version),
    agentOf(tx, ctx, { mandateId, applicantId: applicant.id }, version.content.code),
  );
  const { route, receivingUnit, receivingAgency } = way;
  const limit = timeLimitOf(version.content, channel);
  // Last before the writes: the counter's row stays locked from here to the end.
  const code = await allocateCode(tx, receivingAgency, on);
  const inserted = await tx
    .insertInto('dossier')
    .values({
      id: newId(),
      version: 1,
      code,
      status: statuses.filed,
      procedureId: version.procedureId,
      procedureVersionId: version.id,
      procedureCode: version.content.code,
      procedureName: version.content.name,
      channel,
      applicantId: applicant.id,
      applicantName: applicant.name,
      applicantIdentityNumber: applicant.identityNumber ?? null,
      applicantPhone: applicant.phone ?? null,
      applicantEmail: applicant.email ?? null,
      applicantAddress: applicant.address ?? null,
      ...agent,
      answers: jsonb(answers),
      receivingUnitId: receivingUnit.id,
      competentAgencyId: route.competentAgency.id,
      handlingUnitId: route.handlingUnit.id,
      returnUnitId: receivingUnit.id,
      returnMethod: input.returnMethod,
      authoritativeSystem: input.authoritativeSystem ?? 'muong',
      externalCode: input.externalCode ?? null,
      isFollowed: input.isFollowed ?? false,
      gaps: [...(input.gaps ?? [])],
      submissionKey: input.submissionKey,
      timeLimitAmount: limit?.amount ?? null,
      timeLimitUnit: limit?.unit ?? null,
      feeVnd: String(fee?.assessment.totalVnd ?? 0),
      submittedAt: ctx.now(),
      trackingSecret: randomBytes(12).toString('base64url'),
    })
    .returning(dossierColumns)
    .executeTakeFirstOrThrow();
  const dossier = inserted as unknown as Dossier;
  const fileIds = papers.map(({ fileId }) => fileId);
  const { status, procedureCode } = dossier;
  await together(
    settleUses(tx, ctx, input.submissionKey, dossier, fileIds),
    addComponents(tx, ctx, dossier, version, papers, input),
    addAgreements(tx, dossier, input.agreements ?? []),
    // Where another system decides, neither the work nor the money is ours.
    fee && !dossier.isFollowed && openDossierFee(tx, ctx, dossier, fee),
    !dossier.isFollowed &&
      startProcess(tx, ctx, {
        subject: subjectOf(dossier),
        definition,
        variables: answers as Variables,
        persons: personsOf(dossier),
        placement: placementOf({ ...route, receivingUnit }),
        due: dueNow(ctx, dossier),
      }),
    recordEvent(tx, ctx, dossierSubmitted(dossier, { status, procedureCode, channel })),
  );
  return dossier;
}

/** The way it goes, and the desk that receives it: its own, or another that was named. */
async function wayOf(
  tx: Tx,
  version: ProcedureVersion,
  { placeCode, receivingUnitCode }: SubmitDossier,
  on: Temporal.PlainDate,
) {
  const [route, desk] = await together(
    routeDossier(tx, version.content, placeCode, on),
    receivingUnitCode === undefined ? undefined : deskByCode(tx, receivingUnitCode, on),
  );
  const receivingUnit = desk ?? route.receivingUnit;
  const { competentAgency } = route;
  const isOwn = receivingUnit.agencyId === competentAgency.id;
  const receivingAgency = isOwn ? competentAgency : await getUnit(tx, receivingUnit.agencyId);
  return { route, receivingUnit, receivingAgency };
}

/**
 * The answers as they apply, or every issue at once; a file must be one that the same person sent. A paper that lies at
 * the desk needs no file.
 */
async function checkedAnswers(
  tx: Tx,
  ctx: Context,
  form: Form,
  version: ProcedureVersion,
  { answers, receivedComponents = [], submissionKey, agreements, gaps }: SubmitDossier,
): Promise<{ readonly answers: Answers; readonly papers: readonly Paper[] }> {
  const today = dayOf(ctx.now());
  const issues = gaps ? [] : await submissionIssues(ctx, form, version.content, answers, receivedComponents);
  if (issues.length > 0) throw new InvalidInput(issues);
  const settled = settleAnswers(form, answers, today);
  const papers = papersIn(form, settled);
  await refuseForeignFiles(tx, ctx, papers, { submissionKey, agreements });
  return { answers: settled, papers };
}

async function addComponents(
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  version: ProcedureVersion,
  papers: readonly Paper[],
  { receivedComponents = [], attached = [] }: SubmitDossier,
): Promise<void> {
  const answered = papers.map(({ fileId, component }) => ({
    fileId,
    componentNumber: componentNumber(version.content, component),
  }));
  const files = [...answered, ...attached];
  const received = new Set([...files.map((file) => file.componentNumber), ...receivedComponents]);
  const components = version.content.components.map((component, index) => ({
    id: newId(),
    dossierId: dossier.id,
    number: index + 1,
    name: component.name,
    originals: component.originals,
    copies: component.copies,
    isReceived: received.has(index + 1),
  }));
  if (components.length > 0) await tx.insertInto('dossierComponent').values(components).execute();
  if (files.length > 0) {
    await tx
      .insertInto('dossierFile')
      .values(
        files.map((file) => ({ ...file, dossierId: dossier.id, purpose: 'component', addedAt: ctx.now() })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function addAgreements(tx: Tx, { id }: Dossier, agreements: readonly Agreement[]): Promise<void> {
  if (agreements.length === 0) return;
  await tx
    .insertInto('dossierAgreement')
    .values(agreements.map((agreement) => ({ dossierId: id, ...agreement })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function findBySubmissionKey(db: Tx | Context['db'], key: string): Promise<Dossier | undefined> {
  const row = await db
    .selectFrom('dossier')
    .select(dossierColumns)
    .where('submissionKey', '=', key)
    .executeTakeFirst();
  return row as unknown as Dossier | undefined;
}
