import { DeskFrame } from '#modules/site/index.ts';
import { ButtonLink, DataTable, EmptyState, PageTitle, Tag } from '#ui/index.ts';
import { counterStateNames, counterTones } from '../desk-words.vi.ts';
import type { Centre, Counter } from '../model.ts';
import { centrePaths } from '../paths.ts';

export interface CounterListPageProps {
  readonly counters: readonly Counter[];
  readonly centres: readonly Centre[];
  /** Where the officer sits now. */
  readonly own: Counter | undefined;
  readonly may: (permission: string, subject: unknown) => boolean;
}

/** The counters at which an officer may sit, by the centre they stand in. */
export function CounterListPage({ counters, centres, own, may }: CounterListPageProps) {
  const halls = centres.filter(({ id }) => counters.some(({ centreId }) => centreId === id));
  return (
    <DeskFrame title="Gọi số">
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title="Gọi số"
          lead="Ngồi vào quầy để gọi số. Mỗi người ngồi một quầy."
          actions={
            own && (
              <ButtonLink href={centrePaths.counter(own.id)}>
                Về quầy {own.number} · {own.name}
              </ButtonLink>
            )
          }
        />
        {halls.length === 0 && <EmptyState title="Không có quầy nào dành cho bạn" />}
        {halls.map((centre) => (
          <section class="mu-stack" key={centre.id}>
            {may('serviceCentre.lead', centre) && (
              <p>
                <a href={centrePaths.hall(centre.code)}>Toàn cảnh, số liệu và camera của {centre.name}</a>
              </p>
            )}
            <DataTable
              caption={centre.name}
              showsCaption
              stacksOnPhone
              rows={counters.filter(({ centreId }) => centreId === centre.id)}
              rowKey={({ id }) => id}
              empty=""
              columns={[
                {
                  key: 'counter',
                  header: 'Quầy',
                  namesRow: true,
                  cell: ({ id, number, name }) => (
                    <a href={centrePaths.counter(id)}>
                      {number} · {name}
                    </a>
                  ),
                },
                { key: 'groups', header: 'Nhóm', cell: ({ groups }) => groups.join(', ') },
                {
                  key: 'state',
                  header: 'Trạng thái',
                  cell: ({ state }) => <Tag tone={counterTones[state]}>{counterStateNames[state]}</Tag>,
                },
                { key: 'officer', header: 'Người ngồi', cell: ({ officerName }) => officerName ?? '—' },
              ]}
            />
          </section>
        ))}
      </div>
    </DeskFrame>
  );
}
