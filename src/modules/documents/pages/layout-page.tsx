import type { LayoutFinding } from '#engines/letters/index.ts';
import { Alert, Card, PageTitle, Tag } from '#ui/index.ts';
import { type Document, nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

/** How a document departs from the layout of the law, and what to do about each point. */
export const LayoutPage = ({
  document,
  findings,
  unreadable,
}: {
  readonly document: Document;
  readonly findings: readonly LayoutFinding[];
  /** Why the file could not be looked at. */
  readonly unreadable: string | undefined;
}) => (
  <Frame
    title="Kiểm tra thể thức"
    direction={document.direction}
    trail={[
      { label: nameOf(document), href: documentPaths.document(document.id) },
      { label: 'Kiểm tra thể thức' },
    ]}
  >
    <PageTitle title="Kiểm tra thể thức" eyebrow={titleOf(document)} />
    {unreadable && <Alert tone="warning">{unreadable}</Alert>}
    {!unreadable && findings.length === 0 && (
      <Alert tone="success" title="Đúng thể thức">
        <p>Không thấy điểm nào cần sửa.</p>
      </Alert>
    )}
    {findings.length > 0 && (
      <Card title={`${findings.length} điểm cần xem`}>
        <ol class="mu-stack">
          {findings.map(({ severity, page, message, mend, article }) => (
            <li key={`${page} ${message}`}>
              <p class="mu-row">
                <Tag tone={severity === 'error' ? 'danger' : 'warning'}>
                  {severity === 'error' ? 'Sai thể thức' : 'Nên xem lại'}
                </Tag>
                <span class="mu-quiet">Trang {page}</span>
              </p>
              <p>
                {message} {mend}
              </p>
              <p class="mu-quiet">{article}</p>
            </li>
          ))}
        </ol>
      </Card>
    )}
  </Frame>
);
