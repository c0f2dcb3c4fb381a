import { paperInWords, stateOf, type UsedPaper } from '#modules/personal-store/index.ts';
import { formatDateTime } from '#ui/index.ts';

/** Where a file from the applicant's store came from, what it is worth now, and the consent under which it is here. */
export function StoreProvenance({
  used,
  today,
}: {
  readonly used: UsedPaper;
  readonly today: Temporal.PlainDate;
}) {
  const { paper, use } = used;
  const { source, days, signature, why } = paperInWords('vi', paper, stateOf(paper, today), 'officer');
  const given = formatDateTime(use.consentedAt, 'vi');
  return (
    <ul class="mu-quiet">
      <li>
        {source}, từ ngày {days}. {signature}.
      </li>
      <li>
        {use.basis === 'own'
          ? `Chủ giấy tờ đồng ý dùng cho hồ sơ này lúc ${given}.`
          : `Chủ giấy tờ đồng ý tại quầy lúc ${given}, ${use.officerName} ghi lại.`}
        {use.withdrawnAt && ` Đã rút lại lúc ${formatDateTime(use.withdrawnAt, 'vi')}.`}
      </li>
      {why && <li>{why}</li>}
    </ul>
  );
}
