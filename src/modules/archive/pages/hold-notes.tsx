import { Alert, Disclosure, formatDateTime, nothingPosted, TextBox } from '#ui/index.ts';
import type { Hold } from '../model.ts';
import { archivePaths } from '../paths.ts';
import { ActForm } from './act-form.tsx';

/** Each hold that stands, with its reason; whoever may lifts it. */
export function HoldNotes({
  holds,
  names,
  mayLift,
}: {
  readonly holds: readonly Hold[];
  readonly names: ReadonlyMap<string, string>;
  readonly mayLift: boolean;
}) {
  return holds.map(({ id, reason, basis, setBy, setAt }) => (
    <Alert key={id} tone="info" title={`Giữ nguyên trạng theo ${basis}`}>
      <p>
        {reason}. {names.get(setBy)}, {formatDateTime(setAt, 'vi')}.
      </p>
      {mayLift && (
        <Disclosure summary="Thôi giữ">
          <ActForm action={archivePaths.holdEnd(id)} submit="Thôi giữ nguyên trạng" variant="secondary">
            <TextBox id={`lift-${id}`} name="reason" label="Lý do" posted={nothingPosted} />
          </ActForm>
        </Disclosure>
      )}
    </Alert>
  ));
}
