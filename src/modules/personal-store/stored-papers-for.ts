import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { readPersonalData } from '#modules/personal-data/index.ts';
import type { Context } from '#platform/context.ts';
import { type PaperOwner, type PaperState, type StoredPaper, stateOf } from './model.ts';
import { kindOf, type NamedPaper } from './paper-kind.ts';
import { listPaperKinds, paperColumns, papersOf } from './queries.ts';

/** A paper that an application asks for; `component` is how the asking module calls it. */
export interface AskedPaper extends NamedPaper {
  readonly component: string;
}

/** A kept paper that could stand for a component, and whether it still may. */
export interface OfferedPaper {
  readonly component: string;
  readonly paper: StoredPaper;
  readonly state: PaperState;
  readonly agencyName: string;
}

const most = 60;

/**
 * What the owner's store holds for the papers asked, usable ones first, the latest first; what may not be used any more
 * is there with its state, so that a page can say why. For an officer at a counter it is a reading of the person's data,
 * which the person finds in their account.
 *
 * @throws Refusal `not-allowed` for a citizen about someone else's store, and for an officer of no desk
 */
export async function storedPapersFor(
  ctx: Context,
  asking: PaperOwner,
  asked: readonly AskedPaper[],
): Promise<readonly OfferedPaper[]> {
  const owner = await knownOwner(ctx, asking);
  ctx.authorize('personal-store.lookInto', owner);
  if (asked.length === 0) return [];
  const kinds = await listPaperKinds(ctx.db);
  const wanted = asked.map(({ component, ...paper }) => ({ component, kind: kindOf(paper, kinds) }));
  const rows = await papersOf(ctx.db, owner)
    .select(paperColumns)
    .where(
      'storePaper.kind',
      'in',
      wanted.map(({ kind }) => kind),
    )
    .orderBy('storePaper.keptAt', 'desc')
    .orderBy('storePaper.id', 'desc')
    .limit(most)
    .execute();
  const papers = rows as readonly StoredPaper[];
  if (ctx.actor.kind === 'officer') await leaveReading(ctx, owner, papers);

  const today = dayOf(ctx.now());
  const agencies = await listUnitNames(
    ctx.db,
    papers.map(({ agencyId }) => agencyId),
  );
  return wanted
    .flatMap(({ component, kind }) =>
      papers
        .filter((paper) => paper.kind === kind)
        .map((paper) => ({
          component,
          paper,
          state: stateOf(paper, today),
          agencyName: agencies.get(paper.agencyId) ?? '',
        })),
    )
    .toSorted((one, other) => Number(one.state !== 'usable') - Number(other.state !== 'usable'));
}

/** At the counter only the card is there: the account of its number, where its name is the same, is the person's. */
export async function knownOwner(ctx: Context, owner: PaperOwner): Promise<PaperOwner> {
  if (owner.citizenId || !owner.identityNumber) return owner;
  const citizen = await findCitizenByIdentityNumber(ctx.db, owner.identityNumber);
  const isThem = citizen && citizen.fullName.normalize('NFC') === owner.fullName.normalize('NFC');
  return isThem ? { ...owner, citizenId: citizen.id } : owner;
}

async function leaveReading(ctx: Context, owner: PaperOwner, papers: readonly StoredPaper[]): Promise<void> {
  const [first] = papers;
  if (!first) return;
  await readPersonalData(ctx, {
    purpose: 'check',
    subject: {
      type: 'store',
      id: first.storeId,
      code: 'Kho giấy tờ',
      title: 'Tìm giấy tờ đã có khi nộp hồ sơ tại quầy',
      citizenId: owner.citizenId ?? null,
      identityNumbers: owner.identityNumber ? [owner.identityNumber] : [],
    },
  });
}
