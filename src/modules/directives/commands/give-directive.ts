import { allocateNumber, findDocument, getDocument, grantReading } from '#modules/documents/index.ts';
import { dayOf, findUnitByCode, getUnit } from '#modules/org/index.ts';
import { type Assignees, startProcess } from '#modules/workflow/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput, refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { type AskedDeadline, deadlineOf } from '../deadline.ts';
import { directiveGiven } from '../events.ts';
import { type Directive, directiveCan, type SourceKind, sourceKinds } from '../model.ts';
import { isOrderer } from '../policy.ts';
import { dueOf, handlerNamed, placementAt, processOf, receiverOf, subjectOf, withDoer } from '../process.ts';
import { findByGivingKey, listCooperating, lockDirective } from '../queries.ts';
import { nextStage } from '../reminders.ts';
import type { DirectiveRules } from '../rules.ts';
import {
  activeOfficer,
  leadFrom,
  type Orderer,
  type OutsideAgency,
  ordererFrom,
  takesOrdersFrom,
} from '../sides.ts';
import { optionalWords, wordsIn } from '../words.ts';

export interface GiveDirective extends AskedDeadline {
  /** Makes a repeat the same directive: of a form, or of a message from another house. */
  readonly givingKey: string;
  readonly kind: string;
  readonly title: string;
  readonly content?: string | undefined;
  /** What is to come of it. */
  readonly product?: string | undefined;
  readonly source?: {
    readonly kind: SourceKind;
    /** The document's number and day, the meeting and its conclusion. */
    readonly reference?: string | undefined;
    readonly documentId?: string | null | undefined;
  };
  /** A unit of this house by its code, or an agency of another. */
  readonly lead: { readonly unitCode: string } | { readonly outside: OutsideAgency };
  /** Codes of the units that cooperate. */
  readonly cooperating?: readonly string[];
  readonly supervisorId?: string | null | undefined;
  /** The directive of which this is a part. */
  readonly parentId?: string | null | undefined;
  /** An orderer of another house; only the program brings its orders in. */
  readonly orderer?: OutsideAgency | undefined;
  /** The deadline as another house has set it, in place of the rule of the kind. */
  readonly dueAt?: Temporal.Instant | undefined;
}

/**
 * Gives a directive, or a part of one, to the unit that leads it; its first step waits in that unit's inbox. Given again
 * with the same key, it is the one that was given.
 *
 * @throws InvalidInput what is missing, by field; `part-later-than-whole` at `/dueOn`: the part is given within the whole's
 *   time, and whoever gave the whole may extend it beyond
 * @throws Refusal `not-allowed`; `lead-takes-no-orders`; `directive-not-in-progress` when the whole cannot be split now
 */
export async function giveDirective(
  ctx: Context,
  rules: DirectiveRules,
  input: GiveDirective,
): Promise<Directive> {
  return ctx.transaction(async (tx, ctx) => {
    const earlier = await findByGivingKey(tx, input.givingKey);
    if (earlier) return earlier;
    const whole = input.parentId
      ? await withDoer(tx, await lockDirective(tx, ctx.actor, input.parentId))
      : null;
    if (whole) {
      ctx.authorize('directives.split', whole);
      refuseUnless(directiveCan.split(whole), 'directive-not-in-progress');
    } else ctx.authorize('directives.give');

    const orderer = whole ? partOrderer(ctx, whole) : ordererFrom(ctx, input.orderer);
    const { lead, facts, unit } = await leadFrom(tx, ctx, input.lead);
    const cooperating = await cooperatingUnits(tx, ctx, input.cooperating ?? [], lead.leadUnitId);
    if (unit && orderer.ordererAgencyId) {
      const isAsked =
        whole !== null &&
        (await listCooperating(tx, whole.id)).some(({ agencyId }) => agencyId === unit.agencyId);
      refuseUnless(
        isAsked || (await takesOrdersFrom(tx, unit, orderer.ordererAgencyId)),
        'lead-takes-no-orders',
      );
    }
    const kind = rules.kinds.find(({ code }) => code === input.kind);
    if (!kind) throw new InvalidInput([{ field: '/kind', code: 'kind-unknown' }]);
    const { at, limit } = input.dueAt ? { at: input.dueAt, limit: null } : deadlineOf(ctx, kind, input);
    if (whole && Temporal.Instant.compare(at, whole.dueAt) > 0 && !isOrderer(ctx.actor, whole)) {
      throw new InvalidInput([{ field: '/dueOn', code: 'part-later-than-whole' }]);
    }

    const id = newId();
    const row = {
      id,
      version: 1,
      code: await codeOf(tx, ctx, orderer.ordererAgencyId ?? lead.leadAgencyId!),
      parentId: whole?.id ?? null,
      rootId: whole?.rootId ?? id,
      kind: kind.code,
      title: wordsIn(input.title, '/title', 300),
      content: optionalWords(input.content, '/content', 10_000),
      product: optionalWords(input.product, '/product', 500),
      ...(await sourceOf(tx, ctx, input, whole)),
      ...orderer,
      ...lead,
      supervisorId: input.supervisorId
        ? await activeOfficer(tx, ctx, input.supervisorId, '/supervisor')
        : null,
      handlerId: null,
      limitAmount: limit && String(limit.amount),
      limitUnit: limit?.unit ?? null,
      givenAt: ctx.now(),
      dueOriginalAt: at,
      dueAt: at,
      // What another house leads is in its hands at once.
      state: unit ? 'given' : 'inProgress',
      percent: 0,
      receivedAt: unit ? null : ctx.now(),
      closedAt: null,
      isLate: null,
      remindAt: nextStage(ctx.calendar, rules.reminders, at, ctx.now()).at,
    } satisfies Directive;
    await tx
      .insertInto('directive')
      .values({ ...row, givingKey: input.givingKey })
      .execute();
    if (cooperating.length > 0) {
      await tx
        .insertInto('directiveCooperation')
        .values(
          cooperating.map((each) => ({
            directiveId: id,
            unitId: each.id,
            agencyId: each.agencyId,
            dueAt: at,
          })),
        )
        .execute();
    }
    await showSource(tx, ctx, row, cooperating);
    await startProcess(tx, ctx, {
      subject: subjectOf(row),
      definition: processOf(row),
      placement: await placementAt(tx, ctx, row, 'lead'),
      assignees: unit ? await receiverOf(tx, ctx, row) : watcherOf(row),
      due: dueOf(row),
    });
    await recordEvent(
      tx,
      ctx,
      directiveGiven(row, orderer.ordererAgencyId ?? lead.leadAgencyId, {
        code: row.code,
        title: row.title,
        kind: row.kind,
        parentId: row.parentId,
        rootId: row.rootId,
        source: { kind: row.sourceKind, reference: row.sourceReference, documentId: row.sourceDocumentId },
        ordererId: row.ordererId,
        ordererCode: row.ordererOutsideCode ?? (await getUnit(tx, row.ordererUnitId!)).code,
        lead: facts,
        cooperating: cooperating.map(({ code }) => code),
        supervisorId: row.supervisorId,
        dueAt: at.toString(),
        isInner: isInner(whole, lead.leadAgencyId),
      }),
    );
    return row;
  });
}

