import { dayOf } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Alert,
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterField,
  formatDate,
  PageTitle,
  Pagination,
  TabLinks,
  Tag,
} from '#ui/index.ts';
import { sides } from '../list-directives.ts';
import type { ListView } from '../list-view.ts';
import { sideNames, stateNames, stateTones } from '../messages.vi.ts';
import { type Directive, directiveStates } from '../model.ts';
import { paths, sideWord } from '../paths.ts';
import { riskInShort } from '../risk/risk-words.vi.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import { DirectiveLinks } from './directive-links.tsx';
import { leadName } from './directive-tree.tsx';

const tabs = { open: 'Đang mở', overdue: 'Quá hạn', closed: 'Đã khép lại' } as const;

/** The directives of which the officer is a side, by deadline. */
export function ListPage({ view }: { readonly view: ListView }) {
  const { query, rows } = view;
  return (
    <DeskFrame title="Nhiệm vụ">
      <div class="mu-stack">
        <PageTitle
          title="Nhiệm vụ"
          lead="Nhiệm vụ được giao, theo hạn; việc của riêng bạn nằm trong hộp việc."
          actions={
            view.mayGive && (
              <ButtonLink variant="primary" href={paths.giving()}>
                Giao nhiệm vụ
              </ButtonLink>
            )
          }
        />
        <DirectiveLinks isLeader={view.isLeader} isSecretary={view.isSecretary} />
        <Digest view={view} />
        <TabLinks
          label="Nhiệm vụ đang mở hay đã khép lại"
          tabs={(Object.keys(tabs) as (keyof typeof tabs)[]).map((each) => ({
            label: tabs[each],
            href: paths.list({ ...query, view: each, after: undefined, state: undefined }),
            isCurrent: each === query.view,
          }))}
        />
        <Filters view={view} />
        <DataTable
          caption="Nhiệm vụ"
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns(view)}
          stacksOnPhone
          empty={<Nothing view={view} />}
        />
        {query.after && (
          <p>
            <a href={paths.list({ ...query, after: undefined })}>Về đầu danh sách</a>
          </p>
        )}
        <Pagination nextHref={view.nextHref} />
      </div>
    </DeskFrame>
  );
}

function Digest({ view: { digest } }: { readonly view: ListView }) {
  if (digest.length === 0) return null;
  return (
    <Alert tone="warning" title={`Nhắc việc hôm nay: ${digest.length} nhiệm vụ`}>
      <ul>
        {digest.map(({ directiveId, code, title, days }) => (
          <li key={directiveId}>
            <a href={paths.directive(directiveId)}>
              {code} · {title}
            </a>
            :{' '}
            {days > 0
              ? `quá hạn ${days} ngày làm việc`
              : days === 0
                ? 'đến hạn hôm nay'
                : `còn ${-days} ngày làm việc`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Filters({ view: { query, unitNames, rows } }: { readonly view: ListView }) {
  const isFiltered = query.side || query.unitId || query.state || query.dueOn;
  const leads = new Set([
    ...rows.flatMap(({ leadUnitId }) => leadUnitId ?? []),
    ...(query.unitId ? [query.unitId] : []),
  ]);
  return (
    <FilterBar
      action={paths.list()}
      label="Lọc nhiệm vụ"
      clearHref={isFiltered ? paths.list({ view: query.view }) : undefined}
    >
      {query.view !== 'open' && (
        <input type="hidden" name="xem" value={query.view === 'closed' ? 'da-xong' : 'qua-han'} />
      )}
      <FilterField
        name="vai"
        label="Vai trò"
        value={query.side && sideWord(query.side)}
        mayBeAny
        options={sides.map((side) => ({ value: sideWord(side), label: sideNames[side] }))}
      />
      <FilterField
        name="don-vi"
        label="Đơn vị chủ trì"
        value={query.unitId}
        mayBeAny
        options={[...leads].map((id) => ({ value: id, label: unitNames.get(id) ?? '' }))}
      />
      <FilterField
        name="trang-thai"
        label="Trạng thái"
        value={query.state}
        mayBeAny
        options={directiveStates.map((state) => ({ value: state, label: stateNames[state] }))}
      />
      {query.view === 'open' && (
        <FilterField name="truoc-ngay" label="Đến hạn trước hết ngày" type="date" value={query.dueOn} />
      )}
    </FilterBar>
  );
}

const columns = ({ calendar, now, unitNames, risks }: ListView): readonly Column<Directive>[] => [
  {
    key: 'title',
    header: 'Nhiệm vụ',
    namesRow: true,
    cell: ({ id, title, code, parentId }) => (
      <>
        <a href={paths.directive(id)}>{title}</a>
        <div class="mu-quiet">
          {code}
          {parentId && ' · phần việc'}
        </div>
      </>
    ),
  },
  { key: 'lead', header: 'Chủ trì', cell: (row) => leadName(row, unitNames) },
  {
    key: 'due',
    header: 'Hạn',
    noWrap: true,
    cell: (row) => (
      <>
        {formatDate(dayOf(row.dueAt), 'vi')}{' '}
        <div>
          <DeadlineMark directive={row} calendar={calendar} now={now} />
        </div>
      </>
    ),
  },
  {
    key: 'state',
    header: 'Trạng thái',
    cell: ({ state }) => <Tag tone={stateTones[state]}>{stateNames[state]}</Tag>,
  },
  { key: 'percent', header: 'Tiến độ', isNumber: true, cell: ({ percent }) => `${percent}%` },
  {
    key: 'risk',
    header: 'Khả năng muộn',
    cell: ({ id }) => {
      const risk = risks.get(id);
      return (risk && riskInShort(risk)) ?? '–';
    },
  },
];

const Nothing = ({ view: { query, mayGive } }: { readonly view: ListView }) => (
  <EmptyState title={query.view === 'overdue' ? 'Không có nhiệm vụ nào quá hạn' : 'Không có nhiệm vụ nào'}>
    {mayGive && (
      <p>
        <a href={paths.giving()}>Giao một nhiệm vụ</a>
      </p>
    )}
  </EmptyState>
);
