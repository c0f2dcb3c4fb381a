import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { type BlobStore, storeUpload } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { refuseStale } from './change-directive.ts';
import { acceptCompletion } from './commands/accept-completion.ts';
import { decideExtension } from './commands/decide-extension.ts';
import { decideSource } from './commands/decide-source.ts';
import { declineDirective } from './commands/decline-directive.ts';
import { receiveDirective } from './commands/receive-directive.ts';
import { redirectDirective } from './commands/redirect-directive.ts';
import { repeatDirective } from './commands/repeat-directive.ts';
import { reportByDocument } from './commands/report-by-document.ts';
import { reportCompletion } from './commands/report-completion.ts';
import { reportProgress } from './commands/report-progress.ts';
import { requestExtension } from './commands/request-extension.ts';
import { returnCompletion } from './commands/return-completion.ts';
import { withdrawDirective } from './commands/withdraw-directive.ts';
import type { DirectiveAct } from './paths.ts';
import { dayIn, idIn, numberIn } from './posted.ts';
import { lockDirective } from './queries.ts';
import type { DirectiveRules } from './rules.ts';
import { actingAs, type SecretaryAct } from './secretaries.ts';

export interface DirectiveServices {
  readonly blobs: BlobStore;
  readonly rules: DirectiveRules;
}

/** What was posted from the page of a directive. */
export interface PostedAct {
  readonly directiveId: string;
  readonly form: URLSearchParams;
  readonly uploads: readonly Upload[];
}

type Perform = (
  ctx: Context,
  posted: PostedAct & { readonly fileIds: readonly string[] },
  rules: DirectiveRules,
) => Promise<unknown>;

const reasonIn = (form: URLSearchParams) => form.get('reason') ?? '';

const performs: Readonly<Record<DirectiveAct, Perform>> = {
  receive: (ctx, { directiveId, form }) =>
    receiveDirective(ctx, { directiveId, handlerId: form.get('handler') }),
  decline: (ctx, { directiveId, form }) => declineDirective(ctx, { directiveId, reason: reasonIn(form) }),
  redirect: (ctx, { directiveId, form }) =>
    redirectDirective(ctx, { directiveId, unitCode: form.get('lead') ?? '' }),
  progress: (ctx, { directiveId, form, fileIds }) => {
    const percent = numberIn(form, 'percent') ?? Number.NaN;
    const documentId = idIn(form, 'document');
    if (documentId) return reportByDocument(ctx, { directiveId, documentId, percent });
    return reportProgress(ctx, {
      directiveId,
      reportKey: form.get('reportKey') ?? '',
      body: form.get('body') ?? '',
      percent,
      fileIds,
    });
  },
  complete: (ctx, { directiveId, form, fileIds }) => {
    const documentId = idIn(form, 'document');
    if (documentId) return reportByDocument(ctx, { directiveId, documentId });
    return reportCompletion(ctx, {
      directiveId,
      reportKey: form.get('reportKey') ?? '',
      body: form.get('body') ?? '',
      fileIds,
    });
  },
  accept: (ctx, { directiveId }) => acceptCompletion(ctx, { directiveId }),
  return: (ctx, { directiveId, form }) => returnCompletion(ctx, { directiveId, reason: reasonIn(form) }),
  extend: (ctx, { directiveId, form }) =>
    requestExtension(ctx, { directiveId, dueOn: dayIn(form, 'dueOn'), reason: reasonIn(form) }),
  decide: (ctx, { form }, rules) =>
    decideExtension(ctx, rules, {
      extensionId: orNotFound(idIn(form, 'extension')),
      isGranted: form.get('refuse') !== 'yes',
      dueOn: dayIn(form, 'dueOn'),
      reason: reasonIn(form),
    }),
  repeat: (ctx, { directiveId, form }) =>
    repeatDirective(ctx, { directiveId, every: form.get('every') ?? '' }),
  source: (ctx, { directiveId, form }, rules) =>
    decideSource(ctx, rules, { directiveId, isKept: form.get('withdraw') !== 'yes', reason: reasonIn(form) }),
  withdraw: (ctx, { directiveId, form }) => withdrawDirective(ctx, { directiveId, reason: reasonIn(form) }),
};

/** Under which permission of a secretary an act falls; the others are never done in a leader's name. */
const secretaryActOf: Readonly<Partial<Record<DirectiveAct, SecretaryAct>>> = {
  accept: 'answer',
  return: 'answer',
  decide: 'answer',
  redirect: 'answer',
  withdraw: 'withdraw',
};

/**
 * Carries an act out upon the directive as the page showed it, in the name the form says. Files are kept before the
 * directive is locked; a report sent twice is met by its key, not by the version it was seen in.
 */
export async function performAct(
  ctx: Context,
  act: DirectiveAct,
  posted: PostedAct,
  { blobs, rules }: DirectiveServices,
): Promise<void> {
  const { directiveId, form, uploads } = posted;
  const fileIds: string[] = [];
  for (const upload of uploads) {
    const received = { stream: upload.stream(), name: upload.filename, field: '/files' };
    fileIds.push((await storeUpload(ctx, blobs, received)).id);
  }
  const permission = secretaryActOf[act];
  const acting = permission ? await actingAs(ctx, form.get('as'), permission) : ctx;
  const seenVersion = Number(form.get('seenVersion')) || undefined;
  await acting.transaction(async (tx, acting) => {
    if (act !== 'progress' && act !== 'complete') {
      refuseStale(await lockDirective(tx, acting.actor, directiveId), seenVersion);
    }
    await performs[act](acting, { ...posted, fileIds }, rules);
  });
}
