import { Button, Card, Disclosure, formatDateTime, LabelledBox, PageTitle, SummaryList } from '#ui/index.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { kindNames, reasonName } from '../messages.vi.ts';
import { type ArrivalPaths, deskArrivalPaths } from '../paths.ts';
import { DeskArrivalFrame, PortalFrame } from './portal-frame.tsx';
import { ArrivalTag } from './received-page.tsx';

export interface ArrivalPageProps {
  readonly paths: ArrivalPaths;
  readonly arrival: Arrival;
  readonly problem?: string | undefined;
  /** What is wrong in the note. */
  readonly noteIssue?: string | undefined;
}

/** One message of the portal: what became of it, and what may be done about one that is held. */
export function ArrivalPage({ paths, arrival, problem, noteIssue }: ArrivalPageProps) {
  const title = `${kindNames[arrival.kind]}: ${arrival.externalCode ?? arrival.messageId}`;
  const isAtDesk = paths === deskArrivalPaths;
  const Frame = isAtDesk ? DeskArrivalFrame : PortalFrame;
  return (
    <Frame
      title={title}
      problem={problem}
      hasErrors={noteIssue !== undefined}
      breadcrumbs={[{ label: isAtDesk ? 'Hộp việc' : 'Đã nhận', href: paths.home }, { label: title }]}
    >
      <PageTitle title={title} eyebrow={<ArrivalTag state={arrival.state} />} />
      <Card>
        <SummaryList
          rows={[
            { term: 'Mã bản tin', value: <span class="mu-breakable">{arrival.messageId}</span> },
            { term: 'Nhận lúc', value: formatDateTime(arrival.receivedAt, 'vi') },
            ...(arrival.code ? [{ term: 'Lý do', value: reasonName(arrival.code) }] : []),
            ...(arrival.detail ? [{ term: 'Chi tiết', value: arrival.detail }] : []),
            ...(arrival.note ? [{ term: 'Lý do bỏ qua', value: arrival.note }] : []),
            { term: 'Mã băm SHA-256', value: <code class="mu-breakable">{arrival.sha256}</code> },
          ]}
        />
      </Card>
      {arrival.state === 'held' && <Decision paths={paths} id={arrival.id} noteIssue={noteIssue} />}
      {/* What a citizen wrote is not shown here: it is read in the dossier, for a purpose that is noted. */}
      <Disclosure summary="Các mục trong bản tin">
        <ul>
          {namesIn(arrival.content).map((name) => (
            <li key={name}>
              <code class="mu-breakable">{name}</code>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Frame>
  );
}

const Decision = ({
  paths,
  id,
  noteIssue,
}: Pick<ArrivalPageProps, 'paths' | 'noteIssue'> & { readonly id: string }) => (
  <>
    <Card title="Thử lại">
      <p>
        Dùng khi nguyên nhân đã được khắc phục, ví dụ đã công bố thủ tục hoặc sửa bảng đối chiếu. Bản tin được
        đọc lại từ đầu.
      </p>
      <form method="post" action={paths.retry(id)}>
        <Button>Thử lại</Button>
      </form>
    </Card>
    <Card title="Bỏ qua">
      <form class="mu-stack" data-gap="small" method="post" action={paths.dismissal(id)}>
        <LabelledBox id="note" label="Lý do" issue={noteIssue}>
          {(box) => <textarea class="ds-input" rows={2} maxLength={1000} {...box} />}
        </LabelledBox>
        <p>
          <Button variant="secondary" color="danger">
            Bỏ qua bản tin
          </Button>
        </p>
      </form>
    </Card>
  </>
);

const namesIn = (content: unknown): readonly string[] =>
  typeof content === 'object' && content !== null ? Object.keys(content).slice(0, 100) : [];
