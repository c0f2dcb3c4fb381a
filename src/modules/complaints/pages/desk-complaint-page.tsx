import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  Button,
  Card,
  ChoiceBoxes,
  DeadlineChip,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  SummaryList,
  Tag,
  WordsBox,
} from '#ui/index.ts';
import type { ComplaintView } from '../complaint-view.ts';
import { kindNames, outcomeNames, stateNames, stateTones } from '../messages.vi.ts';
import { complaintOutcomes } from '../model.ts';
import { complaintPaths } from '../paths.ts';
import { Paragraphs } from './paragraphs.tsx';

/** The complaint as whoever answers it reads it, with what the answer needs of the dossier. */
export function DeskComplaintPage(props: ComplaintView & { readonly posted: Posted }) {
  const { complaint, complainedOf, dossier, hands, isToAnswer, step, posted } = props;
  const about = [...complainedOf, ...(complaint.isAboutAgency ? ['cả cơ quan giải quyết'] : [])];
  return (
    <DeskFrame
      title={complaint.code}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Hộp việc', href: sitePaths.inbox }, { label: complaint.code }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          eyebrow={complaint.code}
          title={`${kindNames[complaint.kind]} về hồ sơ ${dossier.code}`}
          lead="Không trao đổi nội dung này với những người bị phản ánh."
        />
        <p class="mu-row">
          <Tag tone={stateTones[complaint.state]}>{stateNames[complaint.state]}</Tag>
          {isToAnswer && (
            <DeadlineChip
              left={timeLeft(props.calendar, props.now, complaint.dueAt)}
              dueAt={complaint.dueAt}
            />
          )}
        </p>
        <PostedProblem posted={posted} />
        <div class="mu-columns">
          <div class="mu-stack">
            <Card title="Người dân viết">
              <Paragraphs text={complaint.content} />
            </Card>
            {isToAnswer ? <AnswerForm id={complaint.id} posted={posted} /> : <Answer complaint={complaint} />}
          </div>
          <SummaryList
            rows={[
              { term: 'Người gửi', value: complaint.complainantName },
              { term: 'Người bị phản ánh', value: about.join(', ') || '–' },
              { term: 'Gửi lúc', value: formatDateTime(complaint.filedAt, 'vi') },
              { term: 'Trả lời trước', value: formatDateTime(complaint.dueAt, 'vi') },
              { term: 'Thủ tục', value: dossier.procedureName },
              {
                term: 'Tiếp nhận hồ sơ',
                value: dossier.acceptedAt ? formatDateTime(dossier.acceptedAt, 'vi') : '–',
              },
              { term: 'Hẹn trả', value: dossier.dueAt ? formatDateTime(dossier.dueAt, 'vi') : '–' },
              {
                term: 'Có kết quả',
                value: dossier.finishedAt ? formatDateTime(dossier.finishedAt, 'vi') : 'Chưa',
              },
              {
                term: 'Đã giải quyết',
                value: hands.map((hand) => `${hand.fullName} (${hand.step})`).join('; ') || '–',
              },
              {
                term: 'Phân công',
                value: <a href={complaintPaths.step(step.id)}>Giao lãnh đạo khác, trao đổi</a>,
              },
            ]}
          />
        </div>
      </div>
    </DeskFrame>
  );
}

const AnswerForm = ({ id, posted }: { readonly id: string; readonly posted: Posted }) => (
  <Card title="Trả lời">
    <form class="mu-stack" method="post" action={complaintPaths.answer(id)} novalidate>
      <ChoiceBoxes
        type="radio"
        name="outcome"
        label="Kết quả xem xét"
        options={complaintOutcomes.map((outcome) => ({ value: outcome, label: outcomeNames[outcome] }))}
        posted={posted}
      />
      <WordsBox
        name="answer"
        rows={8}
        label="Nội dung trả lời"
        hint="Người dân đọc nguyên văn"
        posted={posted}
      />
      <p>
        <Button variant="primary">Trả lời người dân</Button>
      </p>
    </form>
  </Card>
);

const Answer = ({ complaint }: Pick<ComplaintView, 'complaint'>) =>
  complaint.answer === null ? null : (
    <Card title="Đã trả lời">
      <p>
        <strong>{outcomeNames[complaint.outcome!]}</strong> · {formatDateTime(complaint.answeredAt!, 'vi')}
      </p>
      <Paragraphs text={complaint.answer} />
    </Card>
  );
