import type { Calendar } from '#engines/working-time/index.ts';
import { NoticeProofs } from '#modules/notifications/index.ts';
import { roleName } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import {
  Alert,
  Card,
  formatDateTime,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
  Tag,
} from '#ui/index.ts';
import { letterNames } from '../../desk-messages.vi.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { DeskDossier } from '../../desk-view.ts';
import { AgreementList } from '../../invitations/pages/agreement-list.tsx';
import { AnswersSummary } from '../shared/answers-summary.tsx';
import { FactTimeline, factTitle } from '../shared/fact-timeline.tsx';
import { ReopeningList } from '../shared/reopening-list.tsx';
import { StatusTag } from '../shared/status-tag.tsx';
import { ActPanel } from './act-panel.tsx';
import { ApplicantFacts } from './applicant-facts.tsx';
import { ComplaintLink } from './complaint-link.tsx';
import { DeadlineInWords, DeadlineMark } from './deadline.tsx';
import { FeeCard } from './fee-card.tsx';
import { KeptPapers } from './kept-papers.tsx';
import { MaskedData } from './masked-data.tsx';
import { Opinions } from './opinions.tsx';
import { Papers } from './papers.tsx';
import { RegistryCard } from './registry-card.tsx';

export interface DossierPageProps {
  readonly view: DeskDossier;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
  /** The act that did not succeed, as it was posted. */
  readonly posted?: Posted | undefined;
  /** What others did since the page it was posted from, where that stood in its way. */
  readonly since?: DeskDossier['events'] | undefined;
}

/** A dossier as the officer works on it: what was filed and what happened on the left, what to do on the right. */
export function DossierPage({ view, calendar, now, posted = nothingPosted, since }: DossierPageProps) {
  const { dossier, allowed } = view;
  const deadline = { dossier, calendar, now };
  return (
    <DeskFrame
      title={`${dossier.code} – ${dossier.procedureName}`}
      hasErrors={isRefused(posted) || since !== undefined}
      breadcrumbs={[{ label: 'Hồ sơ', href: deskPaths.list() }, { label: dossier.code }]}
    >
      <div class="mu-stack">
        <PageTitle
          eyebrow={`${dossier.code} · ${dossier.applicantName}`}
          title={dossier.procedureName}
          lead={
            <span class="mu-row">
              <StatusTag status={dossier.status} />
              <DeadlineMark {...deadline} />
              {allowed.item && <a href="#xu-ly">Đến việc của bạn: {allowed.item.title}</a>}
            </span>
          }
        />
        <PostedProblem posted={posted} />
        {since && <ChangedSince events={since} />}
        {dossier.isFollowed && (
          <Alert tone="info" title="Hồ sơ do hệ thống khác giải quyết">
            <p>Bản ở đây chỉ để theo dõi. Mọi việc với hồ sơ thực hiện trên hệ thống đã gửi hồ sơ đến.</p>
          </Alert>
        )}
        {dossier.gaps.length > 0 && !dossier.isFollowed && (
          <Alert tone="warning" title="Hồ sơ gửi đến còn thiếu thông tin">
            <p>Hệ thống gửi hồ sơ không có các mục dưới đây; hãy yêu cầu người nộp bổ sung.</p>
            <ul>
              {dossier.gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </Alert>
        )}
        <ReopeningList reopenings={view.reopenings} />
        <div class="mu-columns">
          <div class="mu-stack">
            <Card title="Người nộp">
              <ApplicantFacts view={view} />
              <MaskedData dossierId={dossier.id} reading={view.reading} />
            </Card>
            <Card title="Nội dung khai">
              <AnswersSummary stages={view.stages} />
            </Card>
            <RegistryCard check={view.registryCheck} />
            {view.agreements.length > 0 && (
              <Card title="Phần của người khác">
                <AgreementList agreements={view.agreements} />
              </Card>
            )}
            <Card title="Giấy tờ">
              <Papers view={view} />
            </Card>
            <Card title="Diễn biến">
              <FactTimeline events={view.events} stepNames={stepNames(view)} showsNotes />
            </Card>
          </div>
          <div class="mu-stack">
            <ActPanel view={view} posted={posted} />
            <FeeCard fees={view.fees} />
            <Card title="Thời hạn">
              <DeadlineInWords {...deadline} />
            </Card>
            <Card title="Đang ở đâu">
              <Holders view={view} />
            </Card>
            <Opinions view={view} />
            <Card title="Giấy tờ đã phát hành">
              <Letters view={view} />
            </Card>
            {view.notices.length > 0 && (
              <Card title="Đã báo cho người nộp">
                <NoticeProofs notices={view.notices} />
              </Card>
            )}
            <KeptPapers papers={view.keptPapers} />
            <ComplaintLink dossier={dossier} />
          </div>
        </div>
      </div>
    </DeskFrame>
  );
}

const stepNames = ({ items }: DeskDossier) => new Map(items.map((item) => [item.elementId, item.title]));

const ChangedSince = ({ events }: Pick<DeskDossier, 'events'>) => (
  <Alert tone="warning" title="Hồ sơ vừa thay đổi, nên việc bạn chọn chưa được thực hiện" isNews>
    {events.map((event) => (
      <p key={event.id}>
        {formatDateTime(event.recordedAt, 'vi')}: {factTitle(event)} ({event.actor.name}).
      </p>
    ))}
    <p>Trang này đã là bản mới nhất; nội dung bạn nhập vẫn còn. Xem lại rồi làm tiếp nếu vẫn cần.</p>
  </Alert>
);

/** Who has it now: each open step with its unit, and since when. */
function Holders({ view: { items, unitNames, officerNames } }: { readonly view: DeskDossier }) {
  const waiting = items.filter((item) => item.state === 'open' || item.state === 'suspended');
  if (waiting.length === 0) return <p class="mu-quiet">Không còn bước nào đang mở.</p>;
  return (
    <>
      {waiting.map((item) => (
        <div key={item.id}>
          <a href={deskPaths.work(item.id)}>{item.title}</a>{' '}
          {item.state === 'suspended' && <Tag icon="pause">tạm dừng</Tag>}
          <div>
            {(item.assigneeId && officerNames.get(item.assigneeId)) ?? roleName(item.role)},{' '}
            {unitNames.get(item.unitId)}
          </div>
          <div class="mu-quiet">từ {formatDateTime(item.openedAt, 'vi')}</div>
        </div>
      ))}
    </>
  );
}

function Letters({ view: { dossier, letters } }: { readonly view: DeskDossier }) {
  return (
    <>
      {letters.map((letter) => (
        <div key={letter.id}>
          <a href={deskPaths.letter(dossier.id, letter.id)}>
            {letterNames[letter.kind] ?? letter.kind} (PDF)
          </a>
          <div class="mu-quiet">{formatDateTime(letter.issuedAt, 'vi')}</div>
        </div>
      ))}
      {dossier.acceptedAt ? (
        <p>
          <a href={deskPaths.controlSheet(dossier.id)}>Phiếu kiểm soát quá trình giải quyết (PDF)</a>
        </p>
      ) : (
        letters.length === 0 && <p class="mu-quiet">Chưa có. Giấy hẹn được phát hành khi tiếp nhận.</p>
      )}
    </>
  );
}
