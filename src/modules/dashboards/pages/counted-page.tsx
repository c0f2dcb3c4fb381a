import { DeskFrame } from '#modules/site/index.ts';
import { PageTitle } from '#ui/index.ts';
import { dashboardPaths } from '../paths.ts';
import type { CountedDossier } from '../queries.ts';
import { CountedTable } from './counted-table.tsx';

export interface CountedPageProps {
  readonly title: string;
  readonly month: string;
  readonly agencyName: string;
  readonly dossiers: readonly CountedDossier[];
}

/** The dossiers behind one figure. */
export const CountedPage = ({ title, month, agencyName, dossiers }: CountedPageProps) => (
  <DeskFrame
    title={title}
    breadcrumbs={[{ label: 'Số liệu', href: dashboardPaths.agency(month) }, { label: title }]}
  >
    <div class="mu-stack">
      <PageTitle eyebrow={agencyName} title={`${title}, tháng ${month.split('-').reverse().join('/')}`} />
      <CountedTable caption={title} dossiers={dossiers} empty="Không có hồ sơ nào." />
    </div>
  </DeskFrame>
);
