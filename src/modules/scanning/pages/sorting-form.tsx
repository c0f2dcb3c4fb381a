import { DeskFrame } from '#modules/site/index.ts';
import { Button, Card, Disclosure, formatDateTime, LabelledBox, PageTitle, Tag } from '#ui/index.ts';
import type { ScanPart } from '../model.ts';
import { scanPaths } from '../paths.ts';
import type { TriedScan } from './scan-page.tsx';

/** A part by itself, as the inbox leads to it. */
export const SortingPage = ({ part }: { readonly part: ScanPart }) => (
  <DeskFrame
    title="Xếp bản quét"
    breadcrumbs={[{ label: 'Quét giấy tờ', href: scanPaths.list() }, { label: 'Xếp bản quét' }]}
  >
    <div class="mu-stack">
      <PageTitle title="Xếp bản quét" lead="Mở bản quét, xem thuộc hồ sơ nào, giấy tờ số mấy." />
      <Card>
        {part.state === 'unsorted' ? (
          <SortingForm part={part} tried={undefined} />
        ) : (
          <p>
            Phần này đã được xếp. <a href={scanPaths.partFile(part.id)}>Mở bản quét (PDF)</a>
          </p>
        )}
      </Card>
    </div>
  </DeskFrame>
);

export function SortingForm({
  part,
  tried,
}: {
  readonly part: ScanPart;
  readonly tried: TriedScan | undefined;
}) {
  const typed = (name: string, usual: string) => tried?.values.get(name) ?? usual;
  const id = (name: string) => `${name}-${part.id}`;
  const label = `Trang ${part.pages.map((page) => page + 1).join(', ')} của lô, quét lúc ${formatDateTime(part.foundAt, 'vi')}`;
  return (
    <section class="mu-stack" data-gap="small" aria-label={label}>
      <p class="mu-row">
        <a href={scanPaths.partFile(part.id)}>{label} (PDF)</a>
        {part.blankPages.length > 0 && <Tag tone="info">{part.blankPages.length} trang có vẻ trắng</Tag>}
      </p>
      <form class="mu-row" method="post" action={scanPaths.placing(part.id)}>
        <LabelledBox id={id('code')} name="code" label="Mã hồ sơ" issue={tried?.issues.get('code')}>
          {(box) => (
            <input
              class="ds-input"
              autocomplete="off"
              value={typed('code', part.subjectCode ?? '')}
              {...box}
            />
          )}
        </LabelledBox>
        <LabelledBox id={id('paper')} name="paper" label="Giấy tờ số" issue={tried?.issues.get('paper')}>
          {(box) => (
            <input
              class="ds-input"
              inputMode="numeric"
              autocomplete="off"
              size={4}
              value={typed('paper', String(part.paper ?? ''))}
              {...box}
            />
          )}
        </LabelledBox>
        <Button variant="secondary">Xếp vào hồ sơ</Button>
      </form>
      {part.blankPages.length > 0 && (
        <form method="post" action={scanPaths.trimming(part.id)}>
          <Button variant="tertiary">Bỏ trang trắng</Button>
        </form>
      )}
      <Disclosure summary="Gác lại, không thuộc hồ sơ nào" isOpen={tried?.issues.has('reason')}>
        <form class="mu-row" method="post" action={scanPaths.settingAside(part.id)}>
          <LabelledBox id={id('reason')} name="reason" label="Vì sao" issue={tried?.issues.get('reason')}>
            {(box) => (
              <input class="ds-input" autocomplete="off" value={tried?.values.get('reason') ?? ''} {...box} />
            )}
          </LabelledBox>
          <Button variant="tertiary">Gác lại</Button>
        </form>
      </Disclosure>
    </section>
  );
}
