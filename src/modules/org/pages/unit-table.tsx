import { type Column, DataTable, formatDate, formatNumber, Tag } from '#ui/index.ts';
import { consolePaths } from '../console-paths.ts';
import type { UnitRow } from '../console-queries.ts';
import { kindName } from '../messages.vi.ts';

export interface UnitTableProps {
  readonly caption: string;
  readonly units: readonly UnitRow[];
  /** The day asked for, kept in the links. */
  readonly on?: Temporal.PlainDate | undefined;
  readonly showsCaption?: boolean | undefined;
}

const officesColumn: Column<UnitRow> = {
  key: 'offices',
  header: 'Đơn vị',
  isNumber: true,
  cell: (unit) => formatNumber(unit.offices, 'vi'),
};

export const UnitTable = ({ caption, units, on, showsCaption }: UnitTableProps) => (
  <DataTable
    caption={caption}
    showsCaption={showsCaption}
    rows={units}
    rowKey={(unit) => unit.id}
    stacksOnPhone
    empty="Không có đơn vị nào có hiệu lực ngày này."
    columns={[
      {
        key: 'name',
        header: 'Tên',
        namesRow: true,
        cell: (unit) => <a href={consolePaths.unit(unit.id, on?.toString())}>{unit.name}</a>,
      },
      { key: 'code', header: 'Mã', noWrap: true, cell: (unit) => unit.code },
      { key: 'kind', header: 'Loại', cell: (unit) => kindName(unit.kind) },
      { key: 'dates', header: 'Hiệu lực', noWrap: true, cell: (unit) => datesInWords(unit) },
      ...(units.some((unit) => unit.isAgency) ? [officesColumn] : []),
      {
        key: 'positions',
        header: 'Vị trí',
        isNumber: true,
        cell: (unit) => formatNumber(unit.positions, 'vi'),
      },
      {
        key: 'vacancies',
        header: 'Chưa có người',
        isNumber: true,
        cell: (unit) =>
          unit.vacancies > 0 ? <Tag tone="warning">{formatNumber(unit.vacancies, 'vi')}</Tag> : '0',
      },
    ]}
  />
);

/** "từ 01/07/2025", "01/01/2020 – 30/06/2025". */
export const datesInWords = ({
  validFrom,
  validTo,
}: {
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
}): string =>
  validTo
    ? `${formatDate(validFrom, 'vi')} – ${formatDate(validTo, 'vi')}`
    : `từ ${formatDate(validFrom, 'vi')}`;
