import type { Answers } from '#engines/forms/index.ts';
import { acceptDossier, handOverDossier, submitDossier } from '#modules/dossiers/index.ts';
import { findCitizenByIdentityNumber } from '#modules/identity/index.ts';
import { dayOf, listHeldPositions, listHolders } from '#modules/org/index.ts';
import { collectCash, listObligationsOf, owedVnd } from '#modules/payments/index.ts';
import { getProcedure } from '#modules/procedures/index.ts';
import { listWorkItemsOf, type WorkItem } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import { createContext } from '#platform/create-context.ts';
import { storeMade } from '#platform/files/index.ts';
import { mappingOf, rowsOf } from '#platform/packs/index.ts';
import type { Province } from './province.ts';

/** Where the demonstration's dossiers stand in the pack. */
const list = 'demo/dossiers.yaml';

/** A form filled in as an example of its procedure, on its way to the act that is left for the visitor. */
interface DemoDossier {
  readonly citizen: string;
  readonly procedure: string;
  readonly example: string;
  readonly hoursAgo: number;
  readonly until: string;
}

/** Lays the pack's sample dossiers in the inboxes, by the acts of its people; a second start finds them there. */
export async function seedDossiers(province: Province): Promise<void> {
  const file = province.pack.file(list);
  const isSeeded = await province.db.selectFrom('dossier').select('id').limit(1).executeTakeFirst();
  if (!file || isSeeded) return;
  for (const row of rowsOf(file, 'dossiers')) await seed(province, row as unknown as DemoDossier);
}

async function seed(province: Province, row: DemoDossier): Promise<void> {
  const { db, pack, calendar, config } = province;
  const filedAt = Temporal.Now.instant().subtract({ hours: row.hoursAgo });
  const ctx = createContext({ db, tenant: config.province, calendar, now: () => filedAt });
  const [person] = rowsOf(pack.file('people.yaml')!, 'citizens').filter(
    (each) => each['username'] === row.citizen,
  );
  const citizen = (await findCitizenByIdentityNumber(db, String(person!['identityNumber'])))!;
  const example = pack.files(`procedures/${row.procedure}-*/examples/${row.example}.yaml`)[0]!;
  const { answers } = mappingOf(example, example.value) as { readonly answers: Answers };

  const own = ctx.as({ kind: 'citizen', id: citizen.id, name: citizen.fullName, positions: [] });
  const dossier = await submitDossier(own, {
    procedureVersionId: (await getProcedure(db, row.procedure, dayOf(filedAt))).id,
    channel: 'online',
    applicant: { id: citizen.id, name: citizen.fullName, phone: citizen.phone, email: citizen.email },
    answers: await withScans(province, own, answers),
    placeCode: (citizen.address as { readonly place: string }).place,
    returnMethod: 'online',
    submissionKey: `demo-${row.example}`,
  });
  for (;;) {
    const item = (await listWorkItemsOf(db, 'dossier', dossier.id)).find((each) => each.state === 'open');
    if (!item || item.action === row.until) return;
    await act(ctx, item, dossier.id);
  }
}

/** Someone who may do it takes the step in the usual way. */
async function act(ctx: Context, item: WorkItem, dossierId: string): Promise<void> {
  const on = dayOf(ctx.now());
  const holders = await listHolders(ctx.db, item.agencyId, item.role, on);
  const holder = holders.find((each) => each.unitId === item.unitId)!;
  const positions = await listHeldPositions(ctx.db, holder.officerId, on);
  const officer = ctx.as({ kind: 'officer', id: holder.officerId, name: holder.fullName, positions });
  if (item.action === 'accept') {
    await collectFees(officer, dossierId);
    await acceptDossier(officer, { dossierId });
  } else await handOverDossier(officer, { dossierId, workItemId: item.id, outcome: item.outcomes[0] });
}

/** Whoever accepts has first taken the money that is due. */
async function collectFees(officer: Context, dossierId: string): Promise<void> {
  const fees = await listObligationsOf(officer.db, 'dossier', [dossierId]);
  for (const fee of fees.filter(({ dueAt }) => dueAt === 'submission')) {
    if (owedVnd(fee) > 0) await collectCash(officer, { obligationId: fee.id, amountVnd: owedVnd(fee) });
  }
}

/** An example names its scans; each becomes a page that says what it stands for. */
async function withScans(province: Province, ctx: Context, answers: Answers): Promise<Answers> {
  const scans = new Map<string, string>();
  JSON.stringify(answers, (_key, value) => {
    if (typeof value === 'string' && /^[\w-]+\.(pdf|jpe?g|png)$/.test(value)) scans.set(value, '');
    return value;
  });
  for (const name of scans.keys()) {
    const source = `#set document(date: auto)\n#set page(paper: "a5")\nBản quét giới thiệu: ${name}`;
    const bytes = await province.letters.render({ source }, {}, { createdAt: ctx.now() });
    const { id } = await storeMade(ctx, province.blobs, {
      bytes,
      name: name.replace(/\.\w+$/, '.pdf'),
      mediaType: 'application/pdf',
    });
    scans.set(name, id);
  }
  return JSON.parse(JSON.stringify(answers), (_key, value) => scans.get(value) ?? value);
}
