import { formatDateTime, SummaryList } from '#ui/index.ts';
import { returnMethodNames } from '../../desk-messages.vi.ts';
import type { DeskDossier } from '../../desk-view.ts';
import { assistanceInWords, channelNames } from '../../messages.vi.ts';

/** Who applied and how to reach them, masked where the officer has told no purpose; where it came in and goes. */
export function ApplicantFacts({
  view: { dossier, applicant, assistance, unitNames },
}: {
  readonly view: DeskDossier;
}) {
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['Họ tên', dossier.applicantName],
    ['Người được ủy quyền', dossier.agentName],
    [
      'Thay cho tổ chức',
      dossier.organisationName &&
        `${dossier.organisationName}, mã số thuế ${dossier.organisationTaxCode} (tự khai, chưa xác minh)`,
    ],
    ['Số định danh', applicant.applicantIdentityNumber],
    ['Điện thoại', applicant.applicantPhone],
    ['Thư điện tử', applicant.applicantEmail],
    ['Địa chỉ', applicant.applicantAddress],
    [
      'Nộp lúc',
      `${formatDateTime(dossier.submittedAt, 'vi')}, ${channelNames[dossier.channel].toLowerCase()}`,
    ],
    ['Khai hộ', assistance && assistanceInWords(assistance)],
    ['Nơi tiếp nhận', unitNames.get(dossier.receivingUnitId)],
    ['Cơ quan giải quyết', unitNames.get(dossier.competentAgencyId)],
    ['Trả kết quả', returnMethodNames[dossier.returnMethod]],
  ];
  return <SummaryList rows={facts.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />;
}
