import { documentLink } from '#modules/documents/index.ts';
import { zone } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  DataTable,
  Disclosure,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  SummaryList,
  Tag,
  TextBox,
} from '#ui/index.ts';
import { type Guest, isPlanned, type Meeting } from '../model.ts';
import { meetingPaths } from '../paths.ts';
import { answerWords } from '../words.vi.ts';
import { Times } from './times.tsx';

export interface MeetingPageProps {
  readonly meeting: Meeting;
  readonly guests: readonly Guest[];
  readonly unitName: string;
  /** The reader's own invitation. */
  readonly own: Guest | undefined;
  readonly mayChange: boolean;
  readonly posted: Posted;
}

const answers = ['accepted', 'tentative', 'declined'] as const;

/** A meeting: when and where, who comes, and what the reader may say to it. */
export function MeetingPage({ meeting, guests, unitName, own, mayChange, posted }: MeetingPageProps) {
  const { id, title, place, startsAt, endsAt, documentId } = meeting;
  return (
    <DeskFrame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[{ label: 'Lịch họp', href: meetingPaths.list() }, { label: 'Cuộc họp' }]}
    >
      <div class="mu-stack">
        <PostedProblem posted={posted} />
        <PageTitle
          title={title}
          lead={!isPlanned(meeting) && <Tag tone="danger">Đã hoãn</Tag>}
          actions={
            <ButtonLink variant="tertiary" href={meetingPaths.calendar(id)}>
              Tải vào lịch của tôi
            </ButtonLink>
          }
        />
        <div class="mu-columns">
          <div class="mu-stack">
            <SummaryList
              rows={[
                { term: 'Từ', value: formatDateTime(startsAt, 'vi') },
                { term: 'Đến', value: formatDateTime(endsAt, 'vi') },
                { term: 'Địa điểm', value: place },
                { term: 'Lịch của', value: unitName },
                ...(documentId
                  ? [{ term: 'Giấy mời', value: <a href={documentLink(documentId)}>Xem văn bản</a> }]
                  : []),
              ]}
            />
            <Guests guests={guests} />
          </div>
          <div class="mu-stack">
            {own && isPlanned(meeting) && <Answering id={id} own={own} />}
            {mayChange && isPlanned(meeting) && <Changing meeting={meeting} posted={posted} />}
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

const Guests = ({ guests }: { readonly guests: readonly Guest[] }) => (
  <DataTable
    caption="Người được mời"
    rows={guests}
    rowKey={({ id }) => id}
    stacksOnPhone
    empty="Chưa mời ai."
    columns={[
      { key: 'name', header: 'Người được mời', namesRow: true, cell: ({ name }) => name },
      {
        key: 'answer',
        header: 'Trả lời',
        cell: ({ answer, answeredAt, answeredBy }) => (
          <>
            <Tag tone={answerWords[answer].tone}>{answerWords[answer].text}</Tag>{' '}
            {answeredBy === 'unsure-mail' && <Tag tone="warning">Chưa xác nhận được người gửi</Tag>}
            {answeredAt && <div class="mu-quiet">{formatDateTime(answeredAt, 'vi')}</div>}
          </>
        ),
      },
      {
        key: 'told',
        header: 'Thư mời',
        cell: ({ address, toldSequence }) => (toldSequence !== null ? 'Đã gửi' : address ? 'Đang gửi' : '–'),
      },
    ]}
  />
);

const Answering = ({ id, own }: { readonly id: string; readonly own: Guest }) => (
  <Card title="Bạn có dự được không?">
    <form class="mu-row" method="post" action={meetingPaths.answer(id)}>
      {answers.map((answer) => (
        <Button
          key={answer}
          variant={answer === 'accepted' && own.answer === 'waiting' ? 'primary' : 'secondary'}
          name="answer"
          value={answer}
        >
          {answerWords[answer].text}
        </Button>
      ))}
    </form>
    {own.answer !== 'waiting' && <p>Bạn đã trả lời: {answerWords[own.answer].text.toLowerCase()}.</p>}
  </Card>
);

function Changing({ meeting, posted }: Pick<MeetingPageProps, 'meeting' | 'posted'>) {
  const [starts, ends] = [meeting.startsAt, meeting.endsAt].map((at) => at.toZonedDateTimeISO(zone));
  const hour = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const isWrong = (...names: readonly string[]) => names.some((name) => posted.issues.has(name));
  return (
    <Card title="Người mời">
      <Disclosure summary="Đổi giờ, địa điểm" isOpen={isWrong('on', 'until', 'place')}>
        <form class="mu-stack" method="post" action={meetingPaths.change(meeting.id)} noValidate>
          <Times
            posted={posted}
            on={starts!.toPlainDate().toString()}
            from={hour(starts!)}
            until={hour(ends!)}
            place={meeting.place}
          />
          <div>
            <Button variant="primary">Đổi và báo mọi người</Button>
          </div>
        </form>
      </Disclosure>
      <Disclosure summary="Hoãn họp" isOpen={isWrong('reason')}>
        <form class="mu-stack" method="post" action={meetingPaths.cancellation(meeting.id)} noValidate>
          <TextBox name="reason" label="Lý do" posted={posted} />
          <div>
            <Button variant="secondary">Hoãn và báo mọi người</Button>
          </div>
        </form>
      </Disclosure>
    </Card>
  );
}
