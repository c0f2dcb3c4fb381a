import { sql } from 'kysely';
import { columnMover } from '#modules/org/index.ts';

/**
 * What an archive still has goes to the archive of the successor, under the codes of the lists it was opened by; so does
 * what is being handed over, looked over, or held. Lists stay with the agency whose years they are of, and so does the
 * row of what was destroyed or given away (Law on Archives 33/2024/QH15: the records of an agency that ended are kept
 * by who took over from it, and not mixed with the successor's own).
 */
export const archiveMovers = [
  columnMover({
    name: 'hồ sơ công việc và hồ sơ lưu trữ',
    table: 'archive_folder',
    places: [{ unit: 'unit_id', agency: 'agency_id' }],
    open: sql<boolean>`state not in ('transferred', 'destroyed')`,
    kept: sql<string>`concat_ws(' ', id, list_agency_id, year, code, state, keeper_id, ends_on, contents_sha256)`,
  }),
  columnMover({
    name: 'đợt nộp lưu đang chờ',
    table: 'archive_hand_over',
    places: [{ unit: 'unit_id', agency: 'agency_id' }],
    open: sql<boolean>`state = 'offered'`,
    kept: sql<string>`concat_ws(' ', id, given_by, given_at)`,
  }),
  columnMover({
    name: 'đề nghị hủy tài liệu đang xem xét',
    table: 'archive_destruction',
    places: [{ unit: 'agency_id' }],
    open: sql<boolean>`state in ('in-council', 'for-decision', 'decided')`,
    kept: sql<string>`concat_ws(' ', id, state, proposed_by, decision_code)`,
  }),
  columnMover({
    name: 'lệnh giữ tài liệu',
    table: 'archive_hold',
    places: [{ unit: 'agency_id' }],
    open: sql<boolean>`lifted_at is null`,
    kept: sql<string>`concat_ws(' ', id, kind, subject_id, set_at)`,
  }),
];
