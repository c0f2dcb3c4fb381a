import { DeskFrame } from '#modules/site/index.ts';
import { DataTable, EmptyState, formatDateTime, PageTitle, Pagination, TabLinks, Tag } from '#ui/index.ts';
import { isPlanned, type Meeting } from '../model.ts';
import { meetingPaths } from '../paths.ts';

/** The calendar: what is to come, or what was. */
export const MeetingsPage = ({
  meetings,
  unitNames,
  isPast,
  nextHref,
}: {
  readonly meetings: readonly Meeting[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly isPast: boolean;
  readonly nextHref: string | undefined;
}) => (
  <DeskFrame title="Lịch họp">
    <div class="mu-stack">
      <PageTitle title="Lịch họp" lead="Cuộc họp của đơn vị bạn và những cuộc bạn được mời." />
      <TabLinks
        label="Lịch họp"
        tabs={[
          { label: 'Sắp tới', href: meetingPaths.list(), isCurrent: !isPast },
          { label: 'Đã qua', href: meetingPaths.list({ past: true }), isCurrent: isPast },
        ]}
      />
      <DataTable
        caption={isPast ? 'Cuộc họp đã qua' : 'Cuộc họp sắp tới'}
        rows={meetings}
        rowKey={({ id }) => id}
        stacksOnPhone
        empty={
          <EmptyState title="Không có cuộc họp nào.">
            <p>Mở một giấy mời trong văn bản để đưa vào lịch.</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            header: 'Bắt đầu',
            noWrap: true,
            cell: ({ startsAt }) => formatDateTime(startsAt, 'vi'),
          },
          {
            key: 'title',
            header: 'Cuộc họp',
            namesRow: true,
            cell: (meeting) => (
              <>
                <a href={meetingPaths.meeting(meeting.id)}>{meeting.title}</a>{' '}
                {!isPlanned(meeting) && <Tag tone="danger">Đã hoãn</Tag>}
              </>
            ),
          },
          { key: 'place', header: 'Địa điểm', cell: ({ place }) => place },
          { key: 'unit', header: 'Lịch của', cell: ({ unitId }) => unitNames.get(unitId) },
        ]}
      />
      <Pagination nextHref={nextHref} />
    </div>
  </DeskFrame>
);
