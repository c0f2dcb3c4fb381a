import type { ComponentChildren } from 'preact';
import { timeInWords, usualChannel } from '#modules/procedures/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';
import { DataTable, formatLongDate, SummaryList } from '#ui/index.ts';
import type { OpenProcess } from './open-process.ts';
import { ProcessFrame } from './process-frame.tsx';
import { doerOf, outcomeInWords } from './step-words.ts';
import { stepsOf, timesOf } from './steps.ts';

export interface SheetPageProps {
  readonly open: OpenProcess;
  readonly today: Temporal.PlainDate;
}

const unitNames: Readonly<Record<string, string>> = {
  workingDay: 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ làm việc',
  month: 'tháng',
};

/** The process as a decision announces it (quy trình nội bộ): step, content, position, time; made to be printed. */
export function SheetPage({ open, today }: SheetPageProps) {
  const steps = stepsOf(open.definition);
  const procedure = open.version?.content;
  const limit = procedure && usualChannel(procedure)?.timeLimit;
  const times = limit && limit.amount > 0 ? timesOf(steps, limit) : undefined;
  const timeOf = (id: string, share: number) => {
    if (share === 0) return 'không tính thời gian';
    const part = times?.parts.get(id);
    return times && part !== undefined
      ? `${part.toLocaleString('vi-VN')} ${unitNames[times.unit]}`
      : `${Math.round(share * 100)}% thời hạn`;
  };
  return (
    <ProcessFrame open={open} view="sheet">
      <PrintButton />
      <article class="mu-sheet mu-stack">
        <header>
          <p class="mu-sheet-issuer">{usePage().site.name}</p>
          <h2>Quy trình nội bộ giải quyết thủ tục hành chính</h2>
        </header>
        <SummaryList
          rows={[
            { term: 'Thủ tục', value: open.name },
            ...(procedure ? [{ term: 'Mã thủ tục', value: procedure.code }] : []),
            ...(procedure ? [{ term: 'Lĩnh vực', value: procedure.field }] : []),
            { term: 'Thời hạn giải quyết', value: limit ? timeInWords(limit, 'vi') : 'theo từng thủ tục' },
            ...(open.version ? [{ term: 'Bản quy trình', value: String(open.version.number) }] : []),
            ...(procedure && procedure.legalBases.length > 0
              ? [{ term: 'Căn cứ', value: procedure.legalBases.join('; ') }]
              : []),
          ]}
        />
        <DataTable
          caption="Các bước thực hiện"
          showsCaption
          rows={steps}
          rowKey={({ node }) => node.id}
          empty="Quy trình này không có bước nào."
          columns={[
            { key: 'number', header: 'TT', isNumber: true, cell: ({ number }) => number },
            { key: 'name', header: 'Nội dung công việc', namesRow: true, cell: ({ node }) => node.name },
            { key: 'doer', header: 'Vị trí thực hiện', cell: ({ node }) => doerOf(node) },
            { key: 'time', header: 'Thời gian', cell: ({ node, share }) => timeOf(node.id, share) },
            {
              key: 'result',
              header: 'Kết quả, bước tiếp theo',
              cell: ({ next }) =>
                next.map(({ words, to }) => (words ? `${outcomeInWords(words)}: ${to}` : to)).join('; '),
            },
          ]}
        />
        <p class="mu-quiet">In từ quy trình đang chạy, {formatLongDate(today, 'vi')}.</p>
      </article>
    </ProcessFrame>
  );
}

function PrintButton() {
  useIsland('print-button');
  return <print-button label="In phiếu" />;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'print-button': { label: string; children?: ComponentChildren };
    }
  }
}
