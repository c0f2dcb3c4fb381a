import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { Alert, Button, Card, LabelledBox, PageTitle, SummaryList } from '#ui/index.ts';
import { type StoredPaper, stateOf } from '../model.ts';
import { paperInWords } from '../paper-in-words.ts';
import { storePaths } from '../paths.ts';
import { StateTag } from './state-tag.tsx';

export interface DeskPaperPageProps {
  readonly paper: StoredPaper;
  /** In how many applications it was used again. */
  readonly usedCount: number;
  readonly today: Temporal.PlainDate;
  readonly reason?: string;
  readonly issue?: string | undefined;
}

/** A paper of somebody's store as the agency that answers for it sees it, and where it is taken back. */
export function DeskPaperPage({ paper, usedCount, today, reason = '', issue }: DeskPaperPageProps) {
  const state = stateOf(paper, today);
  const { source, days, signature, why } = paperInWords('vi', paper, state, 'officer');
  return (
    <DeskFrame
      title={`Giấy tờ trong kho: ${paper.title}`}
      hasErrors={issue !== undefined}
      breadcrumbs={[
        { label: 'Hồ sơ', href: sitePaths.dossiers },
        { label: paper.dossierCode, href: `${sitePaths.dossiers}/${paper.dossierId}` },
        { label: 'Giấy tờ trong kho' },
      ]}
    >
      <div class="mu-stack">
        <PageTitle eyebrow={paper.dossierCode} title={paper.title} lead={source} />
        {why && (
          <Alert tone="warning" title="Không dùng lại được">
            <p>{why}</p>
          </Alert>
        )}
        <Card title="Giấy tờ">
          <SummaryList
            rows={[
              { term: 'Tình trạng', value: <StateTag state={state} /> },
              { term: 'Ngày của giấy tờ', value: days },
              { term: 'Thủ tục', value: paper.procedureName },
              { term: 'Chữ ký số', value: signature },
              { term: 'Đã dùng lại', value: usedCount === 0 ? 'Chưa' : `${usedCount} hồ sơ` },
            ]}
          />
        </Card>
        {!paper.revokedAt && (
          <Card title="Thu hồi">
            <form class="mu-stack" method="post" action={storePaths.revocation(paper.id)}>
              <p>
                Thu hồi khi giấy tờ đã bị hủy, cải chính hoặc số hóa sai. Giấy tờ không được đưa vào hồ sơ nào
                nữa; hồ sơ đã dùng vẫn giữ tệp và hiện rằng giấy tờ đã bị thu hồi.
              </p>
              <LabelledBox id="reason" label="Lý do" hint="Người có giấy tờ sẽ đọc được." issue={issue}>
                {(box) => (
                  <textarea class="ds-input" rows={3} maxLength={500} {...box}>
                    {reason}
                  </textarea>
                )}
              </LabelledBox>
              <div>
                <Button variant="secondary">Thu hồi giấy tờ</Button>
              </div>
            </form>
          </Card>
        )}
      </div>
    </DeskFrame>
  );
}
