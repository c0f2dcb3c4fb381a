import { isDeepStrictEqual } from 'node:util';
import {
  type Answers,
  applyAction,
  checkAnswers,
  type Form,
  keepBrought,
  nextStage,
  previousStage,
  reachableStages,
  readAction,
  readPosted,
  type StageAction,
} from '#engines/forms/index.ts';
import type { RegistrySource } from '#modules/personal-store/index.ts';
import type { Context } from '#platform/context.ts';
import { type Issue, Refusal } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Upload } from '#platform/http/index.ts';
import { uploadName } from '#ui/form/index.ts';
import { contactForm, contactStage } from './contact-form.ts';
import { type Draft, type DraftChanges, getDraft, saveDraft } from './drafts.ts';
import { type OpenDraft, withAnswers } from './open-draft.ts';
import { keepUploads } from './own-files.ts';
import { citizenPaths } from './paths.ts';
import { askPressed } from './registry-prefill.ts';
import { takeOffered } from './store-offers.ts';

/** Where the person goes next, or the page to show again with what to mend. */
export type AnsweredStage =
  | { readonly next: string }
  | {
      readonly next: null;
      readonly open: OpenDraft;
      readonly issues: readonly Issue[];
      /** Another window or device has changed the draft since the page was shown; nothing typed is lost. */
      readonly isStale: boolean;
    };

interface Post {
  readonly form: URLSearchParams;
  readonly uploads: readonly Upload[];
}

/**
 * Takes one posted stage: keeps its files, then its answers, whether or not they are right; then says where to go. The
 * draft knows everything that was ever sent.
 */
export async function answerStage(
  ctx: Context,
  blobs: BlobStore,
  open: OpenDraft,
  stageId: string,
  { form: posted, uploads }: Post,
  registries: readonly RegistrySource[] = [],
): Promise<AnsweredStage> {
  if (open.draft.dossierId) return { next: citizenPaths.dossier(open.draft.dossierId) };
  const isContact = stageId === contactStage;
  const form = isContact ? contactForm : open.form;
  const before = isContact ? open.draft.contact : open.draft.answers;
  const kept = await keepUploads(ctx, blobs, uploads, fieldOfBox);
  for (const { box, fileId } of kept.files) posted.append(fieldOfBox(box), fileId);
  await takeOffered(ctx, open, posted);
  const action = readAction(posted);
  const typed = applyAction(form, readPosted(form, stageId, posted, before), action);
  const answers = isContact ? typed : keepBrought(form, typed, open.provenance);

  const options = { today: open.today, lists: open.lists, stageId };
  const asks = action.kind === 'continue' ? 'submit' : 'save';
  const issues = withRefusedFiles(kept.issues, checkAnswers(form, answers, asks, options));
  const next = issues.length === 0 ? nextOf(open, form, stageId, answers, action) : null;

  const changes = {
    ...(isContact ? { contact: answers } : { answers }),
    ...(next && { stage: next.stage }),
  };
  const seen = Number(posted.get('version') ?? open.draft.version);
  const draft = await saveSeen(ctx, open.draft, seen, changes);
  if (!draft) return showStale(ctx, open, isContact, answers);
  if (next && !isContact) await askPressed(ctx, { ...open, draft }, registries, posted);
  if (next) return { next: next.path };
  const shown = await withAnswers(ctx, { ...open, draft }, draft.answers);
  return { next: null, open: shown, issues, isStale: false };
}

/** The saved draft; nothing when it has become another since the page was shown. Sent twice, it is saved as sent. */
async function saveSeen(
  ctx: Context,
  draft: Draft,
  seen: number,
  changes: DraftChanges,
): Promise<Draft | undefined> {
  const saysIt = ({ answers, contact }: Draft) =>
    isDeepStrictEqual({ answers, contact, ...changes, stage: '' }, { answers, contact, stage: '' });
  if (seen !== draft.version && !saysIt(draft)) return undefined;
  try {
    return await saveDraft(ctx, draft, changes);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stale')) throw error;
    const there = await getDraft(ctx, draft.id);
    return saysIt(there) ? there : undefined;
  }
}

/** What was typed here, over what was saved elsewhere: sending it again keeps it. */
async function showStale(
  ctx: Context,
  open: OpenDraft,
  isContact: boolean,
  answers: Answers,
): Promise<AnsweredStage> {
  const draft = await getDraft(ctx, open.draft.id);
  const typed = isContact ? { ...draft, contact: answers } : { ...draft, answers };
  return {
    next: null,
    open: await withAnswers(ctx, { ...open, draft: typed }, typed.answers),
    issues: [],
    isStale: true,
  };
}

function nextOf(
  { draft, form: own, today }: OpenDraft,
  form: Form,
  stageId: string,
  answers: Answers,
  action: StageAction,
): { readonly stage: string; readonly path: string } {
  const to = (stage: string, fragment = '') => ({
    stage,
    path: citizenPaths.stage(draft.id, stage) + fragment,
  });
  const isContact = form === contactForm;
  switch (action.kind) {
    case 'save':
      return { stage: stageId, path: 'later' };
    case 'refresh':
      return to(stageId);
    case 'add':
    case 'remove':
      return to(stageId, `#${fieldOfAction(action)}`);
    case 'back': {
      const last = isContact
        ? reachableStages(own, draft.answers, today).at(-1)
        : previousStage(form, stageId, answers, today);
      return to(last?.id ?? stageId);
    }
    case 'continue': {
      if (isContact) return { stage: stageId, path: citizenPaths.review(draft.id) };
      return to(nextStage(form, stageId, answers, today)?.id ?? contactStage);
    }
  }
}

const boxEnding = uploadName('');
const fieldOfBox = (box: string) => (box.endsWith(boxEnding) ? box.slice(0, -boxEnding.length) : box);

/** A row or file that is gone has no place on the page; the field that held it has. */
const fieldOfAction = ({ kind, path }: Extract<StageAction, { path: string }>) =>
  kind === 'add' ? path : path.slice(0, path.lastIndexOf('.'));

/** Every refused file by its name, and one issue for each other field: the former says more than that it is empty. */
function withRefusedFiles(refused: readonly Issue[], found: readonly Issue[]): readonly Issue[] {
  const seen = new Set(refused.map(({ field }) => field));
  return [...refused, ...found.filter(({ field }) => !seen.has(field) && seen.add(field))];
}
