import type { CentreAmounts } from '#modules/service-centre/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Card, formatDateTime, PageTitle } from '#ui/index.ts';
import type { Figures } from '../model.ts';
import { dashboardPaths } from '../paths.ts';
import type { CountedDossier } from '../queries.ts';
import { CountedTable } from './counted-table.tsx';
import { CounterTiles } from './counter-tiles.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { MonthPicker } from './month-picker.tsx';

export interface AgencyFiguresPageProps {
  readonly month: string;
  readonly months: readonly string[];
  readonly agencies: readonly {
    readonly agencyId: string;
    readonly name: string;
    readonly figures: Figures;
    /** What its counters saw, where it has any. */
    readonly atCounters: CentreAmounts | undefined;
    /** Late already, or due soonest. */
    readonly dueSoonest: readonly CountedDossier[];
  }[];
  /** By officer and step, for who heads an agency. */
  readonly isHead: boolean;
  readonly now: Temporal.Instant;
}

/** The officer's own agencies: each figure leads to its dossiers, and below it stands what can still be saved. */
export function AgencyFiguresPage({ month, months, agencies, isHead, now }: AgencyFiguresPageProps) {
  return (
    <DeskFrame title="Số liệu">
      <div class="mu-stack">
        <PageTitle
          title="Số liệu"
          lead={`Đếm từ từng bước xử lý, tính đến ${formatDateTime(now, 'vi')}. Bấm vào một số để xem các hồ sơ được đếm.`}
        />
        <p>
          <a href={dashboardPaths.index(month)}>Bộ chỉ số theo Quyết định 766: điểm và việc để tăng điểm</a>
        </p>
        {isHead && (
          <p>
            <a href={dashboardPaths.ownSatisfaction()}>Mức độ hài lòng theo cán bộ, theo bước</a>
          </p>
        )}
        <p>
          <a href={dashboardPaths.simulation()}>Thử thay đổi thời hạn, nhân sự, các bước</a>
        </p>
        <MonthPicker action={dashboardPaths.agency()} month={month} months={months} />
        {agencies.map(({ agencyId, name, figures, atCounters, dueSoonest }) => (
          <section class="mu-stack" key={agencyId}>
            <h2>{name}</h2>
            <FigureTiles
              figures={figures}
              hrefOf={(figure) => dashboardPaths.counted(agencyId, figure, month)}
            />
            {atCounters && (
              <Card title="Tại quầy">
                <CounterTiles amounts={atCounters} />
              </Card>
            )}
            <Card title="Làm ngay để nâng tỷ lệ đúng hạn">
              <CountedTable
                caption="Hồ sơ đang giải quyết, hạn gần nhất trước"
                dossiers={dueSoonest}
                empty="Không có hồ sơ nào đang chờ giải quyết."
              />
            </Card>
          </section>
        ))}
      </div>
    </DeskFrame>
  );
}
