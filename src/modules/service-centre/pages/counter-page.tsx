import { DeskFrame } from '#modules/site/index.ts';
import { Button, Card, Disclosure, LabelledBox, PageTitle, SummaryList, Tag } from '#ui/index.ts';
import type { Board } from '../board-view.ts';
import { counterStateNames, counterTones, inMinutes } from '../desk-words.vi.ts';
import {
  type Centre,
  type Counter,
  type Group,
  secondsBetween,
  type Ticket,
  ticketCan,
  ticketLabel,
} from '../model.ts';
import { centrePaths } from '../paths.ts';
import type { CentreRules } from '../rules.ts';

export interface CounterPageProps {
  readonly counter: Counter;
  readonly centre: Centre;
  readonly ticket: Ticket | undefined;
  readonly targets: readonly Counter[];
  readonly groups: readonly Group[];
  readonly waiting: Board['groups'];
  readonly rules: CentreRules;
  /** Whether the officer sits here. */
  readonly isOwn: boolean;
  readonly may: { readonly serve: boolean; readonly lead: boolean; readonly giveTicket: boolean };
  readonly now: Temporal.Instant;
}

/** A counter: who is there, who waits, and the next. */
export function CounterPage(props: CounterPageProps) {
  const { counter, centre, waiting, isOwn, may, rules } = props;
  const title = `Quầy ${counter.number} · ${counter.name}`;
  const reason = rules.pauseReasons.find(({ code }) => code === counter.pauseReason)?.name;
  return (
    <DeskFrame
      title={title}
      breadcrumbs={[{ label: 'Gọi số', href: centrePaths.counters }, { label: title }]}
    >
      <div class="mu-stack">
        <PageTitle
          title={title}
          eyebrow={centre.name}
          actions={<Tag tone={counterTones[counter.state]}>{counterStateNames[counter.state]}</Tag>}
        />
        <div class="mu-columns">
          <div class="mu-stack">
            {isOwn && <AtCounter {...props} />}
            {!isOwn && may.serve && counter.officerId === null && (
              <Card title="Quầy đang đóng">
                <Act counter={counter} act="mo" label="Ngồi vào quầy này" />
              </Card>
            )}
            {!isOwn && counter.officerId !== null && (
              <Card title={`${counter.officerName} đang ngồi tại quầy`}>
                {may.lead ? (
                  <Act counter={counter} act="dong" label="Đóng quầy thay" look="secondary" />
                ) : (
                  <p>Chỉ người đang ngồi gọi số ở quầy này.</p>
                )}
              </Card>
            )}
            {may.giveTicket && <GiveTicket {...props} />}
          </div>
          <aside class="mu-stack">
            <Card title="Đang chờ">
              <SummaryList
                rows={waiting.map(({ code, name, waiting: count }) => ({
                  term: `${code} · ${name}`,
                  value: String(count),
                }))}
              />
            </Card>
            {reason && <p class="mu-quiet">Tạm dừng: {reason}.</p>}
            {isOwn && <SeatActs {...props} />}
          </aside>
        </div>
      </div>
    </DeskFrame>
  );
}

interface ActProps {
  readonly counter: Counter;
  readonly act: string;
  readonly label: string;
  readonly look?: 'primary' | 'secondary';
}

const Act = ({ counter, act, label, look = 'primary' }: ActProps) => (
  <form method="post" action={centrePaths.counterAct(counter.id, act)}>
    <Button variant={look}>{label}</Button>
  </form>
);

function AtCounter(props: CounterPageProps) {
  const { counter, ticket, now } = props;
  if (!ticket) {
    return (
      <Card title="Chưa có ai ở quầy">
        {counter.state === 'open' ? (
          <Act counter={counter} act="goi" label="Gọi số tiếp theo" />
        ) : (
          <Act counter={counter} act="mo" label="Mở lại quầy" />
        )}
      </Card>
    );
  }
  const priority = props.rules.priorities.find(({ code }) => code === ticket.priority)?.name;
  const since = ticket.servingAt ?? ticket.calledAt;
  return (
    <Card title={`Số ${ticketLabel(ticket)}`}>
      <SummaryList
        rows={[
          {
            term: 'Trạng thái',
            value: ticket.state === 'serving' ? 'Đang phục vụ' : `Đã gọi ${ticket.calls} lần`,
          },
          { term: 'Thời gian', value: since ? inMinutes(secondsBetween(since, now)) : '—' },
          ...(priority ? [{ term: 'Ưu tiên', value: priority }] : []),
        ]}
      />
      <div class="mu-row">
        {ticketCan('startServing', ticket) && <Act counter={counter} act="phuc-vu" label="Bắt đầu phục vụ" />}
        {ticketCan('finish', ticket) && <Act counter={counter} act="xong" label="Phục vụ xong" />}
        {ticketCan('callAgain', ticket) && (
          <Act counter={counter} act="goi-lai" label="Gọi lại" look="secondary" />
        )}
        {ticketCan('miss', ticket) && (
          <Act counter={counter} act="vang" label="Không có người đến" look="secondary" />
        )}
      </div>
      <Transfer {...props} />
    </Card>
  );
}

function Transfer({ counter, targets }: CounterPageProps) {
  if (targets.length === 0) return null;
  return (
    <Disclosure summary="Chuyển sang quầy khác">
      <form class="mu-stack" method="post" action={centrePaths.counterAct(counter.id, 'chuyen')}>
        <LabelledBox id="toCounterId" label="Quầy" hint="Người này được gọi trước ở quầy đó, vẫn giữ số.">
          {(box) => (
            <select class="ds-input" {...box}>
              {targets.map(({ id, number, name }) => (
                <option key={id} value={id}>
                  {number} · {name}
                </option>
              ))}
            </select>
          )}
        </LabelledBox>
        <div>
          <Button variant="secondary">Chuyển</Button>
        </div>
      </form>
    </Disclosure>
  );
}

function SeatActs({ counter, ticket, rules }: CounterPageProps) {
  return (
    <>
      {counter.state === 'open' && (
        <Disclosure summary="Tạm dừng">
          <form class="mu-stack" method="post" action={centrePaths.counterAct(counter.id, 'tam-dung')}>
            <LabelledBox id="reason" label="Lý do">
              {(box) => (
                <select class="ds-input" {...box}>
                  {rules.pauseReasons.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </LabelledBox>
            <div>
              <Button variant="secondary">Tạm dừng quầy</Button>
            </div>
          </form>
        </Disclosure>
      )}
      {!ticket && <Act counter={counter} act="dong" label="Đóng quầy" look="secondary" />}
    </>
  );
}

function GiveTicket({ counter, groups, rules }: CounterPageProps) {
  return (
    <Disclosure summary="Cấp số cho người không dùng kiosk">
      <form class="mu-stack" method="post" action={centrePaths.deskTickets(counter.id)}>
        <LabelledBox id="group" label="Nhóm dịch vụ">
          {(box) => (
            <select class="ds-input" {...box}>
              {groups.map(({ code, name }) => (
                <option key={code} value={code}>
                  {code} · {name}
                </option>
              ))}
            </select>
          )}
        </LabelledBox>
        <LabelledBox id="priority" label="Diện ưu tiên">
          {(box) => (
            <select class="ds-input" {...box}>
              <option value="">Không</option>
              {rules.priorities.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </LabelledBox>
        <div>
          <Button variant="secondary">Cấp số</Button>
        </div>
      </form>
    </Disclosure>
  );
}
