import { Button, Disclosure, FileBox, type Posted, postedTo, TextBox } from '#ui/index.ts';
import { deskPaths } from '../../desk-paths.ts';
import type { KeyHolder } from '../../key-view.ts';

interface MarkFormProps {
  readonly holder: KeyHolder;
  readonly posted: Posted;
}

/** What people see where this holder signs: as it is now, and another. */
export function MarkForm({ holder: { value, mark }, posted }: MarkFormProps) {
  const isSeal = value !== 'own';
  const action = deskPaths.mark(value);
  const { isThis, box } = postedTo(action, posted);
  return (
    <Disclosure summary={isSeal ? 'Hình con dấu' : 'Hình chữ ký'} isOpen={isThis}>
      <form class="mu-stack" method="post" action={action} encType="multipart/form-data" noValidate>
        <p>
          {mark
            ? 'Đã có hình; hình mới thay cho hình đang dùng trong những văn bản ký từ nay về sau.'
            : `Chưa có hình: trên văn bản hiện chữ “${isSeal ? 'Đã đóng dấu số' : 'Ký số'}” thay cho hình.`}
        </p>
        {mark && (
          <img
            src={`data:image/png;base64,${Buffer.from(mark.picture).toString('base64')}`}
            alt={isSeal ? 'Hình con dấu đang dùng' : 'Hình chữ ký đang dùng'}
            height={96}
            width={Math.round((96 * mark.width) / mark.height)}
          />
        )}
        <FileBox
          {...box('picture')}
          label={isSeal ? 'Tệp hình con dấu' : 'Tệp hình chữ ký'}
          hint="PNG nền trong suốt, dưới 256 KB."
          accept="image/png"
        />
        {isSeal && (
          <TextBox
            {...box('diameter')}
            label="Đường kính thật của con dấu (mm)"
            value={mark?.diameterMm ? String(mark.diameterMm) : undefined}
            size={4}
          />
        )}
        <div>
          <Button variant="secondary">Dùng hình này</Button>
        </div>
      </form>
    </Disclosure>
  );
}
