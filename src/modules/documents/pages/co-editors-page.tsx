import { type BoxOption, Button, Card, PageTitle, type Posted, SelectBox } from '#ui/index.ts';
import type { Document } from '../model.ts';
import { nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

/** Whom the drafter asks to write the draft with them, and whether they write or propose. */
export function CoEditorsPage({
  document,
  people,
  posted,
}: {
  readonly document: Document;
  readonly people: readonly BoxOption[];
  readonly posted: Posted;
}) {
  const title = 'Mời soạn chung';
  return (
    <Frame
      title={title}
      direction="outgoing"
      trail={[{ label: nameOf(document), href: documentPaths.document(document.id) }, { label: title }]}
      posted={posted}
    >
      <PageTitle
        title={title}
        eyebrow={titleOf(document)}
        lead="Mỗi người được một việc trong hộp việc. Không lời nào mất: ai viết gì, lúc nào đều được giữ."
      />
      <Card>
        <form class="mu-stack" method="post" action={documentPaths.coEditors(document.id)} noValidate>
          <fieldset class="ds-fieldset" id="editors">
            <legend class="ds-label">Người trong cơ quan</legend>
            {posted.issues.has('editors') && (
              <p class="ds-validation-message">{posted.issues.get('editors')}</p>
            )}
            <div class="mu-stack" data-gap="small">
              {people.map(({ value, label }) => (
                <SelectBox
                  key={value}
                  name={`editor:${value}`}
                  label={label}
                  options={[
                    { value: '', label: 'Không mời' },
                    { value: 'write', label: 'Được sửa' },
                    { value: 'suggest', label: 'Đề nghị sửa' },
                  ]}
                  posted={posted}
                />
              ))}
            </div>
          </fieldset>
          <div>
            <Button variant="primary">Mời</Button>
          </div>
        </form>
      </Card>
    </Frame>
  );
}
