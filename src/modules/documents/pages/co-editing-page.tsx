import { useIsland } from '#platform/html/index.ts';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  ComparedText,
  Disclosure,
  formatDateTime,
  nothingPosted,
  PageTitle,
  type Posted,
  Tag,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import type { CoEditingView, SeenBlock, SeenSuggestion } from '../co-editing/view-co-editing.ts';
import { nameOf } from '../model.ts';
import { documentPaths } from '../paths.ts';
import { Frame } from './frame.tsx';
import { titleOf } from './marks.tsx';

export interface CoEditingPageProps {
  readonly view: CoEditingView;
  /** The paragraph that the reader has open. */
  readonly openBlockId: string | null;
  /** Shows what was changed since the writing together began. */
  readonly isCompared: boolean;
  readonly posted: Posted;
}

/** A draft that several write: its paragraphs with who has which open, what is proposed, and what each changed. */
export function CoEditingPage(props: CoEditingPageProps) {
  useIsland('co-editing');
  const { view, openBlockId, isCompared, posted } = props;
  const { document, blocks } = view;
  const title = 'Soạn chung';
  const shown = blocks.filter(
    (block) => block.text !== '' || isCompared || block.suggestions.length > 0 || block.id === openBlockId,
  );
  return (
    <Frame
      title={title}
      direction="outgoing"
      trail={[{ label: nameOf(document), href: documentPaths.document(document.id) }, { label: title }]}
      posted={posted}
    >
      <PageTitle title={titleOf(document)} eyebrow={title} />
      <div class="mu-columns">
        <Card title={isCompared ? 'Thay đổi từ khi bắt đầu soạn chung' : 'Nội dung'}>
          <co-editing every="2000">
            <div class="mu-stack" data-part="paragraphs">
              {shown.map((block) => (
                <Paragraph key={block.id} {...props} block={block} />
              ))}
            </div>
          </co-editing>
          <p>
            {isCompared ? (
              <a href={documentPaths.coEditing(document.id)}>Trở lại soạn</a>
            ) : (
              <a href={documentPaths.coEditing(document.id, { isCompared: true })}>Xem ai đã thay đổi gì</a>
            )}
          </p>
        </Card>
        <People {...props} />
      </div>
    </Frame>
  );
}

type ParagraphProps = CoEditingPageProps & { readonly block: SeenBlock };

/** `data-block` and `data-state` are what the browser element goes by: the same state, the same paragraph. */
function Paragraph({ block, ...props }: ParagraphProps) {
  const { view, openBlockId, isCompared } = props;
  const { own, names, document } = view;
  const isOpen = block.id === openBlockId && own !== undefined;
  const { madeBy, madeAt, way } = block.last;
  const writers = block.editors.map(({ officerId }) => names.get(officerId)).join(', ');
  const suggestions = block.suggestions.map(({ id }) => id).join(' ');
  return (
    <section
      id={`doan-${block.id}`}
      class="mu-stack"
      data-gap="small"
      data-block={block.id}
      data-state={`${block.revision} ${suggestions} ${writers}`}
      aria-label={`Đoạn: ${block.text.slice(0, 60)}`}
    >
      {isCompared ? (
        <ComparedText lines={block.changes} />
      ) : isOpen ? (
        <Editing {...props} block={block} />
      ) : (
        <p>{block.text || <s class="mu-quiet">Đoạn đã bỏ</s>}</p>
      )}
      <div class="mu-row mu-quiet">
        {way !== 'begun' && (
          <span>
            {names.get(madeBy ?? '')} sửa lúc {formatDateTime(madeAt, 'vi')}
          </span>
        )}
        {writers && (
          <Tag tone="warning">
            <span data-part="writers">{writers}</span> đang mở đoạn này
          </Tag>
        )}
        {own && !isOpen && !isCompared && (
          <a data-part="open" href={documentPaths.coEditing(document.id, { blockId: block.id })}>
            {own.mayWrite ? 'Sửa' : 'Đề nghị sửa'}
            <span class="ds-sr-only"> đoạn “{block.text.slice(0, 60)}”</span>
          </a>
        )}
      </div>
      {block.suggestions.map((suggestion) => (
        <Proposal key={suggestion.id} {...props} block={block} suggestion={suggestion} />
      ))}
      {isCompared && block.revisions.length > 1 && <Revisions view={view} block={block} />}
    </section>
  );
}

