import type { Unit } from '#modules/org/index.ts';
import {
  Button,
  ChoiceBoxes,
  Disclosure,
  type Posted,
  type PostedBoxProps,
  postedTo,
  SelectBox,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import type { Centre, Counter, Group } from '../model.ts';
import { centrePaths } from '../paths.ts';

interface FormProps {
  readonly centre: Centre;
  readonly agencies: readonly Unit[];
  readonly posted: Posted;
}

/** A group with what may be changed of it, or an empty one to open. */
export function GroupForm({
  group,
  centre,
  agencies,
  posted,
}: FormProps & { readonly group: Group | undefined }) {
  const form = `nhom-${group?.code ?? 'moi'}`;
  const { isThis, box } = postedTo(form, posted);
  return (
    <Disclosure summary={group ? `${group.code} · ${group.name}` : 'Thêm nhóm'} isOpen={isThis}>
      <form class="mu-stack" data-gap="small" method="post" action={centrePaths.arrangedGroup(centre.code)}>
        <Hidden form={form} centre={centre} />
        {group ? (
          <input type="hidden" name="code" value={group.code} />
        ) : (
          <TextBox {...box('code')} label="Chữ đứng trước số" hint="Một hoặc hai chữ in hoa, ví dụ D" />
        )}
        <TextBox {...box('name')} label="Tên nhóm" value={group?.name} />
        <TextBox {...box('nameEn')} label="Tên tiếng Anh, nếu có" value={group?.nameEn} />
        <AgencyBox {...box('agency')} agencies={agencies} agencyId={group?.agencyId} />
        <WordsBox
          {...box('fields')}
          label="Lĩnh vực thủ tục"
          hint="Mỗi dòng một lĩnh vực"
          value={group?.fields.join('\n')}
        />
        <TextBox
          {...box('slots')}
          label="Số người đặt được cùng một giờ hẹn"
          hint="0: không nhận hẹn"
          value={String(group?.slotCapacity ?? 0)}
        />
        <p>
          <Button>{group ? 'Lưu nhóm' : 'Thêm nhóm'}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

/** A counter and what it calls, or a new one. */
export function CounterForm({
  counter,
  groups,
  centre,
  agencies,
  posted,
}: FormProps & { readonly counter: Counter | undefined; readonly groups: readonly Group[] }) {
  const form = `quay-${counter?.number ?? 'moi'}`;
  const { isThis, box } = postedTo(form, posted);
  const calls = counter && (counter.groups.length > 0 ? counter.groups.join(', ') : 'không gọi nhóm nào');
  return (
    <Disclosure
      summary={counter ? `${counter.number} · ${counter.name} (${calls})` : 'Thêm quầy'}
      isOpen={isThis}
    >
      <form class="mu-stack" data-gap="small" method="post" action={centrePaths.arrangedCounter(centre.code)}>
        <Hidden form={form} centre={centre} />
        {counter ? (
          <input type="hidden" name="number" value={counter.number} />
        ) : (
          <TextBox {...box('number')} label="Số quầy" />
        )}
        <TextBox {...box('name')} label="Tên quầy" value={counter?.name} />
        <AgencyBox {...box('agency')} agencies={agencies} agencyId={counter?.agencyId} />
        <ChoiceBoxes
          {...box('groups')}
          type="checkbox"
          label="Gọi các nhóm"
          options={groups.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
          chosen={counter?.groups}
        />
        <p>
          <Button>{counter ? 'Lưu quầy' : 'Thêm quầy'}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

const Hidden = ({ form, centre }: { readonly form: string; readonly centre: Centre }) => (
  <>
    <input type="hidden" name="form" value={form} />
    <input type="hidden" name="seenVersion" value={centre.version} />
  </>
);

const AgencyBox = ({
  agencies,
  agencyId,
  ...box
}: Pick<PostedBoxProps, 'id' | 'name' | 'posted'> & {
  readonly agencies: readonly Unit[];
  readonly agencyId: string | undefined;
}) => (
  <SelectBox
    {...box}
    label="Cơ quan, đơn vị"
    none="— Chọn —"
    options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
    value={agencies.find(({ id }) => id === agencyId)?.code}
  />
);
