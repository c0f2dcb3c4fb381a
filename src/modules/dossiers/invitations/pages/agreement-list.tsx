import { formatDateTime, SummaryList } from '#ui/index.ts';
import type { DossierAgreement } from '../list-agreements.ts';

/** At the desk: who else answered for what in the application. */
export const AgreementList = ({ agreements }: { readonly agreements: readonly DossierAgreement[] }) => (
  <SummaryList
    rows={agreements.map(({ label, citizenName, stage, agreedAt }) => ({
      term: label,
      value: `${citizenName} ${stage === null ? 'xác nhận' : 'điền'} lúc ${formatDateTime(agreedAt, 'vi')}`,
    }))}
  />
);
