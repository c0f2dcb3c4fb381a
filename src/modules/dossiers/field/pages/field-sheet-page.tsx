import type { Calendar } from '#engines/working-time/index.ts';
import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import {
  Button,
  Card,
  ChoiceBoxes,
  FileBox,
  formatDateTime,
  formatFileSize,
  nothingPosted,
  PageTitle,
  WordsBox,
} from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import { ApplicantFacts } from '../../pages/desk/applicant-facts.tsx';
import { DeadlineInWords } from '../../pages/desk/deadline.tsx';
import { AnswersSummary } from '../../pages/shared/answers-summary.tsx';
import { FactTimeline } from '../../pages/shared/fact-timeline.tsx';
import { StatusTag } from '../../pages/shared/status-tag.tsx';
import type { FieldSheet } from '../field-views.ts';
import { papersAlong } from '../papers-along.ts';
import { fieldPaths } from '../paths.ts';
import { outcomeInWords } from '../words.vi.ts';

export interface FieldSheetPageProps {
  readonly sheet: FieldSheet;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
}

/** A dossier as it goes along: what must be known on the spot, and the form for what is found there. */
export function FieldSheetPage({ sheet, calendar, now }: FieldSheetPageProps) {
  const { copy, view, item, notes } = sheet;
  const { dossier } = view;
  return (
    <DeskFrame
      title={`${dossier.code}: ${item.title}`}
      breadcrumbs={[
        { label: 'Việc của tôi', href: sitePaths.inbox },
        { label: 'Mang hồ sơ đi địa bàn', href: fieldPaths.bag() },
        { label: dossier.code },
      ]}
    >
      <div class="mu-stack" data-field-sheet>
        <PageTitle
          eyebrow={`${dossier.code} · ${dossier.applicantName}`}
          title={item.title}
          lead={
            <span class="mu-row">
              <StatusTag status={dossier.status} /> {dossier.procedureName}
            </span>
          }
        />
        <VisitForm sheet={sheet} />
        <Card title="Người nộp">
          <ApplicantFacts view={view} />
        </Card>
        <Card title="Nội dung khai">
          <AnswersSummary stages={view.stages} />
        </Card>
        <Card title="Giấy tờ">
          <PapersAlong sheet={sheet} />
        </Card>
        <Card title="Thời hạn">
          <DeadlineInWords dossier={dossier} calendar={calendar} now={now} />
        </Card>
        {notes.length > 0 && (
          <Card title="Trao đổi nội bộ">
            {notes.map(({ id, authorName, writtenAt, body }) => (
              <div key={id}>
                <strong>{authorName}</strong> <span class="mu-quiet">{formatDateTime(writtenAt, 'vi')}</span>
                <p>{body}</p>
              </div>
            ))}
          </Card>
        )}
        <Card title="Diễn biến">
          <FactTimeline
            events={view.events}
            stepNames={new Map(view.items.map(({ elementId, title }) => [elementId, title]))}
            showsNotes
          />
        </Card>
        <p class="mu-quiet">
          Mang đi lúc {formatDateTime(copy.takenAt, 'vi')}; máy giữ đến {formatDateTime(copy.until, 'vi')}.
        </p>
      </div>
    </DeskFrame>
  );
}

/** What goes along and what is too large for it. */
function PapersAlong({ sheet: { view } }: { readonly sheet: FieldSheet }) {
  const { along, leftBehind } = papersAlong(view.files);
  if (view.files.length === 0) return <p class="mu-quiet">Hồ sơ không có tệp nào.</p>;
  return (
    <ul>
      {along.map(({ fileId, name, sizeBytes }) => (
        <li key={fileId}>
          <a href={deskPaths.file(view.dossier.id, fileId)} data-field-paper>
            {name}
          </a>{' '}
          <span class="mu-quiet">{formatFileSize(Number(sizeBytes), 'vi')}</span>
        </li>
      ))}
      {leftBehind.map(({ fileId, name, sizeBytes }) => (
        <li key={fileId}>
          {name}{' '}
          <span class="mu-quiet">{formatFileSize(Number(sizeBytes), 'vi')}, lớn quá nên không mang theo</span>
        </li>
      ))}
    </ul>
  );
}

function VisitForm({ sheet: { copy, view, item } }: { readonly sheet: FieldSheet }) {
  const ways = waysToEnd(view, item);
  return (
    <Card title="Ghi tại chỗ">
      <form
        class="mu-stack"
        method="post"
        action={fieldPaths.acts(copy.id)}
        encType="multipart/form-data"
        noValidate
      >
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        <WordsBox
          name="note"
          label="Ghi chép"
          hint="Ghi thành trao đổi nội bộ cạnh hồ sơ; người nộp không thấy."
          rows={4}
          maxLength={3000}
          posted={nothingPosted}
        />
        <FileBox
          name="files"
          label="Ảnh, giấy tờ"
          hint="Ảnh hiện trường, biên bản: JPG, PNG hoặc PDF."
          accept="image/jpeg,image/png,application/pdf"
          isMultiple
          posted={nothingPosted}
        />
        {ways.length > 0 && (
          <>
            <ChoiceBoxes
              type="radio"
              name="outcome"
              label="Bước này"
              posted={nothingPosted}
              chosen={['']}
              options={[{ value: '', label: 'Chưa kết thúc' }, ...ways]}
            />
            <WordsBox
              name="text"
              label="Ý kiến gửi người làm bước sau"
              hint="Chỉ gửi khi kết thúc bước."
              maxLength={2000}
              posted={nothingPosted}
            />
          </>
        )}
        <div>
          <Button>Ghi</Button>
        </div>
      </form>
    </Card>
  );
}

/** The ways the step may end where it stands: asking others for their opinion needs their list, which is at the office. */
function waysToEnd({ allowed, consultation }: FieldSheet['view'], item: FieldSheet['item']) {
  if (!allowed.acts.has('handOver')) return [];
  if (item.outcomes.length === 0) return [{ value: 'next', label: outcomeInWords(null) }];
  return item.outcomes
    .filter((outcome) => outcome !== consultation?.outcome)
    .map((outcome) => ({ value: outcome, label: outcomeInWords(outcome) }));
}
