import { LabelledBox } from '#ui/index.ts';

/** What was typed, and what is wrong with it. */
export interface Typed {
  readonly values: URLSearchParams;
  /** By the id of the field. */
  readonly issues: ReadonlyMap<string, string>;
  readonly text?: string | undefined;
}

export const nothingTyped: Typed = { values: new URLSearchParams(), issues: new Map() };

export const TextField = ({
  name,
  label,
  hint,
  type = 'text',
  value = '',
  typed,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date' | 'time';
  readonly value?: string | undefined;
  readonly typed: Typed;
}) => (
  <LabelledBox id={name} label={label} hint={hint} issue={typed.issues.get(name)}>
    {(box) => (
      <input class="ds-input" type={type as 'text'} value={typed.values.get(name) ?? value} {...box} />
    )}
  </LabelledBox>
);

/** Day, hours and place of a meeting. */
export const Times = ({
  typed,
  on,
  from,
  until,
  place,
}: {
  readonly typed: Typed;
  readonly on?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly place?: string | undefined;
}) => (
  <>
    <TextField name="on" label="Ngày" type="date" value={on} typed={typed} />
    <TextField name="from" label="Từ giờ" type="time" value={from} typed={typed} />
    <TextField name="until" label="Đến giờ" type="time" value={until} typed={typed} />
    <TextField name="place" label="Địa điểm" value={place} typed={typed} />
  </>
);