/** A part that an agency gives within itself is its own matter: it is counted for its unit alone. */
export const isInner = (whole: Directive | null, leadAgencyId: string | null): boolean =>
  whole !== null && whole.leadAgencyId !== null && whole.leadAgencyId === leadAgencyId;

/** "NV-H99.03-2026-0012": gapless in an agency's year. */
async function codeOf(tx: Tx, ctx: Context, agencyId: string): Promise<string> {
  const { year } = dayOf(ctx.now());
  const { code } = await getUnit(tx, agencyId);
  const number = await allocateNumber(tx, { agencyId, year, register: 'NV' });
  return `NV-${code}-${year}-${String(number).padStart(4, '0')}`;
}

/** Whoever has the whole in hand gives its parts, in the name of its lead; also who does it and directs nobody. */
function partOrderer(ctx: Context, whole: Directive): Orderer {
  const inLead = ctx.actor.positions.filter(({ agencyId }) => agencyId === whole.leadAgencyId);
  const held = inLead.find(({ onBehalfOf }) => onBehalfOf === null) ?? inLead[0];
  refuseUnless(held, 'not-allowed');
  return {
    ordererId: held.onBehalfOf ?? ctx.actor.id,
    ordererRole:
      ['signer', 'assigner', 'oneStopHead', 'handler'].find((role) => held.roles.includes(role)) ?? 'handler',
    ordererUnitId: held.unitId,
    ordererAgencyId: held.agencyId,
    ordererOutsideCode: null,
    ordererOutsideName: null,
  };
}

/** Who watches over what another house does: the supervisor, or the orderer. */
const watcherOf = ({ supervisorId, ordererId }: Directive): Assignees =>
  handlerNamed(supervisorId ?? ordererId);

/** A part has the source of its whole; a document that is named is one that the orderer may read. */
async function sourceOf(tx: Tx, ctx: Context, { source }: GiveDirective, whole: Directive | null) {
  if (whole) {
    const { sourceKind, sourceReference, sourceDocumentId } = whole;
    return { sourceKind, sourceReference, sourceDocumentId };
  }
  const kind = source?.kind ?? 'direct';
  if (!sourceKinds.includes(kind)) throw new InvalidInput([{ field: '/source', code: 'source-unknown' }]);
  if (source?.documentId) {
    const sourceDocumentId = (await getDocument(tx, ctx.actor, source.documentId)).id;
    return {
      sourceKind: 'document',
      sourceReference: optionalWords(source.reference, '/reference', 300),
      sourceDocumentId,
    } as const;
  }
  const read = kind === 'direct' ? optionalWords : wordsIn;
  return {
    sourceKind: kind,
    sourceReference: read(source?.reference, '/reference', 300),
    sourceDocumentId: null,
  };
}

/** Who is to do what a document asks for reads it; one of limited circulation is shown by who names its readers. */
async function showSource(
  tx: Tx,
  ctx: Context,
  { sourceDocumentId: documentId, leadUnitId }: Directive,
  cooperating: readonly { readonly id: string }[],
): Promise<void> {
  const document = documentId && (await findDocument(tx, ctx.actor, documentId));
  if (!document || document.isLimited) return;
  const unitIds = [leadUnitId, ...cooperating.map(({ id }) => id)].filter((id) => id !== null);
  if (unitIds.length > 0) await grantReading(ctx, { documentId: document.id, officerIds: [], unitIds });
}

async function cooperatingUnits(tx: Tx, ctx: Context, codes: readonly string[], leadUnitId: string | null) {
  const units = [];
  for (const code of new Set(codes)) {
    const unit = await findUnitByCode(tx, code, dayOf(ctx.now()));
    if (!unit) throw new InvalidInput([{ field: '/cooperating', code: 'lead-unknown' }]);
    if (unit.id !== leadUnitId) units.push(unit);
  }
  return units;
}
