import type { Calendar } from '#engines/working-time/index.ts';
import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  DeadlineChip,
  EmptyState,
  FilterBar,
  FilterField,
  formatDate,
  formatDateTime,
  PageTitle,
  Pagination,
  TabLinks,
} from '#ui/index.ts';
import { type Direction, type Document, incomingStates, isClosed, outgoingStates } from '../model.ts';
import { documentPaths, type ListQuery } from '../paths.ts';
import { stateWords } from '../words.vi.ts';
import { directionNames } from './frame.tsx';
import { Marks, StateTag, titleOf } from './marks.tsx';

export interface ListPageProps {
  readonly direction: Direction;
  readonly asked: ListQuery;
  readonly documents: readonly Document[];
  readonly nextHref: string | undefined;
  readonly mayRegister: boolean;
  readonly mayDraft: boolean;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
}

/** A register as the officer may see it, the latest first; found by any word of it, without accents. */
export function ListPage(props: ListPageProps) {
  const { direction, asked, documents, nextHref, mayRegister, mayDraft } = props;
  const isFiltered = Boolean(asked.q || asked.state);
  const states = direction === 'incoming' ? incomingStates : outgoingStates;
  return (
    <DeskFrame title={directionNames[direction]}>
      <div class="mu-stack">
        <PageTitle
          title={directionNames[direction]}
          lead={
            direction === 'incoming'
              ? 'Văn bản cơ quan, đơn vị bạn nhận, mới nhất trước.'
              : 'Văn bản cơ quan, đơn vị bạn soạn và phát hành, mới nhất trước.'
          }
          actions={
            <>
              <ButtonLink variant="tertiary" href={documentPaths.book(direction)}>
                In sổ
              </ButtonLink>
              {direction === 'incoming' && mayRegister && (
                <ButtonLink href={documentPaths.newIncoming()}>Vào sổ văn bản giấy</ButtonLink>
              )}
              {direction === 'outgoing' && mayDraft && (
                <ButtonLink variant="tertiary" href={documentPaths.templates()}>
                  Văn bản mẫu
                </ButtonLink>
              )}
              {direction === 'outgoing' && mayDraft && (
                <ButtonLink href={documentPaths.newDraft()}>Soạn văn bản</ButtonLink>
              )}
            </>
          }
        />
        <TabLinks
          label="Sổ văn bản"
          tabs={[
            {
              label: directionNames.incoming,
              href: documentPaths.list('incoming'),
              isCurrent: direction === 'incoming',
            },
            {
              label: directionNames.outgoing,
              href: documentPaths.list('outgoing'),
              isCurrent: direction === 'outgoing',
            },
            { label: 'Số liệu', href: documentPaths.figures(), isCurrent: false },
            { label: 'Lịch họp', href: sitePaths.meetings, isCurrent: false },
            { label: 'Quy định', href: documentPaths.regulation(), isCurrent: false },
            { label: 'Làm thay tôi', href: documentPaths.doneForMe(), isCurrent: false },
            ...(mayRegister ? [{ label: 'Hộp thư công vụ', href: sitePaths.mail, isCurrent: false }] : []),
          ]}
        />
        <FilterBar
          action={documentPaths.list(direction)}
          label="Lọc văn bản"
          clearHref={isFiltered ? documentPaths.list(direction) : undefined}
        >
          <FilterField name="q" label="Số ký hiệu, trích yếu, nội dung" type="search" value={asked.q} />
          <FilterField
            name="trang-thai"
            label="Tình trạng"
            value={asked.state}
            mayBeAny
            options={states.map((value) => ({ value, label: stateWords[value].text }))}
          />
        </FilterBar>
        <DataTable
          caption={directionNames[direction]}
          rows={documents}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty={
            <EmptyState title={isFiltered ? 'Không có văn bản nào như vậy.' : 'Chưa có văn bản nào.'}>
              {isFiltered && <p>Gõ không dấu cũng tìm được; tìm cả trong nội dung tệp.</p>}
            </EmptyState>
          }
          columns={columnsOf(props)}
        />
        {asked.after && (
          <p>
            <a href={documentPaths.list(direction, { ...asked, after: undefined })}>Về đầu danh sách</a>
          </p>
        )}
        <Pagination nextHref={nextHref} />
      </div>
    </DeskFrame>
  );
}

function columnsOf({ direction, calendar, now }: ListPageProps): readonly Column<Document>[] {
  const isIncoming = direction === 'incoming';
  return [
    {
      key: 'number',
      header: isIncoming ? 'Số đến' : 'Số đi',
      noWrap: true,
      cell: ({ number }) => number ?? '–',
    },
    {
      key: 'subject',
      header: 'Văn bản',
      namesRow: true,
      cell: (document) => (
        <>
          <a href={documentPaths.document(document.id)}>{titleOf(document)}</a>
          <div class="mu-quiet">
            {[
              document.typeName,
              document.code,
              document.promulgatedOn && formatDate(document.promulgatedOn, 'vi'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <Marks {...document} />
        </>
      ),
    },
    ...(isIncoming
      ? [{ key: 'sender', header: 'Nơi gửi', cell: ({ senderName }: Document) => senderName }]
      : []),
    { key: 'state', header: 'Tình trạng', noWrap: true, cell: (document) => <StateTag {...document} /> },
    {
      key: 'due',
      header: 'Hạn',
      noWrap: true,
      cell: (document) =>
        document.dueAt && !isClosed(document) ? (
          <DeadlineChip left={timeLeft(calendar, now, document.dueAt)} dueAt={document.dueAt} />
        ) : (
          '–'
        ),
    },
    {
      key: 'at',
      header: isIncoming ? 'Đến lúc' : 'Bắt đầu',
      noWrap: true,
      cell: ({ listedAt }) => formatDateTime(listedAt, 'vi'),
    },
  ];
}
