import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import {
  Button,
  ButtonLink,
  Card,
  ChoiceBoxes,
  DataTable,
  Disclosure,
  formatDateTime,
  nothingPosted,
  PageTitle,
} from '#ui/index.ts';
import type { FieldBag, NamedCopy } from '../field-views.ts';
import { daysAlong } from '../model.ts';
import { fieldPaths } from '../paths.ts';
import { actNames } from '../words.vi.ts';

export interface FieldBagPageProps {
  readonly bag: FieldBag;
  /** The step that is ticked from the start. */
  readonly chosen?: string | undefined;
}

/** Dossiers along, what came back and must be looked at, and what may be taken. */
export function FieldBagPage({ bag, chosen }: FieldBagPageProps) {
  return (
    <DeskFrame
      title="Mang hồ sơ đi địa bàn"
      breadcrumbs={[{ label: 'Việc của tôi', href: sitePaths.inbox }, { label: 'Mang hồ sơ đi địa bàn' }]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title="Mang hồ sơ đi địa bàn"
          lead="Chọn việc cần làm ở nơi không có mạng. Hồ sơ được mã hoá trên máy bằng mật khẩu của bạn; việc ghi ở đó được gửi khi có mạng trở lại. Người nộp hồ sơ biết ai đã mang hồ sơ của họ đi."
        />
        <Held bag={bag} />
        <Along copies={bag.copies} />
        <ToTake bag={bag} chosen={chosen} />
      </div>
    </DeskFrame>
  );
}

const Held = ({ bag: { held } }: Pick<FieldBagPageProps, 'bag'>) =>
  held.length > 0 && (
    <Card title="Chờ bạn xem khác biệt">
      <ul>
        {held.map(({ id, kind, code, title, madeAt }) => (
          <li key={id}>
            <a href={fieldPaths.act(id)}>
              {code}: {actNames[kind].toLowerCase()}
            </a>{' '}
            <span class="mu-quiet">
              {title}, ghi lúc {formatDateTime(madeAt, 'vi')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );

const Along = ({ copies }: { readonly copies: readonly NamedCopy[] }) =>
  copies.length > 0 && (
    <Card title="Đang mang theo">
      <div class="mu-stack">
        <DataTable
          caption="Hồ sơ đang mang theo"
          rows={copies}
          rowKey={({ id }) => id}
          stacksOnPhone
          empty=""
          columns={[
            {
              key: 'code',
              header: 'Hồ sơ',
              namesRow: true,
              cell: ({ id, code, title }) => (
                <>
                  <a href={fieldPaths.sheet(id)}>{code}</a>
                  <div class="mu-quiet">{title}</div>
                </>
              ),
            },
            { key: 'taken', header: 'Mang đi lúc', cell: ({ takenAt }) => formatDateTime(takenAt, 'vi') },
            { key: 'until', header: 'Máy giữ đến', cell: ({ until }) => formatDateTime(until, 'vi') },
            { key: 'end', header: 'Kết thúc', cell: (copy) => <End copy={copy} /> },
          ]}
        />
        <p>
          <ButtonLink href={fieldPaths.device}>Mở cặp hồ sơ trên máy này</ButtonLink>
        </p>
      </div>
    </Card>
  );

const End = ({ copy: { id, code } }: { readonly copy: NamedCopy }) => (
  <div class="mu-stack" data-gap="small">
    <form method="post" action={fieldPaths.end(id)}>
      <Button variant="secondary" name="as" value="returned">
        Thôi mang theo <span class="ds-sr-only">{code}</span>
      </Button>
    </form>
    <Disclosure summary="Mất máy">
      <form class="mu-stack" data-gap="small" method="post" action={fieldPaths.end(id)}>
        <p>
          Máy ấy sẽ xoá hồ sơ khi có mạng; việc nó gửi về chỉ có hiệu lực sau khi bạn xem. Hãy báo cả người
          quản trị để khoá phiên đăng nhập.
        </p>
        <div>
          <Button variant="secondary" color="danger" name="as" value="lost">
            Ghi nhận mất máy <span class="ds-sr-only">{code}</span>
          </Button>
        </div>
      </form>
    </Disclosure>
  </div>
);

function ToTake({ bag: { items }, chosen }: FieldBagPageProps) {
  if (items.length === 0) {
    return <p class="mu-quiet">Không có việc nào khác của bạn có thể mang theo.</p>;
  }
  return (
    <Card title="Chọn việc mang theo">
      <form class="mu-stack" method="post" action={fieldPaths.bag()}>
        <fieldset class="ds-fieldset">
          <legend class="ds-label">Việc đang chờ bạn, gấp nhất trước</legend>
          {items.map(({ id, subjectCode, subjectTitle, title, dueAt }) => (
            <div class="ds-field" key={id}>
              <input
                class="ds-input"
                type="checkbox"
                id={`item-${id}`}
                name="workItemId"
                value={id}
                checked={id === chosen}
              />
              <label class="ds-label" data-weight="regular" for={`item-${id}`}>
                {subjectCode}, {title}
                <br />
                <span class="mu-quiet">
                  {subjectTitle}; hạn {formatDateTime(dueAt, 'vi')}
                </span>
              </label>
            </div>
          ))}
        </fieldset>
        <ChoiceBoxes
          type="radio"
          name="days"
          label="Máy giữ trong"
          posted={nothingPosted}
          chosen={['3']}
          options={daysAlong.map((days) => ({ value: String(days), label: `${days} ngày` }))}
        />
        <div>
          <Button>Mang theo</Button>
        </div>
      </form>
    </Card>
  );
}
