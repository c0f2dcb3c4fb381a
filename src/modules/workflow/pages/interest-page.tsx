import { Button, Card, type Column, DataTable, formatDateTime, type Posted, TextBox } from '#ui/index.ts';
import type { Interest } from '../interests.ts';
import { workflowPaths } from '../paths.ts';
import { Choose } from './choose.tsx';
import { OwnFrame } from './own-frame.tsx';

const kindNames: Readonly<Record<string, string>> = {
  self: 'Chính tôi',
  relative: 'Người thân',
  other: 'Người khác có lợi ích liên quan',
};

/** Persons in whose dossiers the officer has an interest, declared by the officer. */
export function InterestPage({
  interests,
  posted,
}: {
  readonly interests: readonly Interest[];
  readonly posted: Posted;
}) {
  return (
    <OwnFrame
      title="Lợi ích liên quan"
      lead="Khai những người mà hồ sơ của họ bạn không được xử lý: chính bạn, vợ chồng, cha mẹ, con, anh chị em. Việc của họ không được giao cho bạn, kể cả khi bạn làm thay người khác."
      posted={posted}
    >
      <DataTable
        caption="Đã khai"
        showsCaption
        rows={interests}
        rowKey={(interest) => interest.id}
        columns={columns}
        stacksOnPhone
        empty="Bạn chưa khai ai."
      />
      <Card title="Khai thêm">
        <form class="mu-stack" method="post" action={workflowPaths.interests} noValidate>
          <Choose
            name="kind"
            label="Quan hệ"
            posted={posted}
            options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
          />
          <TextBox name="name" label="Họ tên" posted={posted} />
          <TextBox
            name="identityNumber"
            label="Số định danh"
            hint="Chỉ lưu dấu băm của số này, đủ để đối chiếu với hồ sơ mà không đọc lại được."
            posted={posted}
          />
          <div>
            <Button>Khai</Button>
          </div>
        </form>
      </Card>
    </OwnFrame>
  );
}

const columns: readonly Column<Interest>[] = [
  { key: 'name', header: 'Họ tên', namesRow: true, cell: ({ partyName }) => partyName },
  { key: 'kind', header: 'Quan hệ', cell: ({ kind }) => kindNames[kind] ?? kind },
  {
    key: 'since',
    header: 'Khai lúc',
    noWrap: true,
    cell: ({ declaredAt }) => formatDateTime(declaredAt, 'vi'),
  },
  {
    key: 'act',
    header: 'Rút',
    cell: ({ id, partyName }) => (
      <form method="post" action={workflowPaths.interest(id)}>
        <Button variant="secondary">
          Rút khai<span class="ds-sr-only"> {partyName}</span>
        </Button>
      </form>
    ),
  },
];
