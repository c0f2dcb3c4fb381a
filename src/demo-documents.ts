import { endorseDocument, proposeEndorsement, registerPaper } from '#modules/documents/index.ts';
import { dayOf, findUnitByCode, listHeldPositions, listHolders } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { storeMade } from '#platform/files/index.ts';
import { rowsOf } from '#platform/packs/index.ts';
import type { Province } from './province.ts';

/** Where the demonstration's documents stand in the pack, and whose they are. */
const list = 'demo/documents.yaml';
const agencyCode = 'H99.102';

interface DemoDocument {
  readonly code: string;
  readonly sender: string;
  readonly subject: string;
  readonly urgency: number;
  readonly daysAgo: number;
  readonly until: 'registered' | 'proposed' | 'endorsed';
}

/** Lays the pack's documents in the commune's register, by the acts of its people; a second start finds them there. */
export async function seedDocuments(province: Province): Promise<void> {
  const file = province.pack.file(list);
  const isSeeded = await province.db.selectFrom('document').select('id').limit(1).executeTakeFirst();
  if (!file || isSeeded) return;
  for (const row of rowsOf(file, 'documents')) await seed(province, row as unknown as DemoDocument);
}

async function seed(province: Province, row: DemoDocument): Promise<void> {
  const { db, calendar, config } = province;
  const now = Temporal.Now.instant().subtract({ hours: 24 * row.daysAgo });
  const ctx = createContext({ db, tenant: config.province, calendar, now: () => now });
  const agency = (await findUnitByCode(db, agencyCode, dayOf(now)))!;
  const clerk = await holderOf(ctx, agency.id, 'sealKeeper');
  const leader = await holderOf(ctx, agency.id, 'signer');
  const { id: documentId } = await registerPaper(clerk.ctx, {
    agencyId: agency.id,
    unitId: clerk.unitId,
    source: 'paper',
    register: 'ĐẾN',
    typeName: row.code.includes('GM') ? 'Giấy mời' : 'Công văn',
    code: row.code,
    subject: row.subject,
    senderName: row.sender,
    promulgatedOn: dayOf(now).subtract({ days: 1 }),
    urgency: row.urgency,
    circulation: null,
    secrecy: null,
    isLimited: false,
    readerIds: [],
    dueOn: null,
    fileIds: [await scanOf(province, clerk.ctx, row)],
    isRepeatKnown: true,
  });
  const office = await holderOf(ctx, agency.id, 'assigner');
  if (row.until === 'proposed') {
    const opinion = 'Văn phòng đề xuất giao bộ phận chuyên môn tham mưu.';
    await proposeEndorsement(clerk.ctx, { documentId, leaderId: leader.id, opinion, assignments: [] });
  }
  if (row.until === 'endorsed') {
    const part = { unitId: office.unitId, officerId: null, role: 'lead', workingDays: 5 } as const;
    const opinion = 'Giao Văn phòng chủ trì, tham mưu kế hoạch trong tuần.';
    await endorseDocument(leader.ctx, { documentId, opinion, assignments: [part] });
  }
}

/** The first of the agency who holds the role, at work. */
async function holderOf(ctx: Context, agencyId: string, role: string) {
  const on = dayOf(ctx.now());
  const [holder] = await listHolders(ctx.db, agencyId, role, on);
  const { officerId: id, fullName: name, unitId } = holder!;
  const positions = await listHeldPositions(ctx.db, id, on);
  return { id, unitId, ctx: ctx.as({ kind: 'officer', id, name, positions }) };
}

/** A page that stands for the scan of the paper. */
async function scanOf({ letters, blobs }: Province, ctx: Context, row: DemoDocument): Promise<string> {
  const source = `#set document(date: auto)\n#set page(paper: "a5")\n#set text(font: "Tinos")\n#letter-data.sender\n\nSố: #letter-data.code\n\n#letter-data.subject`;
  const template = { source: `#import "/letters/library.typ": letter-data\n${source}` };
  const bytes = await letters.render(template, row, { createdAt: ctx.now() });
  const name = `${row.code.replaceAll('/', '-')}.pdf`;
  return (await storeMade(ctx, blobs, { bytes, name, mediaType: 'application/pdf' })).id;
}
