import { type Condition, type Form, inLocale, type Reach } from '#engines/forms/index.ts';
import type { FormVersion } from '#modules/procedures/index.ts';
import { DataTable, Tag } from '#ui/index.ts';
import { FormFrame } from './form-frame.tsx';
import { conditionInWords } from './form-words.ts';
import { WayWords } from './way-words.tsx';

export interface ReachPageProps {
  readonly version: FormVersion;
  readonly form: Form;
  readonly reaches: readonly Reach[];
}

/** Which answers lead to each page, and to each field that is not always asked: the rules, tried out. */
export const ReachPage = ({ version, form, reaches }: ReachPageProps) => (
  <FormFrame version={version} view="reach">
    <DataTable
      caption="Câu trả lời nào dẫn tới trang nào, câu hỏi nào"
      rows={reaches}
      rowKey={({ about, path }) => `${about} ${path}`}
      stacksOnPhone
      empty="Biểu mẫu này hỏi mọi người như nhau."
      columns={[
        {
          key: 'what',
          header: 'Trang, câu hỏi',
          namesRow: true,
          cell: ({ about, label, path }) => (
            <>
              {about === 'stage' ? <Tag tone="info">Trang</Tag> : null} {inLocale(label, 'vi')}
              <div class="mu-quiet">{path}</div>
            </>
          ),
        },
        {
          key: 'conditions',
          header: 'Điều kiện',
          cell: ({ conditions, path }) =>
            conditions.length === 0 ? (
              'Luôn hỏi'
            ) : (
              <Conditions form={form} conditions={conditions} path={path} />
            ),
        },
        { key: 'ways', header: 'Câu trả lời dẫn tới', cell: (reach) => <Ways form={form} reach={reach} /> },
      ]}
    />
  </FormFrame>
);

const Conditions = (props: {
  readonly form: Form;
  readonly conditions: readonly Condition[];
  readonly path: string;
}) => (
  <ul>
    {props.conditions.map((condition) => {
      const words = conditionInWords(props.form, condition, props.path);
      return <li key={words}>{typeof condition === 'string' ? <code>{words}</code> : words}</li>;
    })}
  </ul>
);

function Ways({
  form,
  reach: { ways, conditions, isExhausted },
}: {
  readonly form: Form;
  readonly reach: Reach;
}) {
  if (conditions.length === 0) return <>Mọi câu trả lời</>;
  if (ways.length === 0) {
    return isExhausted ? (
      <Tag tone="danger">Không câu trả lời nào dẫn tới</Tag>
    ) : (
      <Tag tone="warning">Chưa tìm thấy; quá nhiều cách trả lời để thử hết</Tag>
    );
  }
  return (
    <ul>
      {ways.map((way) => (
        <li key={JSON.stringify(way.given)}>
          <WayWords form={form} way={way} />
        </li>
      ))}
    </ul>
  );
}
