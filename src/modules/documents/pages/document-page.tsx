import { withProof } from '#modules/identity/index.ts';
import { ledgerPaths } from '#modules/ledger/index.ts';
import { sitePaths } from '#modules/site/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  DeadlineChip,
  FileList,
  formatDate,
  formatDateTime,
  PageTitle,
  type Posted,
  SummaryList,
  Timeline,
} from '#ui/index.ts';
import { type Document, isClosed, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { incomingRegisters, isIncomingRegister } from '../registers.ts';
import type { DocumentView } from '../view-document.ts';
import { factWords, sourceWords } from '../words.vi.ts';
import { Acts } from './acts.tsx';
import { Chain } from './chain.tsx';
import { DraftCards } from './draft-cards.tsx';
import { Frame } from './frame.tsx';
import { Marks, StateTag, titleOf } from './marks.tsx';
import { Receivers } from './receivers.tsx';
import { Repeats } from './repeats.tsx';

export interface DocumentPageProps {
  readonly view: DocumentView;
  readonly posted: Posted;
}

/** A document: what it says and how far it is on the left, what waits for the reader on the right. */
export function DocumentPage({ view, posted }: DocumentPageProps) {
  const { document, repeats, calendar, now } = view;
  const isIncoming = document.direction === 'incoming';
  return (
    <Frame
      title={titleOf(document)}
      direction={document.direction}
      trail={[{ label: nameOf(document) }]}
      posted={posted}
    >
      <PageTitle
        eyebrow={[document.typeName, isIncoming ? document.code : nameOf(document)]
          .filter(Boolean)
          .join(' · ')}
        title={titleOf(document)}
        lead={
          <span class="mu-row">
            <StateTag {...document} />
            <Marks {...document} />
            {document.dueAt && !isClosed(document) && (
              <DeadlineChip left={timeLeft(calendar, now, document.dueAt)} dueAt={document.dueAt} />
            )}
          </span>
        }
      />
      <LastWord view={view} />
      {isIncoming && repeats.length > 0 && !isClosed(document) && <Repeats documents={repeats} />}
      <div class="mu-columns">
        <div class="mu-stack">
          <Content view={view} />
          {isIncoming && (
            <Card title="Ý kiến chỉ đạo và xử lý">
              <Chain view={view} />
            </Card>
          )}
          {!isIncoming && <DraftCards view={view} posted={posted} />}
          {view.receivers.length > 0 && <Receivers view={view} />}
        </div>
        <div class="mu-stack">
          <Acts view={view} posted={posted} />
          {isInvitation(document) && (
            <ButtonLink variant="secondary" href={`${sitePaths.meetings}/moi?van-ban=${document.id}`}>
              Đưa vào lịch họp
            </ButtonLink>
          )}
          <Readings view={view} />
        </div>
      </div>
      <Card title="Diễn biến">
        <History view={view} />
        {view.may.prove && (
          <p>
            <a href={documentPaths.proof(document.id)}>Tải bằng chứng</a>{' '}
            <span class="mu-quiet">
              để người khác kiểm tra từng việc và từng tệp mà không cần hệ thống này, tại trang{' '}
              <a href={ledgerPaths.check()}>Kiểm tra bằng chứng</a>
            </span>
          </p>
        )}
      </Card>
    </Frame>
  );
}

/** A meeting is called by one that was issued here, or that came. */
const isInvitation = ({ typeName, state }: Document): boolean =>
  typeName === 'Giấy mời' && ['registered', 'in-hand', 'finished', 'issued'].includes(state);

/** Why a document came to its end, or came back, where that is not what one expects. */
function LastWord({ view: { document, statuses } }: Pick<DocumentPageProps, 'view'>) {
  const last = statuses.at(-1);
  if (!last?.note || !['recalled', 'replaced', 'returned', 'cancelled', 'draft'].includes(document.state))
    return null;
  const titles: Partial<Record<Document['state'], string>> = {
    recalled: 'Văn bản đã bị thu hồi',
    replaced: 'Văn bản đã được thay thế',
    returned: 'Đã trả lại nơi gửi',
    cancelled: 'Dự thảo đã hủy',
    draft: 'Dự thảo được trả lại để sửa',
  };
  return (
    <Alert tone={document.state === 'recalled' ? 'danger' : 'warning'} title={titles[document.state] ?? ''}>
      <p>{last.note}</p>
    </Alert>
  );
}

function Content({ view }: Pick<DocumentPageProps, 'view'>) {
  const { document, files, related, unitNames, names } = view;
  const isIncoming = document.direction === 'incoming';
  const registerName =
    document.register && isIncomingRegister(document.register)
      ? incomingRegisters[document.register]
      : document.register && `Sổ ${document.register}`;
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    ['Số đến', isIncoming && document.number && `${document.number} (${registerName}, năm ${document.year})`],
    ['Số, ký hiệu', document.code],
    ['Ngày văn bản', document.promulgatedOn && formatDate(document.promulgatedOn, 'vi')],
    ['Nơi gửi', document.senderName],
    ['Đến bằng', isIncoming && sourceWords[document.source]],
    ['Vào sổ lúc', document.registeredAt && formatDateTime(document.registeredAt, 'vi')],
    ['Đơn vị soạn', !isIncoming && unitNames.get(document.unitId)],
    ['Người soạn', document.draftedBy && names.get(document.draftedBy)],
    ['Người ký', document.signerId && names.get(document.signerId)],
    ['Phát hành lúc', document.issuedAt && formatDateTime(document.issuedAt, 'vi')],
    ['Hạn', document.dueAt && formatDateTime(document.dueAt, 'vi')],
    ['Lần phát hành', document.edition > 1 && `Lần ${document.edition} (nơi gửi đã cập nhật)`],
    [
      'Liên quan',
      related.length > 0 && (
        <ul>
          {related.map((each) => (
            <li key={each.id}>
              <a href={documentPaths.document(each.id)}>
                {nameOf(each)}: {titleOf(each)}
              </a>
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  return (
    <Card title="Văn bản">
      <SummaryList rows={rows.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
      {document.secrecy ? (
        <Alert tone="info">Văn bản mật: nội dung không lưu trên hệ thống này.</Alert>
      ) : (
        files.length > 0 && (
          <FileList
            label="Tệp"
            files={files.map(({ fileId, name, sizeBytes }, ordinal) => ({
              id: fileId,
              name,
              sizeBytes: Number(sizeBytes),
              href: documentPaths.file(document.id, document.revision, ordinal),
            }))}
          />
        )
      )}
    </Card>
  );
}

/** Read receipts: who opened it first when. */
function Readings({ view: { readings, names } }: Pick<DocumentPageProps, 'view'>) {
  if (readings.length === 0) return null;
  return (
    <Card title="Đã xem">
      <ul>
        {readings.map(({ officerId, firstReadAt }) => (
          <li key={officerId}>
            {names.get(officerId)} <span class="mu-quiet">{formatDateTime(firstReadAt, 'vi')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ view: { events } }: Pick<DocumentPageProps, 'view'>) {
  const told = events.filter(({ type }) => factWords[type]);
  return (
    <Timeline
      label="Diễn biến của văn bản"
      items={told.map(({ id, type, recordedAt, actor, data }) => ({
        key: id,
        at: recordedAt.toString(),
        when: formatDateTime(recordedAt, 'vi'),
        title: factWords[type],
        by: actor.kind === 'system' ? undefined : withProof(actor.name, data),
      }))}
    />
  );
}
