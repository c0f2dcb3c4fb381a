import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { Card, formatDateTime, PageTitle, SummaryList, Tag } from '#ui/index.ts';
import type { ComplaintView } from '../complaint-view.ts';
import { kindNames, outcomeNames, stateNames, stateTones } from '../messages.vi.ts';
import { complaintPaths } from '../paths.ts';
import { Paragraphs } from './paragraphs.tsx';

/** What the citizen said, who looks into it until when, and the answer. */
export const OwnComplaintPage = ({ complaint, dossier, answering }: ComplaintView) => (
  <PublicFrame
    title={complaint.code}
    breadcrumbs={[
      { label: 'Phản ánh, kiến nghị của tôi', href: complaintPaths.own() },
      { label: complaint.code },
    ]}
  >
    <div class="mu-narrow mu-stack" data-gap="large">
      <PageTitle eyebrow={complaint.code} title={`${kindNames[complaint.kind]} về hồ sơ ${dossier.code}`} />
      <p>
        <Tag tone={stateTones[complaint.state]}>{stateNames[complaint.state]}</Tag>
      </p>
      {complaint.answer !== null && (
        <Card title="Trả lời">
          <div class="mu-stack" data-gap="small">
            <p>
              <strong>{outcomeNames[complaint.outcome!]}</strong> ·{' '}
              {formatDateTime(complaint.answeredAt!, 'vi')}
            </p>
            <Paragraphs text={complaint.answer} />
          </div>
        </Card>
      )}
      <SummaryList
        rows={[
          {
            term: 'Hồ sơ',
            value: <a href={`${sitePaths.ownDossiers}/${dossier.id}`}>{dossier.procedureName}</a>,
          },
          { term: 'Gửi lúc', value: formatDateTime(complaint.filedAt, 'vi') },
          { term: 'Cơ quan xem xét', value: answering.name },
          { term: 'Trả lời trước', value: formatDateTime(complaint.dueAt, 'vi') },
          { term: 'Nội dung', value: <Paragraphs text={complaint.content} /> },
        ]}
      />
    </div>
  </PublicFrame>
);
