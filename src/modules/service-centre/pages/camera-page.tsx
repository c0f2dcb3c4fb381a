import { DeskFrame } from '#modules/site/index.ts';
import { useIsland } from '#platform/html/index.ts';
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  formatDateTime,
  formatTime,
  LabelledBox,
  PageTitle,
} from '#ui/index.ts';
import type { Viewing } from '../cameras.ts';
import type { Centre, Counter } from '../model.ts';
import { centrePaths } from '../paths.ts';

export interface CameraPageProps {
  readonly centre: Centre;
  /** Those with a camera. */
  readonly counters: readonly Counter[];
  readonly viewing: Viewing | undefined;
  readonly viewings: readonly Viewing[];
  readonly minutes: number;
  readonly purpose?: string;
  readonly issue?: string;
}

/** Pictures of the counters, after the reason has been said; who looked is listed below. */
export function CameraPage({
  centre,
  counters,
  viewing,
  viewings,
  minutes,
  purpose,
  issue,
}: CameraPageProps) {
  useIsland('camera-tile');
  return (
    <DeskFrame
      title="Camera quầy"
      styles="screens.css"
      hasErrors={issue !== undefined}
      breadcrumbs={[
        { label: 'Gọi số', href: centrePaths.counters },
        { label: centre.name, href: centrePaths.hall(centre.code) },
        { label: 'Camera quầy' },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle
          title="Camera quầy"
          lead={`Ảnh chụp tại quầy, không lưu lại. Mỗi lần xem phải nêu lý do, được ghi nhật ký và kết thúc sau ${minutes} phút.`}
        />
        {counters.length === 0 && (
          <EmptyState title="Chưa quầy nào có camera">
            <p>Người quản trị khai địa chỉ ảnh của từng quầy tại Quản trị → Thiết bị.</p>
          </EmptyState>
        )}
        {counters.length > 0 && !viewing && (
          <Card title="Lý do xem">
            <form class="mu-stack" method="post" action={centrePaths.cameras(centre.code)} novalidate>
              <LabelledBox
                id="purpose"
                label="Xem để làm gì"
                hint="Ví dụ: có người báo quầy 2 đông"
                issue={issue}
              >
                {(box) => (
                  <input class="ds-input" maxLength={300} autoComplete="off" value={purpose} {...box} />
                )}
              </LabelledBox>
              <div>
                <Button>Xem camera</Button>
              </div>
            </form>
          </Card>
        )}
        {viewing && (
          <section class="mu-stack">
            <p>
              Lý do: {viewing.purpose}. Xem được đến {formatTime(viewing.endsAt)}.
            </p>
            <div class="camera-tiles">
              {counters.map((counter) => (
                <Tile key={counter.id} counter={counter} viewing={viewing} />
              ))}
            </div>
          </section>
        )}
        <DataTable
          caption="Các lần xem gần đây"
          showsCaption
          stacksOnPhone
          rows={viewings}
          rowKey={({ id }) => id}
          empty="Chưa ai xem"
          columns={[
            {
              key: 'when',
              header: 'Lúc',
              noWrap: true,
              cell: ({ beganAt }) => formatDateTime(beganAt, 'vi'),
            },
            { key: 'who', header: 'Người xem', namesRow: true, cell: ({ officerName }) => officerName },
            { key: 'why', header: 'Lý do', cell: (each) => each.purpose },
          ]}
        />
      </div>
    </DeskFrame>
  );
}

function Tile({ counter, viewing }: { readonly counter: Counter; readonly viewing: Viewing }) {
  const name = `Quầy ${counter.number} · ${counter.name}`;
  return (
    <figure>
      <camera-tile every={10_000}>
        <img
          src={centrePaths.snapshot(viewing.id, counter.id)}
          alt={`Ảnh tại ${name}`}
          width={480}
          height={270}
        />
      </camera-tile>
      <figcaption>{name}</figcaption>
    </figure>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'camera-tile': { every: number; children?: import('preact').ComponentChildren };
    }
  }
}
