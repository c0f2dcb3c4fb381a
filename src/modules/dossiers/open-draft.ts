import {
  type Answers,
  type Form,
  type Lists,
  migrateAnswers,
  type Provenance,
  prefill,
  reachableStages,
  startAnswers,
} from '#engines/forms/index.ts';
import { getMandate, type Mandate } from '#modules/mandates/index.ts';
import { dayOf } from '#modules/org/index.ts';
import {
  listConsentedFiles,
  listRegistryReadings,
  registrySources,
  storeWords,
} from '#modules/personal-store/index.ts';
import { findProcedure, getProcedureVersion, type ProcedureVersion } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { type Account, accountSource, getAccount, getGrantorAccount, grantorLabel } from './account.ts';
import { contactForm } from './contact-form.ts';
import { type Draft, getDraft, saveDraft, startDraft } from './drafts.ts';
import { formOf, listsOf } from './form-of.ts';
import { type Invitation, listInvitations } from './invitations/invitations.ts';
import { ownFileNames } from './own-files.ts';
import { papersIn } from './papers.ts';

/** A draft with all that its pages need. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly version: ProcedureVersion;
  readonly form: Form;
  /** Of the applicant; of someone else's, what the mandate opens. */
  readonly account: Account;
  /** Under which it is filled in for someone else. */
  readonly mandate: Mandate | null;
  readonly today: Temporal.PlainDate;
  readonly lists: Lists;
  /** Whom the applicant asked for a part, and what they answered. */
  readonly invitations: readonly Invitation[];
  readonly provenance: Provenance;
  readonly contactProvenance: Provenance;
  fileName(id: string): string;
}

/** The accounts that fill in: the applicant's for the form; for how to be reached, always that of who fills it in. */
async function sourcesOf(ctx: Context, mandate: Mandate | null, asOf: Temporal.PlainDate) {
  const own = await getAccount(ctx);
  const account = mandate ? await getGrantorAccount(ctx, mandate) : own;
  return {
    account,
    sources: mandate ? accountSource(account, asOf, grantorLabel) : accountSource(own, asOf),
    contactSources: accountSource(own, asOf),
  };
}

/** Begins a draft with what the applicant's account knows already, and a mandate opens. */
export async function beginDraft(
  ctx: Context,
  version: ProcedureVersion,
  placeCode: string | null,
  mandate: Mandate | null = null,
): Promise<Draft> {
  const form = await formOf(ctx.db, version);
  const today = dayOf(ctx.now());
  const { sources, contactSources } = await sourcesOf(ctx, mandate, today);
  const { answers } = prefill(form, startAnswers(form), sources);
  return startDraft(ctx, {
    applicantId: mandate?.grantorId ?? ctx.actor.id!,
    mandateId: mandate?.id ?? null,
    procedureVersionId: version.id,
    placeCode,
    stage: reachableStages(form, answers, today)[0]!.id,
    answers,
    contact: prefill(contactForm, startAnswers(contactForm), contactSources).answers,
  });
}

/**
 * Opens the person's draft. When the procedure has changed since, its answers are carried into the form of today: a
 * dossier is decided by the rules of its receipt.
 *
 * @throws Refusal `not-found` for anyone but its owner, and for a procedure no longer in force
 */
export async function openDraft(ctx: Context, id: string): Promise<OpenDraft> {
  const today = dayOf(ctx.now());
  const found = await getDraft(ctx, id);
  const older = await getProcedureVersion(ctx.db, found.procedureVersionId);
  const version = found.dossierId
    ? older
    : ((await findProcedure(ctx.db, older.content.code, today)) ?? older);
  const form = await formOf(ctx.db, version);
  const draft = version.id === older.id ? found : await carryOver(ctx, found, older, version, form);
  const mandate = draft.mandateId === null ? null : await getMandate(ctx.db, draft.mandateId);
  const { account, contactSources, ...known } = await sourcesOf(ctx, mandate, dayOf(draft.createdAt));
  const told = mandate ? {} : registrySources(await listRegistryReadings(ctx.db, draft.id));
  const sources = { ...known.sources, ...told };
  const invitations = await listInvitations(ctx.db, id);
  const names = await fileNamesOf(ctx, form, draft, invitations);
  return {
    draft,
    mandate,
    invitations,
    version,
    form,
    account,
    today,
    lists: await listsOf(ctx),
    provenance: prefill(form, {}, sources).provenance,
    contactProvenance: prefill(contactForm, {}, contactSources).provenance,
    fileName: (fileId) => names.get(fileId) ?? '?',
  };
}

/** Others whose files may stand in the application: who answered a page of it. */
export const senders = (invitations: readonly Invitation[]): readonly string[] =>
  invitations.flatMap(({ citizenId }) => citizenId ?? []);

async function carryOver(
  ctx: Context,
  draft: Draft,
  older: ProcedureVersion,
  version: ProcedureVersion,
  form: Form,
): Promise<Draft> {
  const { answers } = migrateAnswers(await formOf(ctx.db, older), form, draft.answers);
  const [first] = reachableStages(form, answers, dayOf(ctx.now()));
  return saveDraft(ctx, draft, { procedureVersionId: version.id, answers, stage: first!.id });
}

/** The same draft with other answers, as a page shows what was typed before it is kept. */
export const withAnswers = async (ctx: Context, open: OpenDraft, answers: Answers): Promise<OpenDraft> => {
  const draft = { ...open.draft, answers };
  const names = await fileNamesOf(ctx, open.form, draft, open.invitations);
  return { ...open, draft, fileName: (id) => names.get(id) ?? '?' };
};

/** The names of the files in a draft: those sent for it, and those of the store that its owner agreed to use. */
async function fileNamesOf(
  ctx: Context,
  form: Form,
  draft: Draft,
  invitations: readonly Invitation[],
): Promise<ReadonlyMap<string, string>> {
  if (papersIn(form, draft.answers).length === 0) return new Map();
  const names = new Map(await ownFileNames(ctx, form, draft.answers, senders(invitations)));
  for (const { fileId, title } of await listConsentedFiles(ctx, draft.id))
    names.set(fileId, storeWords(ctx.locale, 'fromStore', { title }));
  return names;
}
