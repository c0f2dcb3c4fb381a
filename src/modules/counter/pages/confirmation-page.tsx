import { AnswersSummary } from '#modules/dossiers/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { Alert, Button, Card, formatDateTime, LabelledBox, PageTitle } from '#ui/index.ts';
import type { ConfirmableEntry } from '../commands/ask-confirmation.ts';
import { counterPaths } from '../paths.ts';

export interface ConfirmationPageProps {
  readonly token: string;
  readonly asked: {
    readonly personName: string;
    readonly officerName: string;
    readonly entry: ConfirmableEntry;
    readonly confirmedAt: Temporal.Instant | null;
  };
  readonly isWrong: boolean;
}

/** What will be filed, read on the person's own phone before they say that it is right. */
export function ConfirmationPage({ token, asked, isWrong }: ConfirmationPageProps) {
  const { personName, officerName, entry, confirmedAt } = asked;
  return (
    <PublicFrame title="Xác nhận nội dung hồ sơ" hasErrors={isWrong}>
      <div class="mu-stack">
        <PageTitle
          eyebrow={entry.desk}
          title="Xác nhận nội dung hồ sơ"
          lead={`${officerName} khai hộ ${personName}: ${entry.procedure.name}.`}
        />
        {confirmedAt && (
          <Alert tone="success" title="Bạn đã xác nhận" isNews>
            <p>Lúc {formatDateTime(confirmedAt, 'vi')}. Cán bộ tiếp nhận sẽ nộp đúng nội dung dưới đây.</p>
          </Alert>
        )}
        <Card title="Nội dung sẽ nộp">
          <AnswersSummary stages={entry.stages} />
          {entry.papers.length > 0 && (
            <>
              <h3>Giấy tờ kèm theo</h3>
              <ul>
                {entry.papers.map((paper) => (
                  <li key={paper}>{paper}</li>
                ))}
              </ul>
            </>
          )}
        </Card>
        {!confirmedAt && (
          <Card title="Nội dung đúng?">
            <form class="mu-stack" data-gap="small" method="post" action={counterPaths.confirmation(token)}>
              <LabelledBox
                id="code"
                label="Mã xác nhận"
                hint="Sáu chữ số trong tin nhắn hoặc thư vừa nhận."
                issue={isWrong ? 'Mã không đúng, đã hết hạn hoặc đã thử quá nhiều lần.' : undefined}
              >
                {(box) => (
                  <input
                    class="ds-input"
                    inputMode="numeric"
                    autocomplete="one-time-code"
                    size={8}
                    {...box}
                  />
                )}
              </LabelledBox>
              <p>
                <Button>Xác nhận nội dung</Button>
              </p>
              <p class="mu-quiet">Chưa đúng thì đừng xác nhận; nói với cán bộ để sửa.</p>
            </form>
          </Card>
        )}
      </div>
    </PublicFrame>
  );
}
