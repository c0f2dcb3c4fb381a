import { InvalidProcess, type ProcessIssue } from '#engines/process/index.ts';
import { refuseUnfitForOffice } from '#modules/procedures/index.ts';
import { readProcess } from '#modules/workflow/index.ts';
import { outcomeInWords } from './step-words.ts';

/** What keeps a drawing from being published, as its author reads it. */
export interface DrawingFault {
  /** Of the element at fault; empty for the whole drawing. */
  readonly element: string;
  readonly text: string;
  /** The exact reason of the checker, in English. */
  readonly detail: string;
  /** What is done and chosen on the way there, where the checker walked it. */
  readonly path: readonly string[];
  /** The same as ids, to be marked in the drawing. */
  readonly marked: readonly string[];
}

/** Everything wrong with a drawing: parts, course, and what an office needs; nothing when it may be published. */
export async function faultsOf(bpmn: string): Promise<readonly DrawingFault[]> {
  try {
    refuseUnfitForOffice(await readProcess({ bpmn }));
    return [];
  } catch (error) {
    if (!(error instanceof InvalidProcess)) throw error;
    const names = namesIn(bpmn);
    return error.issues.map((issue) => faultOf(issue, names));
  }
}

/** One thing found wrong, in its author's words; `names` are those of the elements by id. */
export function faultOf(
  { code, element, reason, path = [] }: ProcessIssue,
  names: ReadonlyMap<string, string>,
): DrawingFault {
  const name = names.get(element) ?? element;
  const said = texts[code] ?? 'chưa đúng';
  return {
    element,
    text: name ? `“${name}”: ${said}.` : `Cả quy trình: ${said}.`,
    detail: reason,
    path: path.flatMap((id) => names.get(id) ?? []).map(outcomeInWords),
    marked: [...path, element].filter(Boolean),
  };
}

/** The names people gave to the elements, by id; read from the text, for it may be no whole process. */
function namesIn(bpmn: string): ReadonlyMap<string, string> {
  const tags = bpmn.match(/<[\w:]+\s[^>]*\bid="[^"]+"[^>]*>/g) ?? [];
  return new Map(
    tags.flatMap((tag) => {
      const [id, name] = ['id', 'name'].map((key) => new RegExp(`\\s${key}="([^"]*)"`).exec(tag)?.[1]);
      return id && name ? [[id, unescaped(name)] as const] : [];
    }),
  );
}

const unescaped = (text: string) =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const texts: Readonly<Record<string, string>> = {
  'unknown-position': 'chưa có vị trí thực hiện, hoặc không ai giữ vị trí này',
  'no-accept': 'chưa có bước tiếp nhận (việc tại bàn: tiếp nhận)',
  'no-return': 'chưa có bước trả kết quả (việc tại bàn: trả kết quả)',
  'accept-not-first': 'đứng trước bước tiếp nhận; hồ sơ phải được tiếp nhận trước hết',
  deadlock: 'việc dừng lại ở đây mãi mãi, vì điều đang chờ không thể đến nữa',
  'never-ends': 'từ đây quy trình không bao giờ kết thúc được',
  'dead-element': 'không có đường nào tới được',
  doubled: 'bị làm hai lần cùng lúc: nhánh song song phía trước chưa được nhập lại',
  'endless-loop': 'nằm trong vòng lặp không có ai làm việc',
  'never-reached': 'không có mũi tên nào dẫn tới',
  'leads-nowhere': 'không có mũi tên nào đi tiếp',
  'flow-into-start': 'không được có mũi tên đi vào điểm bắt đầu',
  'flow-out-of-end': 'không được có mũi tên đi ra từ điểm kết thúc',
  'condition-missing':
    'có lối đi chưa ghi điều kiện; mỗi lối cần điều kiện, trừ lối đi khi không điều kiện nào đúng',
  'condition-ignored': 'các lối ra của nút này không được có điều kiện',
  'bad-expression': 'điều kiện viết chưa đúng',
  'part-missing': 'còn thiếu thông tin',
  'unsupported-element': 'loại phần tử này chưa chạy được',
  'unknown-operation': 'hệ thống không biết làm việc này',
  'unknown-process': 'gọi một quy trình không có trong sơ đồ',
  'calls-itself': 'tự gọi lại chính mình',
  'timer-unclear': 'thời hạn ghi chưa rõ',
  'no-start': 'chưa có điểm bắt đầu',
  'no-process': 'chưa có quy trình nào được vẽ',
  'several-processes': 'có nhiều quy trình trong một sơ đồ',
  'not-bpmn': 'không đọc được như BPMN 2.0',
  'not-well-formed': 'không đọc được như XML',
  'no-counterpart': 'chưa có bước tương ứng trong bản đang dùng',
  'process-ended': 'hồ sơ vừa đi hết quy trình',
  'not-found': 'hồ sơ không còn nữa',
  'too-large-to-check': 'quá nhiều tình huống để kiểm tra hết; hãy tách bớt',
};
