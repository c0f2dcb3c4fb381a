import { mask } from '#engines/forms/index.ts';
import type { Procedure } from '#modules/procedures/index.ts';
import { ticketLabel } from '#modules/service-centre/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { Button, Card, DataTable, EmptyState, LabelledBox, PageTitle, Tag } from '#ui/index.ts';
import type { Needs } from '../find-need.ts';
import { counterPaths } from '../paths.ts';
import type { Seat } from '../tickets.ts';
import type { FoundPerson, Visit } from '../visit.ts';

export interface StartPageProps {
  readonly desk: string;
  readonly visit: Visit;
  readonly need: string;
  readonly needs: Needs;
  readonly seat: Seat | undefined;
}

/** The first thing at the counter: who is it, and what do they need? */
export const StartPage = ({ desk, visit, need, needs, seat }: StartPageProps) => (
  <DeskFrame title="Quầy tiếp nhận">
    <div class="mu-stack">
      <PageTitle
        title="Quầy tiếp nhận"
        eyebrow={desk}
        lead={<Standing visit={visit} seat={seat} />}
        actions={
          <form method="post" action={counterPaths.next}>
            <button class="ds-button" data-variant="secondary" type="submit" accesskey="k">
              {seat ? 'Gọi người kế tiếp' : 'Người kế tiếp'}
            </button>
          </form>
        }
      />
      <Card>
        <form class="mu-stack" method="post" action={counterPaths.start()}>
          {visit.found.length > 0 ? (
            <Choices found={visit.found} />
          ) : (
            <LabelledBox
              id="person"
              label="Ai đến quầy?"
              hint="Số định danh, số điện thoại hoặc tên, không cần dấu. Người mới thì để trống."
            >
              {(box) => (
                <input class="ds-input" autocomplete="off" autofocus={needs.found.length === 0} {...box} />
              )}
            </LabelledBox>
          )}
          <LabelledBox
            id="need"
            label="Cần làm thủ tục gì?"
            hint="Số trong danh sách dưới đây, mã thủ tục, hoặc lời người dân."
          >
            {(box) => <input class="ds-input" autocomplete="off" value={need || visit.need} {...box} />}
          </LabelledBox>
          <p>
            <Button>Tiếp tục</Button>
          </p>
        </form>
      </Card>
      {need !== '' ? (
        <Procedures
          caption={`Thủ tục tìm thấy cho “${need}”`}
          procedures={needs.found}
          takesFocus={visit.found.length === 0}
        />
      ) : (
        <Procedures caption="Hay làm tại quầy này" procedures={needs.usual} isNumbered />
      )}
    </div>
  </DeskFrame>
);

/** Who is served now, as far as it is known. */
function Standing({ visit, seat }: Pick<StartPageProps, 'visit' | 'seat'>) {
  const { person, dossiers } = visit;
  if (!person && !seat && dossiers.length === 0)
    return <>Mỗi người một lượt: tìm người, chọn thủ tục, tiếp nhận.</>;
  return (
    <span class="mu-row">
      {seat && (
        <Tag tone={seat.ticket ? 'accent' : 'neutral'}>
          {seat.ticket ? `Số ${ticketLabel(seat.ticket)}` : 'Chưa gọi số'} · {seat.counter.name}
        </Tag>
      )}
      {person?.fullName && <strong>{person.fullName}</strong>}
      {dossiers.map(({ id, code }) => (
        <a key={id} href={counterPaths.done(id)}>
          {code}
        </a>
      ))}
    </span>
  );
}

/** Masked until one is chosen: the clerk compares with the card on the counter. */
const Choices = ({ found }: { readonly found: readonly FoundPerson[] }) => (
  <fieldset class="ds-fieldset">
    <legend class="ds-label">Ai trong những người này?</legend>
    {found.map((person, index) => (
      <Choice
        key={person.dossierId ?? person.citizenId}
        value={String(index)}
        label={[
          person.fullName,
          person.identityNumber && mask(person.identityNumber),
          person.phone && mask(person.phone),
        ]
          .filter(Boolean)
          .join(' · ')}
        isFirst={index === 0}
      />
    ))}
    <Choice value="new" label="Người khác, nhập mới" isFirst={false} />
  </fieldset>
);

const Choice = ({
  value,
  label,
  isFirst,
}: {
  readonly value: string;
  readonly label: string;
  readonly isFirst: boolean;
}) => (
  <div class="ds-field">
    <input
      class="ds-input"
      type="radio"
      id={`choice-${value}`}
      name="choice"
      value={value}
      checked={isFirst}
      autofocus={isFirst}
    />
    <label class="ds-label" data-weight="regular" for={`choice-${value}`}>
      {label}
    </label>
  </div>
);

interface ProceduresProps {
  readonly caption: string;
  readonly procedures: readonly Procedure[];
  readonly isNumbered?: boolean;
  readonly takesFocus?: boolean;
}

const Procedures = ({ caption, procedures, isNumbered = false, takesFocus = false }: ProceduresProps) => (
  <DataTable
    caption={caption}
    showsCaption
    rows={procedures}
    rowKey={(procedure) => procedure.code}
    stacksOnPhone
    empty={
      <EmptyState title="Không tìm thấy thủ tục nào như vậy.">
        <p>Thử tên ngắn hơn, hoặc mã thủ tục.</p>
      </EmptyState>
    }
    columns={[
      ...(isNumbered
        ? [
            {
              key: 'number',
              header: 'Số',
              cell: (procedure: Procedure) => procedures.indexOf(procedure) + 1,
            },
          ]
        : []),
      {
        key: 'name',
        header: 'Thủ tục',
        namesRow: true,
        cell: (procedure) => (
          <a href={counterPaths.form(procedure.code)} autofocus={takesFocus && procedure === procedures[0]}>
            {procedure.name}
          </a>
        ),
      },
      { key: 'field', header: 'Lĩnh vực', cell: (procedure) => procedure.field },
      { key: 'code', header: 'Mã', noWrap: true, cell: (procedure) => procedure.code },
    ]}
  />
);
