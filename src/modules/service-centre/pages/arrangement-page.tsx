import type { Unit } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import type { RecordedEvent } from '#platform/events/index.ts';
import {
  Card,
  DataTable,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
} from '#ui/index.ts';
import type { Centre, Counter, Group } from '../model.ts';
import { centrePaths } from '../paths.ts';
import { CounterForm, GroupForm } from './arrangement-forms.tsx';

export interface ArrangementPageProps {
  readonly centre: Centre;
  readonly groups: readonly Group[];
  readonly counters: readonly Counter[];
  readonly agencies: readonly Unit[];
  /** Of agencies, those of before among them. */
  readonly names: ReadonlyMap<string, string>;
  /** The latest change first. */
  readonly history: readonly RecordedEvent[];
  readonly posted: Posted;
}

/** What a centre offers, at which counters, and how that came about. */
export function ArrangementPage(props: ArrangementPageProps) {
  const { centre, groups, counters, names, history, posted } = props;
  const title = 'Nhóm dịch vụ và quầy';
  return (
    <DeskFrame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: centre.name, href: centrePaths.hall(centre.code) }, { label: title }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          eyebrow={centre.name}
          title={title}
          lead="Nhóm là việc người dân lấy số; quầy gọi một hay nhiều nhóm. Nhóm không quầy nào gọi thì kiosk không hiện."
        />
        <PostedProblem posted={posted} />
        <Card title="Nhóm dịch vụ">
          {groups.map((group) => (
            <GroupForm key={group.code} {...props} group={group} />
          ))}
          <GroupForm {...props} group={undefined} />
        </Card>
        <Card title="Quầy">
          {counters.map((counter) => (
            <CounterForm key={counter.id} {...props} counter={counter} />
          ))}
          <CounterForm {...props} counter={undefined} />
        </Card>
        <DataTable
          caption="Những lần thay đổi"
          showsCaption
          stacksOnPhone
          rows={history}
          rowKey={({ id }) => id}
          empty="Chưa thay đổi lần nào kể từ khi mở trung tâm."
          columns={[
            {
              key: 'when',
              header: 'Lúc',
              noWrap: true,
              cell: ({ recordedAt }) => formatDateTime(recordedAt, 'vi'),
            },
            { key: 'who', header: 'Ai', cell: ({ actor }) => actor.name },
            { key: 'what', header: 'Đã làm', namesRow: true, cell: whatOf },
            { key: 'before', header: 'Trước đó', cell: ({ data }) => wordsOf(data['before'], names) },
            { key: 'after', header: 'Từ lúc ấy', cell: ({ data }) => wordsOf(data['after'], names) },
          ]}
        />
      </div>
    </DeskFrame>
  );
}

const whatOf = ({ type, data }: RecordedEvent): string =>
  `${data['before'] ? 'Sửa' : 'Thêm'} ${type === 'centre-group-set' ? `nhóm ${data['group']}` : `quầy ${data['number']}`}`;

interface Arranged {
  readonly name: string;
  readonly agencyId: string;
  readonly groups?: readonly string[];
}

function wordsOf(arranged: Arranged | null, names: ReadonlyMap<string, string>): string {
  if (!arranged) return '–';
  const { name, agencyId, groups } = arranged;
  const calls = groups && (groups.length > 0 ? `gọi ${groups.join(', ')}` : 'không gọi nhóm nào');
  return [name, names.get(agencyId), calls].filter(Boolean).join('; ');
}
