import { mask, type SummaryStage, summarise } from '#engines/forms/index.ts';
import { listNoticesAbout, type Notice } from '#modules/notifications/index.ts';
import { dayOf, type Holder, listHolders, listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import type { Obligation } from '#modules/payments/index.ts';
import { findReading, type Reading } from '#modules/personal-data/index.ts';
import {
  listPapersOfDossier,
  listUsedPapers,
  type StoredPaper,
  type UsedPaper,
} from '#modules/personal-store/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { listWorkItemsOf, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf, type RecordedEvent } from '#platform/events/index.ts';
import { type AllowedActs, allowedActs, ownOpenItem } from './allowed-acts.ts';
import { type DossierAssistance, findAssistance } from './assistance.ts';
import { type OfferedConsultation, offerConsultation } from './consultation.ts';
import { listFees } from './dossier-fee.ts';
import { formOf, listsOf } from './form-of.ts';
import { type DossierAgreement, listAgreements } from './invitations/list-agreements.ts';
import {
  asIssuedAt,
  asWhole,
  type IssuedDossier,
  listPartResults,
  type PartResult,
} from './issued-dossier.ts';
import type { Dossier } from './model.ts';
import { readableDossier } from './persons-of.ts';
import {
  type DossierComponent,
  type DossierFile,
  type DossierLetter,
  getDossier,
  listComponents,
  listFiles,
  listLetters,
  listSupplements,
} from './queries.ts';
import { listRefusalGrounds, type RefusalGround } from './refusal-grounds.ts';
import { type RegistryCheck, registryCheckOf } from './registry-check.ts';
import { listReopenings, type Reopening } from './reopenings.ts';
import { stepToReturnTo } from './step-to-return-to.ts';

/** Everything the page of a dossier shows to an officer. */
export interface DeskDossier {
  readonly dossier: Dossier;
  /** Every time its decision was taken back. */
  readonly reopenings: readonly Reopening[];
  /** The dossier as the agency of the officer's own step issues a result of it: the whole, or a part of it. */
  readonly issued: IssuedDossier;
  /** The results of the parts at other agencies. */
  readonly partResults: readonly PartResult[];
  /** Why the officer sees personal data today; they are masked without it. */
  readonly reading: Reading | undefined;
  /** How to reach the applicant, masked until then. */
  readonly applicant: Contacts;
  readonly stages: readonly SummaryStage[];
  /** Who filled it in at the counter, and how its applicant confirmed it. */
  readonly assistance: DossierAssistance | undefined;
  /** Others who answered for a part of the application. */
  readonly agreements: readonly DossierAgreement[];
  readonly components: readonly DossierComponent[];
  readonly files: readonly DossierFile[];
  /** Those of its files that came from the applicant's store. */
  readonly usedPapers: readonly UsedPaper[];
  readonly today: Temporal.PlainDate;
  /** What it left in the applicant's store, as far as the officer may take it back. */
  readonly keptPapers: readonly StoredPaper[];
  /** What registries were asked for it, and where its answers differ. */
  readonly registryCheck: RegistryCheck | undefined;
  readonly letters: readonly DossierLetter[];
  readonly supplements: Awaited<ReturnType<typeof listSupplements>>;
  readonly items: readonly WorkItem[];
  readonly events: readonly RecordedEvent[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly officerNames: ReadonlyMap<string, string>;
  /** Who may be given the work or put under the result, where the officer's step asks for it. */
  readonly handlers: readonly Holder[];
  readonly signers: readonly Holder[];
  /** The step to which the officer's own may be sent back, where the process draws no way. */
  readonly stepBefore: WorkItem | undefined;
  /** What the officer's step may ask of others, where its process leaves the choice to them. */
  readonly consultation: OfferedConsultation | undefined;
  readonly hasResultTemplate: boolean;
  readonly allowed: AllowedActs;
  readonly fees: readonly Obligation[];
  /** What its applicant was told, with the proof. */
  readonly notices: readonly Notice[];
  /** For what a dossier may be refused, where the officer may refuse. */
  readonly grounds: readonly RefusalGround[];
}

/**
 * @param asking what was searched for and ticked, of those to be asked for their opinion
 * @throws Refusal `not-found` when the officer may not see the dossier
 */
export async function viewDossier(
  ctx: Context,
  id: string,
  asking: { readonly search?: string; readonly ticked?: readonly string[] } = {},
): Promise<DeskDossier> {
  const dossier = await getDossier(ctx.db, ctx.actor, id);
  const on = dayOf(ctx.now());
  const version = await getProcedureVersion(ctx.db, dossier.procedureVersionId);
  const [reading, form, lists, components, files, usedPapers, letters, supplements, items, events, feesOf] =
    await Promise.all([
      findReading(ctx.db, ctx.actor, readableDossier(dossier), ctx.now()),
      formOf(ctx.db, version),
      listsOf(ctx),
      listComponents(ctx.db, id),
      listFiles(ctx.db, id),
      listUsedPapers(ctx.db, id),
      listLetters(ctx.db, id),
      listSupplements(ctx.db, id),
      listWorkItemsOf(ctx.db, 'dossier', id),
      listEventsOf(ctx.db, 'dossier', id),
      listFees(ctx.db, [id]),
    ]);
  const fees = feesOf.get(id) ?? [];
  const partResults = await listPartResults(ctx.db, id);
  const own = ownOpenItem(ctx, items);
  const issued: IssuedDossier = own ? await asIssuedAt(ctx.db, dossier, own) : asWhole(dossier);
  const allowed = allowedActs(ctx, dossier, items, {
    issued,
    supplements: supplements.length,
    isExtended: letters.some(({ kind }) => kind === 'apology'),
    fees,
  });
  const holders = (role: string) =>
    listHolders(ctx.db, allowed.item?.agencyId ?? dossier.competentAgencyId, role, on);
  const canSendBack = allowed.acts.has('handOver') && !allowed.item!.outcomes.includes('sendBack');
  const fileNames = new Map(files.map((file) => [file.fileId, file.name]));
  return {
    dossier,
    issued,
    partResults,
    reopenings: await listReopenings(ctx.db, [id]),
    reading,
    applicant: contactsOf(dossier, reading === undefined),
    stages: summarise(form, dossier.answers as never, 'vi', {
      today: on,
      lists,
      fileName: (fileId) => fileNames.get(fileId) ?? 'tệp',
      isMasked: reading === undefined,
    }),
    assistance: await findAssistance(ctx.db, id),
    agreements: await listAgreements(ctx.db, id),
    components,
    files,
    usedPapers,
    keptPapers: (await listPapersOfDossier(ctx.db, id)).filter((paper) =>
      ctx.may('personal-store.revoke', paper),
    ),
    today: on,
    registryCheck: await registryCheckOf(ctx, dossier, form, {
      lists,
      today: on,
      isMasked: reading === undefined,
    }),
    letters,
    supplements,
    items,
    events,
    unitNames: await listUnitNames(ctx.db, [
      dossier.receivingUnitId,
      dossier.competentAgencyId,
      dossier.handlingUnitId,
      issued.competentAgencyId,
      ...partResults.map(({ agencyId }) => agencyId),
      ...items.map((item) => item.unitId),
    ]),
    officerNames: await listOfficerNames(
      ctx.db,
      items.flatMap((item) => item.assigneeId ?? []),
    ),
    handlers: allowed.item?.action === 'assign' ? await holders('handler') : [],
    signers: allowed.acts.has('draft') ? (await holders('signer')).toSorted(headFirst) : [],
    stepBefore: canSendBack ? await stepToReturnTo(ctx.db, allowed.item!) : undefined,
    consultation: allowed.acts.has('handOver')
      ? await offerConsultation(ctx, allowed.item!, asking)
      : undefined,
    hasResultTemplate: version.resultTemplate !== null && issued.partId === null,
    allowed,
    fees,
    notices: await listNoticesAbout(ctx.db, { type: 'dossier', id }),
    grounds: allowed.acts.has('refuse') ? await listRefusalGrounds(ctx.db, on) : [],
  };
}

type Contacts = Pick<
  Dossier,
  'applicantIdentityNumber' | 'applicantPhone' | 'applicantEmail' | 'applicantAddress'
>;

function contactsOf(dossier: Dossier, isMasked: boolean): Contacts {
  const shown = (text: string | null) => (text !== null && isMasked ? mask(text) : text);
  return {
    applicantIdentityNumber: shown(dossier.applicantIdentityNumber),
    applicantPhone: shown(dossier.applicantPhone),
    applicantEmail: shown(dossier.applicantEmail),
    applicantAddress: shown(dossier.applicantAddress),
  };
}

/** Deputies sign for the head; the head is the usual choice. */
const headFirst = (one: Holder, other: Holder) => Number(isDeputy(one)) - Number(isDeputy(other));
const isDeputy = ({ title }: Holder) => title.startsWith('Phó');
