import { roleNames, roles } from '#modules/org/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';
import { Alert, Button, formatDateTime } from '#ui/index.ts';
import { consolePaths } from '../paths.ts';
import type { DrawingFault } from './fault-words.ts';
import type { OpenProcess } from './open-process.ts';
import { ProcessFrame } from './process-frame.tsx';

export interface DrawingPageProps {
  readonly open: OpenProcess;
  readonly bpmn: string;
  /** The version of the draft on which this drawing builds; 0 where there is none. */
  readonly seenVersion: number;
  /** Who saved the draft last, and when. */
  readonly saved?: { readonly by: string; readonly at: Temporal.Instant } | undefined;
  /** What was found wrong; an empty list means that it was checked and is sound. */
  readonly faults?: readonly DrawingFault[] | undefined;
  /** Somebody else saved the draft since this drawing was begun. */
  readonly isStale?: boolean | undefined;
}

/** The drawing board: a process drawn, kept, checked and published. */
export function DrawingPage(props: DrawingPageProps) {
  const { open, seenVersion, faults, isStale } = props;
  const code = open.version!.content.code;
  return (
    <ProcessFrame open={open} view="drawing" hasErrors={isStale || (faults?.length ?? 0) > 0}>
      <Standing {...props} />
      <form class="mu-stack" method="post" action={consolePaths.draft(code)}>
        <input type="hidden" name="seenVersion" value={String(seenVersion)} />
        <Board {...props} />
        <div class="mu-row">
          <Button variant="secondary">Lưu bản vẽ</Button>
          <Button variant="secondary" action={consolePaths.check(code)}>
            Kiểm tra
          </Button>
          <Button action={consolePaths.publication(code)}>Ban hành</Button>
        </div>
        <p class="mu-quiet">
          Ban hành là thành bản mới của quy trình từ hôm nay. Hồ sơ đang chạy giữ nguyên bản của mình; hồ sơ
          nộp từ bây giờ đi theo bản mới.
        </p>
      </form>
    </ProcessFrame>
  );
}

function Standing({ saved, faults, isStale }: DrawingPageProps) {
  if (isStale) {
    return (
      <Alert tone="warning" title="Bản vẽ chưa được lưu" isNews>
        <p>
          {saved?.by} vừa lưu một bản khác lúc {saved && formatDateTime(saved.at, 'vi')}. Bản của bạn vẫn ở
          dưới đây; bấm “Lưu bản vẽ” lần nữa để thay bản kia.
        </p>
      </Alert>
    );
  }
  if (faults && faults.length > 0) {
    return (
      <Alert tone="danger" title="Quy trình này chưa chạy trọn được" isNews>
        <ul>
          {faults.map(({ element, text, detail, path }) => (
            <li key={element + text}>
              {text}
              {path.length > 0 && <div>Đường dẫn tới đó: {path.join(' → ')}.</div>}
              <div class="mu-quiet" lang="en">
                {detail}
              </div>
            </li>
          ))}
        </ul>
      </Alert>
    );
  }
  if (faults) {
    return (
      <Alert tone="success" isNews>
        <p>Quy trình chạy trọn được trong mọi tình huống, và có người cho mọi việc. Có thể ban hành.</p>
      </Alert>
    );
  }
  return saved ? (
    <Alert tone="info">
      <p>
        Bản vẽ dở do {saved.by} lưu lúc {formatDateTime(saved.at, 'vi')}, chưa ban hành.
      </p>
    </Alert>
  ) : null;
}

/** The acts of the desk that complete a step; others are completed by a plain "done". */
const acts = {
  accept: 'Tiếp nhận',
  assign: 'Phân công',
  handle: 'Thụ lý',
  review: 'Xem xét',
  sign: 'Ký',
  issue: 'Vào sổ, đóng dấu',
  return: 'Trả kết quả',
} as const;

function Board({ bpmn, faults = [] }: DrawingPageProps) {
  useIsland('process-board');
  const { assetUrl } = usePage();
  return (
    <process-board
      styles={assetUrl('process-drawing.css')}
      roles={JSON.stringify(roles.map((role) => [role, roleNames[role]]))}
      acts={JSON.stringify(Object.entries(acts))}
      faults={JSON.stringify(faults.flatMap(({ marked }) => marked))}
    >
      <div class="ds-field">
        <label class="ds-label" for="bpmn">
          Sơ đồ, viết bằng BPMN 2.0
        </label>
        <textarea class="ds-input mu-code" id="bpmn" name="bpmn" rows={16} spellcheck={false}>
          {bpmn}
        </textarea>
      </div>
    </process-board>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'process-board': {
        styles: string;
        roles: string;
        acts: string;
        faults: string;
        children?: ComponentChildren;
      };
    }
  }
}
