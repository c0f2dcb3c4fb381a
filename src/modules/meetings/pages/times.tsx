import { type Posted, TextBox } from '#ui/index.ts';

/** Day, hours and place of a meeting. */
export const Times = ({
  posted,
  on,
  from,
  until,
  place,
}: {
  readonly posted: Posted;
  readonly on?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly place?: string | undefined;
}) => (
  <>
    <TextBox name="on" label="Ngày" type="date" value={on} posted={posted} />
    <TextBox name="from" label="Từ giờ" type="time" value={from} posted={posted} />
    <TextBox name="until" label="Đến giờ" type="time" value={until} posted={posted} />
    <TextBox name="place" label="Địa điểm" value={place} posted={posted} />
  </>
);
