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
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  postedTo,
  QrCode,
  SelectBox,
  Tag,
  TextBox,
} from '#ui/index.ts';
import { deviceKindNames } from '../desk-words.vi.ts';
import type { Device } from '../devices.ts';
import type { Centre, Counter } from '../model.ts';
import { centrePaths } from '../paths.ts';

/** The forms of the page, as they are named where one was refused. */
export const deviceForm = 'device';
export const cameraForm = (counterId: string) => `camera-${counterId}`;

export interface DevicesPageProps {
  readonly centres: readonly Centre[];
  readonly centre: Centre | undefined;
  readonly devices: readonly Device[];
  readonly counters: readonly Counter[];
  /** The address of a screen just made: shown this once. */
  readonly made?: { readonly link: string; readonly name: string } | undefined;
  readonly posted: Posted;
}

/** The screens and cameras of a centre. */
export function DevicesPage({ centres, centre, devices, counters, made, posted }: DevicesPageProps) {
  return (
    <ConsoleFrame title="Thiết bị" hasErrors={isRefused(posted)}>
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title="Thiết bị"
          lead="Màn hình gọi số, kiosk và máy đánh giá vào bằng mã riêng của máy, không bằng tài khoản cán bộ."
        />
        <PostedProblem posted={posted} />
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
            <MakeDevice centre={centre} counters={counters} posted={posted} />
            <Cameras centre={centre} counters={counters} posted={posted} />
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
  readonly posted: Posted;
}

function DeviceTable({
  centre,
  devices,
  counters,
}: Omit<PartProps, 'posted'> & Pick<DevicesPageProps, 'devices'>) {
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

function MakeDevice({ centre, counters, posted }: PartProps) {
  const { box } = postedTo(deviceForm, posted);
  return (
    <Card title="Cấp mã cho một máy">
      <form class="mu-stack" method="post" action={centrePaths.devices(centre.code)} novalidate>
        <SelectBox
          {...box('kind')}
          label="Loại"
          options={[
            { value: 'board', label: deviceKindNames.board },
            { value: 'kiosk', label: deviceKindNames.kiosk },
            ...counters.map(({ id, number, name }) => ({
              value: `rating ${id}`,
              label: `${deviceKindNames.rating}: quầy ${number} · ${name}`,
            })),
          ]}
        />
        <TextBox
          {...box('name')}
          label="Tên để nhận ra máy"
          hint="Ví dụ: Kiosk sảnh, Màn hình cửa chính"
          maxLength={80}
        />
        <div>
          <Button>Cấp mã</Button>
        </div>
      </form>
    </Card>
  );
}

const Cameras = ({ centre, counters, posted }: PartProps) => (
  <Disclosure
    summary="Địa chỉ ảnh camera của từng quầy"
    isOpen={counters.some(({ id }) => posted.form === cameraForm(id))}
  >
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
          <TextBox
            {...postedTo(cameraForm(id), posted).box('address')}
            type="url"
            label={`Quầy ${number} · ${name}`}
            value={cameraUrl}
            maxLength={500}
          />
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
