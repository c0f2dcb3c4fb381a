import { dayOf, findPlace, getUnit, listOfficerNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { type StoredFile, storeMade } from '#platform/files/index.ts';
import { formatDate } from '#ui/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import type { Folder, HandOver } from './model.ts';
import { yearsInWords } from './retention-kinds.ts';

interface Record {
  readonly fileName: string;
  readonly agencyId: string;
  readonly title: string;
  readonly summary?: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly columns: readonly { readonly name: string; readonly isWide: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly total: string;
  readonly signers: readonly { readonly title: string; readonly name?: string | undefined }[];
}

type Services = Pick<ArchiveServices, 'blobs' | 'letters'>;

/** Draws a record of the archive as PDF/A and keeps it. */
async function drawRecord(ctx: Context, { blobs, letters }: Services, record: Record): Promise<StoredFile> {
  const { agencyId, fileName, ...said } = record;
  const { name, placeCode } = await getUnit(ctx.db, agencyId);
  const today = dayOf(ctx.now());
  const place = placeCode ? await findPlace(ctx.db, placeCode, today) : undefined;
  const plain = (place?.name ?? name).replace(/^(Tỉnh|Thành phố|Xã|Phường|Đặc khu)\s+/i, '');
  const data = { agency: { name }, place: plain, issuedAt: today.toString(), ...said };
  const bytes = await letters.render('archive-record', data, { createdAt: ctx.now() });
  return storeMade(ctx, blobs, { bytes, name: fileName, mediaType: 'application/pdf' });
}

const folderColumns = [
  { name: 'Số, ký hiệu', isWide: false },
  { name: 'Tiêu đề hồ sơ', isWide: true },
  { name: 'Thời hạn lưu trữ', isWide: false },
  { name: 'Số tài liệu', isWide: false },
];

/** Folders, one a line, with how many things lie in each; what these are is not said to everyone. */
async function folderRows(ctx: Context, folders: readonly Folder[]) {
  const counts = await countItems(ctx, folders);
  const rows = folders.map(({ id, code, year, title, retentionYears }) => [
    `${code}/${year}`,
    title,
    yearsInWords(retentionYears),
    String(counts.get(id) ?? 0),
  ]);
  const items = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    columns: folderColumns,
    rows,
    total: `Tổng số: ${two(folders.length)} hồ sơ, ${two(items)} tài liệu.`,
  };
}

const two = (count: number): string => String(count).padStart(2, '0');

async function countItems(ctx: Context, folders: readonly Folder[]): Promise<ReadonlyMap<string, number>> {
  if (folders.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('archiveItem')
    .select((is) => ['folderId', is.fn.countAll<string>().as('count')])
    .where(
      'folderId',
      'in',
      folders.map(({ id }) => id),
    )
    .groupBy('folderId')
    .execute();
  return new Map(rows.map(({ folderId, count }) => [folderId, Number(count)]));
}

/** Biên bản giao nhận: what the unit gave and the agency's archive took. */
export async function drawHandOver(
  ctx: Context,
  services: Services,
  handOver: HandOver,
  folders: readonly Folder[],
): Promise<StoredFile> {
  const giver = (await listOfficerNames(ctx.db, [handOver.givenBy])).get(handOver.givenBy) ?? '';
  const unit = await getUnit(ctx.db, handOver.unitId);
  return drawRecord(ctx, services, {
    fileName: 'Biên bản giao nhận hồ sơ.pdf',
    agencyId: handOver.agencyId,
    title: 'Biên bản giao nhận hồ sơ nộp lưu',
    facts: [
      { label: 'Bên giao', value: `${unit.name}, ${giver}` },
      { label: 'Bên nhận', value: `Lưu trữ cơ quan, ${ctx.actor.name}` },
      { label: 'Ngày nộp', value: formatDate(dayOf(handOver.givenAt), 'vi') },
      { label: 'Ngày tiếp nhận', value: formatDate(dayOf(ctx.now()), 'vi') },
    ],
    ...(await folderRows(ctx, folders)),
    signers: [
      { title: 'Bên giao', name: giver },
      { title: 'Bên nhận', name: ctx.actor.name },
    ],
  });
}

/** Danh mục hồ sơ hết thời hạn lưu trữ: what the council looks over and the leader decides on. */
export async function drawDestructionList(
  ctx: Context,
  services: Services,
  {
    agencyId,
    reason,
    members,
  }: { readonly agencyId: string; readonly reason: string; readonly members: readonly string[] },
  folders: readonly Folder[],
): Promise<StoredFile> {
  const names = await listOfficerNames(ctx.db, members);
  return drawRecord(ctx, services, {
    fileName: 'Danh mục hồ sơ đề nghị hủy.pdf',
    agencyId,
    title: 'Danh mục hồ sơ hết thời hạn lưu trữ đề nghị hủy',
    facts: [{ label: 'Lý do', value: reason }],
    ...(await folderRows(ctx, folders)),
    signers: members.map((id, index) => ({
      title: index === 0 ? 'Chủ tịch Hội đồng' : 'Ủy viên',
      name: names.get(id),
    })),
  });
}

/** Danh mục hồ sơ nộp lưu trữ lịch sử. */
export async function drawTransferList(
  ctx: Context,
  services: Services,
  { agencyId, to }: { readonly agencyId: string; readonly to: string },
  folders: readonly Folder[],
): Promise<StoredFile> {
  return drawRecord(ctx, services, {
    fileName: 'Danh mục hồ sơ nộp lưu trữ lịch sử.pdf',
    agencyId,
    title: 'Danh mục hồ sơ nộp lưu trữ lịch sử',
    facts: [{ label: 'Nơi nhận', value: to }],
    ...(await folderRows(ctx, folders)),
    signers: [{ title: 'Bên giao', name: ctx.actor.name }, { title: 'Bên nhận' }],
  });
}