function Editing({ view: { document, own }, posted, block }: ParagraphProps) {
  const seen = posted.values.get('base') ?? String(block.revision);
  return (
    <form class="mu-stack" method="post" action={documentPaths.block(document.id, block.id)} noValidate>
      <input type="hidden" name="base" value={seen} />
      <WordsBox
        name="text"
        label="Lời của đoạn"
        hint="Xuống dòng để tách thành đoạn mới; để trống là bỏ đoạn."
        rows={Math.max(3, Math.ceil(block.text.length / 80))}
        value={block.text}
        posted={posted}
      />
      <div class="mu-row">
        {own!.mayWrite && (
          <Button variant="primary" name="act" value="write">
            Lưu đoạn
          </Button>
        )}
        <ButtonLink variant="secondary" href={documentPaths.coEditing(document.id)}>
          Thôi
        </ButtonLink>
      </div>
      <Disclosure summary="Chỉ đề nghị sửa, để người khác quyết định" isOpen={!own!.mayWrite}>
        <div class="mu-stack">
          <TextBox name="reason" label="Vì sao (không bắt buộc)" posted={posted} />
          <div>
            <Button variant="secondary" name="act" value="suggest">
              Gửi đề nghị sửa
            </Button>
          </div>
        </div>
      </Disclosure>
    </form>
  );
}

function Proposal({
  view: { document, own, names },
  block,
  suggestion,
}: ParagraphProps & { readonly suggestion: SeenSuggestion }) {
  const { id, madeBy, reason, isConflict, changes, madeAt } = suggestion;
  return (
    <Alert
      tone={isConflict ? 'warning' : 'info'}
      title={`${names.get(madeBy)} ${isConflict ? 'viết cùng chỗ với người khác' : 'đề nghị sửa'}, ${formatDateTime(madeAt, 'vi')}`}
    >
      {reason && <p>{reason}</p>}
      <ComparedText lines={changes} />
      {own?.mayWrite && (
        <form class="mu-row" method="post" action={documentPaths.suggestion(document.id, id)}>
          <input type="hidden" name="seen" value={block.revision} />
          <Button variant="primary" name="outcome" value="accepted">
            Nhận
          </Button>
          <Button variant="secondary" name="outcome" value="rejected">
            Bỏ
          </Button>
        </form>
      )}
    </Alert>
  );
}

const wayWords: Readonly<Record<string, string>> = {
  begun: 'bản bắt đầu',
  written: 'viết',
  merged: 'viết, hợp với lời người khác',
  accepted: 'đề nghị được nhận',
};

/** Each state of a paragraph, kept for good. */
const Revisions = ({ view: { names }, block }: Pick<ParagraphProps, 'view' | 'block'>) => (
  <Disclosure summary={`Các lần viết (${block.revisions.length})`}>
    <ol>
      {block.revisions.map(({ number, text, madeBy, madeFor, madeAt, way }) => (
        <li key={number}>
          <span class="mu-quiet">
            {names.get(madeBy ?? '')}
            {madeFor && ` thay mặt ${names.get(madeFor)}`}, {formatDateTime(madeAt, 'vi')}, {wayWords[way]}
          </span>
          <p>{text || '(bỏ đoạn)'}</p>
        </li>
      ))}
    </ol>
  </Disclosure>
);

/** Who writes, who has done their part, and how it ends. */
function People({ view }: CoEditingPageProps) {
  const { document, editors, names, present, own, mayClose, blocks } = view;
  const isPresent = (id: string) => present.some((each) => each.id === id);
  const open = blocks.reduce((sum, { suggestions }) => sum + suggestions.length, 0);
  return (
    <div class="mu-stack">
      <Card title="Người cùng soạn">
        <ul data-part="people">
          {editors.map(({ id, officerId, mayWrite, doneAt }) => (
            <li key={id}>
              {names.get(officerId)} <span class="mu-quiet">{mayWrite ? 'được sửa' : 'đề nghị sửa'}</span>{' '}
              {doneAt ? <Tag tone="success">Xong phần</Tag> : isPresent(id) && <Tag tone="info">Đang mở</Tag>}
            </li>
          ))}
        </ul>
        {own && own.doneAt === null && !mayClose && (
          <form method="post" action={documentPaths.coEditingPart(own.id)}>
            <Button variant="primary">Xong phần của tôi</Button>
          </form>
        )}
        {mayClose && <a href={documentPaths.coEditors(document.id)}>Mời thêm người</a>}
      </Card>
      {mayClose && (
        <Card title="Chốt bản soạn chung">
          <p>
            {open > 0
              ? `Còn ${open} đề nghị sửa chưa quyết định.`
              : 'Các đoạn thành bản mới của dự thảo; từng lần viết được giữ lại.'}
          </p>
          <form method="post" action={documentPaths.coEditingEnd(document.id)}>
            <Button variant="primary">Chốt thành bản mới</Button>
          </form>
        </Card>
      )}
    </div>
  );
}

export const plain = { openBlockId: null, isCompared: false, posted: nothingPosted } as const;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'co-editing': { every: string; class?: string; children?: preact.ComponentChildren };
    }
  }
}
