import { ScanBox, scanPaths } from '#modules/scanning/index.ts';
import { Button, Card, formatTime, LabelledBox, Tag } from '#ui/index.ts';
import { counterPaths } from '../paths.ts';
import type { DonePageProps } from './done-page.tsx';

/** Sheets to print, the batch to send, what has arrived, and the comparing. */
export function ScansCard({ dossier, components, copies, scans, hasKey }: DonePageProps) {
  const waiting = copies.filter(({ comparedAt }) => comparedAt === null);
  const hasPapers = components.some(({ isReceived }) => isReceived);
  return (
    <Card title="Quét giấy tờ">
      {hasPapers && (
        <p>
          <a href={counterPaths.sheets(dossier.id)} target="_blank" rel="noopener" accesskey="q">
            In tờ phân cách của hồ sơ này (PDF)
          </a>
        </p>
      )}
      <form
        class="mu-stack"
        data-gap="small"
        method="post"
        action={counterPaths.scans(dossier.id)}
        encType="multipart/form-data"
      >
        <ScanBox />
        <p>
          <Button variant="secondary">Gửi bản quét</Button>
        </p>
      </form>
      {scans.map(({ batch, parts }) => (
        <p key={batch.id}>
          Lô lúc {formatTime(batch.uploadedAt)}: <BatchState batch={batch} parts={parts} />
        </p>
      ))}
      {copies.length > 0 && (
        <ul>
          {copies.map((copy) => (
            <li key={copy.fileId} class="mu-row">
              <span>
                {copy.componentNumber}. {components[copy.componentNumber - 1]?.name}
              </span>
              <Tag tone={copy.comparedAt ? 'success' : 'warning'}>
                {copy.comparedAt ? 'Đã đối chiếu' : 'Chưa đối chiếu'}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && (
        <form class="mu-stack" data-gap="small" method="post" action={counterPaths.comparing(dossier.id)}>
          <p class="mu-quiet">Đúng số trang, đúng thứ tự, đọc rõ, giống bản giấy.</p>
          {hasKey && (
            <LabelledBox id="pin" label="Mã PIN khoá ký" hint="Chỉ cần khi ký số bản quét.">
              {(box) => (
                <input
                  class="ds-input"
                  type="password"
                  inputMode="numeric"
                  autocomplete="off"
                  size={12}
                  {...box}
                />
              )}
            </LabelledBox>
          )}
          <p class="mu-row">
            <Button variant="secondary">Đã đối chiếu {waiting.length} bản quét với bản giấy</Button>
            {hasKey && (
              <Button variant="secondary" name="sign" value="1">
                Đối chiếu và ký số
              </Button>
            )}
          </p>
        </form>
      )}
    </Card>
  );
}

function BatchState({ batch, parts }: DonePageProps['scans'][number]) {
  if (batch.state === 'unreadable') return <>không đọc được tệp {batch.failure}; hãy quét lại.</>;
  if (batch.state !== 'done') return <>đang đọc. Tải lại trang sau ít giây.</>;
  const unsorted = parts.filter(({ state }) => state === 'unsorted').length;
  if (unsorted === 0) return <>đã xếp đủ {parts.length} giấy tờ.</>;
  return (
    <>
      <a href={scanPaths.list()}>còn {unsorted} phần phải xếp bằng tay</a>.
    </>
  );
}
