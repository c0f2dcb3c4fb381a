import { DeskFrame } from '#modules/site/index.ts';
import { ButtonLink, Card, formatDateTime, PageTitle, QrCode } from '#ui/index.ts';
import { type Centre, type Counter, type Group, type Ticket, ticketLabel } from '../model.ts';
import { centrePaths } from '../paths.ts';

export interface DeskSlipPageProps {
  readonly ticket: Ticket;
  readonly group: Group;
  readonly centre: Centre;
  readonly counter: Counter;
  /** The whole address that opens the ticket on a phone. */
  readonly address: string;
}

/** The number that a clerk gave, to print or to be scanned from the clerk's screen. */
export function DeskSlipPage({ ticket, group, centre, counter, address }: DeskSlipPageProps) {
  const title = `Số ${ticketLabel(ticket)}`;
  const back = centrePaths.counter(counter.id);
  return (
    <DeskFrame
      title={title}
      breadcrumbs={[
        { label: 'Gọi số', href: centrePaths.counters },
        { label: `Quầy ${counter.number} · ${counter.name}`, href: back },
        { label: title },
      ]}
    >
      <div class="mu-stack">
        <PageTitle
          title={title}
          eyebrow={`${centre.name} · ${group.name}`}
          actions={
            <ButtonLink variant="secondary" href={back}>
              Về quầy
            </ButtonLink>
          }
        />
        <Card>
          <QrCode text={address} label="Quét mã để theo dõi số này trên điện thoại" />
          <p>Quét mã để theo dõi số này trên điện thoại.</p>
          <p>
            Lấy lúc {formatDateTime(ticket.takenAt, 'vi')}. Mã đánh giá: <strong>{ticket.checkCode}</strong>.
          </p>
        </Card>
      </div>
    </DeskFrame>
  );
}
