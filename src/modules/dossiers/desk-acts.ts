import { dayOf, type Holder, listHolders } from '#modules/org/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { findWorkItem, listWorkItemsOf } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { storeUpload } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { acceptDossier } from './commands/accept-dossier.ts';
import { deliverResult } from './commands/deliver-result.ts';
import { demandDues } from './commands/demand-dues.ts';
import { draftResult } from './commands/draft-result.ts';
import { extendDossier } from './commands/extend-dossier.ts';
import { handOverDossier } from './commands/hand-over-dossier.ts';
import { refuseDossier } from './commands/refuse-dossier.ts';
import { reopenDossier } from './commands/reopen-dossier.ts';
import { requestSupplement } from './commands/request-supplement.ts';
import { stopDossier } from './commands/stop-dossier.ts';
import { supplementDossier } from './commands/supplement-dossier.ts';
import { withdrawDossier } from './commands/withdraw-dossier.ts';
import type { DeskAct } from './desk-paths.ts';
import type { DeskServices } from './desk-services.ts';
import { asIssuedBy, type IssuedDossier } from './issued-dossier.ts';
import type { Dossier, ReturnMethod } from './model.ts';
import { onSeenVersion } from './on-seen-version.ts';
import { getDossier } from './queries.ts';
import { drawDraft } from './result-drawing.ts';

/** What was posted from the page of a dossier. */
export interface PostedAct {
  readonly dossierId: string;
  readonly form: URLSearchParams;
  readonly uploads: readonly Upload[];
}

type Perform = (ctx: Context, posted: PostedAct, services: DeskServices) => Promise<Dossier>;

/** How each act reads its form and calls its command. Files are kept before the dossier is locked. */
export const performs: Readonly<Record<DeskAct, Perform>> = {
  accept: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      acceptDossier(ctx, { dossierId, receivedComponents: form.getAll('received').map(Number) }),
    ),

  refuse: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      refuseDossier(ctx, {
        dossierId,
        groundCode: form.get('ground') ?? '',
        reason: textOf(form, 'refuse-reason'),
      }),
    ),

  requestSupplement: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      requestSupplement(ctx, {
        dossierId,
        reason: textOf(form, 'requestSupplement-reason'),
        papers: [...form.getAll('component'), ...textOf(form, 'requestSupplement-papers').split('\n')],
      }),
    ),

  async supplement(ctx, { dossierId, form, uploads }, { blobs }) {
    const fileIds: string[] = [];
    for (const upload of uploads) {
      const received = { stream: upload.stream(), name: upload.filename, field: '/files' };
      fileIds.push((await storeUpload(ctx, blobs, received)).id);
    }
    return asSeen(ctx, dossierId, form, (ctx) =>
      supplementDossier(ctx, {
        dossierId,
        fileIds,
        isOnPaper: form.get('supplement-paper') === 'yes',
      }),
    );
  },

  handOver: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, async (ctx, dossier) => {
      const handlerId = form.get('handlerId') || undefined;
      const workItemId = form.get('workItemId') ?? '';
      if (handlerId) {
        const agencyId = (await findWorkItem(ctx.db, workItemId))?.agencyId ?? dossier.competentAgencyId;
        await holderOf(ctx, agencyId, 'handler', handlerId, '/handlerId', 'handler-unknown');
      }
      // A step without words of its own goes on by none.
      const chosen = form.get('outcome') ?? undefined;
      const outcome = chosen === 'next' ? undefined : chosen;
      await requireOutcome(ctx, dossierId, workItemId, outcome);
      return handOverDossier(ctx, {
        dossierId,
        workItemId,
        outcome,
        note: textOf(form, 'handOver-reason'),
        handlerId,
        consultation: {
          agencies: form.getAll('consult-agencies'),
          question: textOf(form, 'consult-question'),
          dueOn: textOf(form, 'consult-due'),
        },
      });
    }),

  async draft(ctx, posted, services) {
    const { dossierId, form } = posted;
    const file = await draftFile(ctx, posted, services);
    return asSeen(ctx, dossierId, form, (ctx) => draftResult(ctx, { dossierId, fileId: file.id }));
  },

  deliver: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      deliverResult(ctx, { dossierId, method: methodOf(form.get('method')) }),
    ),

  demandDues: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      demandDues(ctx, {
        dossierId,
        amountVnd: Number(textOf(form, 'dues-amount').replace(/[\s.]/g, '') || Number.NaN),
        what: textOf(form, 'dues-what'),
        legalBasis: textOf(form, 'dues-basis'),
      }),
    ),

  extend: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      extendDossier(ctx, {
        dossierId,
        reason: textOf(form, 'extend-reason'),
        extra: Number(textOf(form, 'extra') || Number.NaN),
      }),
    ),

  stop: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      stopDossier(ctx, {
        dossierId,
        reason: textOf(form, 'stop-reason'),
        isRequested: form.get('stop-requested') === 'yes',
        refundsFee: form.get('stop-refund') === 'yes',
      }),
    ),

  reopen: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      reopenDossier(ctx, {
        dossierId,
        reason: textOf(form, 'reopen-reason'),
        basis: textOf(form, 'reopen-basis'),
        basisOn: dayIn(textOf(form, 'reopen-on')),
        amount: numberIn(textOf(form, 'reopen-amount')),
      }),
    ),

  withdraw: (ctx, { dossierId, form }) =>
    asSeen(ctx, dossierId, form, (ctx) =>
      withdrawDossier(ctx, { dossierId, reason: textOf(form, 'withdraw-reason') }),
    ),
};

