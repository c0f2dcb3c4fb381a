import type { FieldView, OffersView, StageView } from '#engines/forms/index.ts';
import {
  type AskedPaper,
  type OfferedPaper,
  ownerOf,
  paperInWords,
  storedPapersFor,
  storeWords,
  takeFromStore,
} from '#modules/personal-store/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import { isFileId } from '#platform/files/index.ts';
import type { OpenDraft } from './open-draft.ts';
import { componentAt, componentNumber } from './papers.ts';
import { hasFiles } from './view-of-stage.ts';

const mostOffers = 5;

/**
 * The stage with the papers of the person's store at each field that asks for their kind. Not for an agent: a mandate opens
 * the name and the number, not the papers.
 */
export async function withOffers(ctx: Context, open: OpenDraft, view: StageView): Promise<StageView> {
  if (open.mandate || !hasFiles(view.fields)) return view;
  const askedBy = new Map(askedIn(open, view.fields).map((asked) => [asked.field, asked]));
  if (askedBy.size === 0) return view;
  const offered = await storedPapersFor(
    ctx,
    await ownerOf(ctx),
    [...askedBy.values()].map(({ paper }) => paper),
  );
  const ofComponent = Map.groupBy(offered, ({ component }) => component);
  const put = (fields: readonly FieldView[]): readonly FieldView[] =>
    fields.map((field): FieldView => {
      if (field.control === 'group') return { ...field, fields: put(field.fields) };
      if (field.control === 'table') return { ...field, rows: field.rows.map(put) };
      const found = ofComponent.get(askedBy.get(field.name)?.paper.component ?? '') ?? [];
      if (field.control !== 'files') return field;
      const given = new Set(field.files.map(({ value }) => value));
      const offers = offersOf(
        ctx,
        field.name,
        found.filter(({ paper }) => !given.has(paper.fileId)),
      );
      return offers ? { ...field, offers } : field;
    });
  return { ...view, fields: put(view.fields) };
}

/** Every upload field that stands for a component, with that component as its procedure names it. */
const askedIn = (
  open: OpenDraft,
  fields: readonly FieldView[],
): readonly { readonly field: string; readonly paper: AskedPaper }[] =>
  fields.flatMap((field) => {
    if (field.control === 'group') return askedIn(open, field.fields);
    if (field.control === 'table') return field.rows.flatMap((row) => askedIn(open, row));
    const paper = field.control === 'files' ? paperAsked(open, field.name) : undefined;
    return paper ? [{ field: field.name, paper }] : [];
  });

function paperAsked({ form, version }: OpenDraft, field: string): AskedPaper | undefined {
  const code = componentAt(form, `/${field.replaceAll('.', '/')}`);
  const number = code === undefined ? 0 : componentNumber(version.content, code);
  return number === 0 ? undefined : askedPaper(version.content, number);
}

/** A component as the store is asked for it. */
export function askedPaper({ components }: Procedure, number: number): AskedPaper {
  const { name, result } = components[number - 1]!;
  return { component: String(number), name, result };
}

/** What may be taken, and of what may not the newest of each reason; that a newer one is there says itself. */
function offersOf(ctx: Context, field: string, found: readonly OfferedPaper[]): OffersView | undefined {
  const shown = found.filter(({ state }) => state !== 'replaced').slice(0, mostOffers);
  if (shown.length === 0) return undefined;
  const { locale } = ctx;
  return {
    title: storeWords(locale, 'offersTitle'),
    terms: storeWords(locale, 'offersTerms'),
    take: storeWords(locale, 'take'),
    items: shown.map(({ paper, state, agencyName }) => {
      const { source, days, signature, why } = paperInWords(locale, paper, state);
      return {
        label: paper.title,
        details: [source, `${agencyName}, ${days}`, signature],
        action: state === 'usable' ? `${takeAction} ${field} ${paper.id}` : undefined,
        why,
      };
    }),
  };
}

/** The button of an offer: the page comes again, with the paper in its field. */
const takeAction = 'refresh take';

/**
 * Takes the offered paper that was pressed, if one was: its owner agrees, and its file stands in the posted field. What has
 * run out since the page was shown is not taken; the page shown again says why.
 */
export async function takeOffered(ctx: Context, open: OpenDraft, posted: URLSearchParams): Promise<void> {
  const action = posted.get('action') ?? '';
  if (!action.startsWith(`${takeAction} `)) return;
  const [field, paperId] = action.slice(takeAction.length + 1).split(' ');
  const paper = field && !open.mandate ? paperAsked(open, field) : undefined;
  if (!field || !paper || !paperId || !isFileId(paperId)) return;
  const { code, name } = open.version.content;
  try {
    const { fileId } = await takeFromStore(ctx, {
      paperId,
      owner: await ownerOf(ctx),
      applicationKey: open.draft.id,
      component: paper.name,
      procedure: { code, name },
    });
    posted.append(field, fileId);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stored-paper-not-usable')) throw error;
  }
}
