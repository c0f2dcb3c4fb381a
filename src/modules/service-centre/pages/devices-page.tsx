import { ConsoleFrame } from '#modules/site/index.ts';
import {
  Alert,
  Button,
  Card,
  DataTable,
  Disclosure,
  EmptyState,
  FilterBar,
  FilterField,
  formatDateTime,
  LabelledBox,
  PageTitle,
  QrCode,
  Tag,
} from '#ui/index.ts';
import { deviceKindNames } from '../desk-words.vi.ts';
import type { Device } from '../devices.ts';
import type { Centre, Counter } from '../model.ts';
import { centrePaths } from '../paths.ts';

/** What was sent and is wrong. */
export interface Tried {
  readonly field: string;
  readonly issue: string;
}

export interface DevicesPageProps {
  readonly centres: readonly Centre[];
  readonly centre: Centre | undefined;
  readonly devices: readonly Device[];
  readonly counters: readonly Counter[];
  /** The address of a screen just made: shown this once. */
  readonly made?: { readonly link: string; readonly name: string } | undefined;
  readonly tried?: Tried | undefined;
}

/** The screens and cameras of a centre. */
export function DevicesPage({ centres, centre, devices, counters, made, tried }: DevicesPageProps) {
  return (
    <ConsoleFrame title="Thiết bị" hasErrors={tried !== undefined}>
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title="Thiết bị"
          lead="Màn hình gọi số, kiosk và máy đánh giá vào bằng mã riêng của máy, không bằng tài khoản cán bộ."
        />
        <FilterBar action={centrePaths.devices()} label="Chọn trung tâm">
          <FilterField
            name="trung-tam"
            label="Trung tâm"
            value={centre?.code}
            options={centres.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FilterBar>
        {made && <NewDevice {...made} />}
        {centre ? (
          <>
            <DeviceTable centre={centre} devices={devices} counters={counters} />
            <MakeDevice centre={centre} counters={counters} tried={tried} />
            <Cameras centre={centre} counters={counters} tried={tried} />
          </>
        ) : (
          <EmptyState title="Chưa có trung tâm nào" />
        )}
      </div>
    </ConsoleFrame>
  );
}

const NewDevice = ({ link, name }: NonNullable<DevicesPageProps['made']>) => (
  <Alert tone="success" title={`Mã của “${name}”`} isNews>
    <p>Mở đường dẫn này trên chính máy đó. Nó chỉ hiện một lần.</p>
    <p>
      <a class="mu-breakable" href={link}>
        {link}
      </a>
    </p>
    <QrCode text={link} label="Đường dẫn của thiết bị" />
  </Alert>
);

interface PartProps {
  readonly centre: Centre;
  readonly counters: readonly Counter[];
  readonly tried?: Tried | undefined;
}

function DeviceTable({ centre, devices, counters }: PartProps & Pick<DevicesPageProps, 'devices'>) {
  const place = (counterId: string | null) => {
    const counter = counters.find(({ id }) => id === counterId);
    return counter ? `Quầy ${counter.number} · ${counter.name}` : 'Sảnh';
  };
  return (
    <DataTable
      caption="Thiết bị của trung tâm"
      showsCaption
      stacksOnPhone
      rows={devices}
      rowKey={({ id }) => id}
      empty="Chưa có thiết bị nào"
      columns={[
        { key: 'name', header: 'Tên', namesRow: true, cell: ({ name }) => name },
        { key: 'kind', header: 'Loại', cell: ({ kind }) => deviceKindNames[kind] },
        { key: 'place', header: 'Đặt tại', cell: ({ counterId }) => place(counterId) },
        {
          key: 'made',
          header: 'Cấp mã',
          cell: ({ madeAt, madeByName }) => `${formatDateTime(madeAt, 'vi')}, ${madeByName}`,
        },
        {
          key: 'state',
          header: 'Trạng thái',
          cell: ({ id, name, revokedAt }) =>
            revokedAt ? (
              <Tag tone="neutral">Đã thu hồi</Tag>
            ) : (
              <form method="post" action={`${centrePaths.deviceEnd(id)}?trung-tam=${centre.code}`}>
                <Button variant="secondary" color="danger">
                  Thu hồi<span class="ds-sr-only"> mã của {name}</span>
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}

function MakeDevice({ centre, counters, tried }: PartProps) {
  return (
    <Card title="Cấp mã cho một máy">
      <form class="mu-stack" method="post" action={centrePaths.devices(centre.code)} novalidate>
        <LabelledBox id="kind" label="Loại">
          {(box) => (
            <select class="ds-input" {...box}>
              <option value="board">{deviceKindNames.board}</option>
              <option value="kiosk">{deviceKindNames.kiosk}</option>
              {counters.map(({ id, number, name }) => (
                <option key={id} value={`rating ${id}`}>
                  {deviceKindNames.rating}: quầy {number} · {name}
                </option>
              ))}
            </select>
          )}
        </LabelledBox>
        <LabelledBox
          id="name"
          label="Tên để nhận ra máy"
          hint="Ví dụ: Kiosk sảnh, Màn hình cửa chính"
          issue={tried?.field === 'name' ? tried.issue : undefined}
        >
          {(box) => <input class="ds-input" maxLength={80} autoComplete="off" {...box} />}
        </LabelledBox>
        <div>
          <Button>Cấp mã</Button>
        </div>
      </form>
    </Card>
  );
}

const Cameras = ({ centre, counters, tried }: PartProps) => (
  <Disclosure summary="Địa chỉ ảnh camera của từng quầy">
    <div class="mu-stack">
      {counters.map(({ id, number, name, cameraUrl }) => (
        <form
          key={id}
          class="mu-stack"
          data-gap="small"
          method="post"
          action={`${centrePaths.camera(id)}?trung-tam=${centre.code}`}
          novalidate
        >
          <LabelledBox
            id={`camera-${id}`}
            name="address"
            label={`Quầy ${number} · ${name}`}
            issue={tried?.field === `camera-${id}` ? tried.issue : undefined}
          >
            {(box) => <input class="ds-input" type="url" maxLength={500} value={cameraUrl ?? ''} {...box} />}
          </LabelledBox>
          <div>
            <Button variant="secondary">
              Lưu<span class="ds-sr-only"> địa chỉ camera quầy {number}</span>
            </Button>
          </div>
        </form>
      ))}
    </div>
  </Disclosure>
);