/** A form without the version it was made from is as old as can be. */
const asSeen = (
  ctx: Context,
  dossierId: string,
  form: URLSearchParams,
  act: (ctx: Context, dossier: Dossier) => Promise<Dossier>,
) => onSeenVersion(ctx, dossierId, Number(form.get('seenVersion') ?? 0), act);

const textOf = (form: URLSearchParams, name: string) => form.get(name)?.trim() ?? '';

/** "15/10/2026" as people write a day; nothing when it is none. */
function dayIn(text: string): Temporal.PlainDate | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  try {
    return Temporal.PlainDate.from(
      { day: Number(day), month: Number(month), year: Number(year) },
      { overflow: 'reject' },
    );
  } catch {
    return null;
  }
}

const numberIn = (text: string) => (text === '' ? undefined : Number(text.replace(',', '.')));

function methodOf(word: string | null): ReturnMethod {
  if (word === 'inPerson' || word === 'online' || word === 'post') return word;
  throw new InvalidInput([{ field: '/method', code: 'method-required' }]);
}

/** A step with several ways to end does not end by chance in the first of them. */
export async function requireOutcome(
  ctx: Context,
  dossierId: string,
  workItemId: string,
  outcome: string | undefined,
) {
  const items = await listWorkItemsOf(ctx.db, 'dossier', dossierId);
  const outcomes = items.find((item) => item.id === workItemId)?.outcomes ?? [];
  if (outcomes.length > 1 && outcome !== 'sendBack' && !outcomes.includes(outcome ?? '')) {
    throw new InvalidInput([{ field: '/outcome', code: 'outcome-required' }]);
  }
}

async function holderOf(
  ctx: Context,
  agencyId: string,
  role: string,
  officerId: string,
  field: string,
  code: string,
): Promise<Holder> {
  const holders = await listHolders(ctx.db, agencyId, role, dayOf(ctx.now()));
  const holder = holders.find((each) => each.officerId === officerId);
  if (!holder) throw new InvalidInput([{ field, code }]);
  return holder;
}

/** The PDF that the officer uploaded, else one drawn from the template. */
async function draftFile(ctx: Context, { dossierId, form, uploads }: PostedAct, services: DeskServices) {
  const dossier = await asIssuedBy(ctx, ctx.db, await getDossier(ctx.db, ctx.actor, dossierId));
  ctx.authorize('dossiers.draftResult', dossier);
  const [upload] = uploads;
  if (upload) {
    const file = await storeUpload(ctx, services.blobs, {
      stream: upload.stream(),
      name: upload.filename,
      field: '/draft-file',
    });
    if (file.mediaType !== 'application/pdf') {
      throw new InvalidInput([{ field: '/draft-file', code: 'draft-not-pdf' }]);
    }
    return file;
  }
  const text = textOf(form, 'draft-text');
  if (text === '' && !(await hasTemplate(ctx, dossier))) {
    throw new InvalidInput([{ field: '/draft-file', code: 'draft-required' }]);
  }
  const signer = await holderOf(
    ctx,
    dossier.competentAgencyId,
    'signer',
    textOf(form, 'draft-signer'),
    '/draft-signer',
    'signer-required',
  );
  return drawDraft(ctx, services, dossier, { signer, mainText: text || null });
}

const hasTemplate = async (ctx: Context, dossier: IssuedDossier): Promise<boolean> =>
  dossier.partId === null &&
  (await getProcedureVersion(ctx.db, dossier.procedureVersionId)).resultTemplate !== null;
