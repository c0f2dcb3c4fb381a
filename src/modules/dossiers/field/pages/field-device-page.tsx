import { DeskFrame, sitePaths } from '#modules/site/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';
import { PageTitle } from '#ui/index.ts';
import { deviceWords } from '../device/words.vi.ts';
import { fieldPaths } from '../paths.ts';

/** The page that stays when the line is gone. What is along stands in it only once the device's password has opened it. */
export function FieldDevicePage() {
  useIsland('field-bag');
  const { actor } = usePage();
  return (
    <DeskFrame
      title="Cặp hồ sơ trên máy này"
      breadcrumbs={[
        { label: 'Việc của tôi', href: sitePaths.inbox },
        { label: 'Mang hồ sơ đi địa bàn', href: fieldPaths.bag() },
        { label: 'Trên máy này' },
      ]}
    >
      <div class="mu-stack">
        <div data-device-title>
          <PageTitle title="Cặp hồ sơ trên máy này" lead="Trang này mở được khi không có mạng." />
        </div>
        <field-bag owner={actor.id ?? ''} words={JSON.stringify(deviceWords)} class="mu-stack" />
        <noscript>
          <p>Trình duyệt đang tắt JavaScript nên không giữ được hồ sơ để dùng khi mất mạng.</p>
        </noscript>
      </div>
    </DeskFrame>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'field-bag': { owner: string; words: string; class: string };
    }
  }
}
