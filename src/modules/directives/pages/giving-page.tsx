import { type Document, documentLink } from '#modules/documents/index.ts';
import type { Unit } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { newId } from '#platform/database/index.ts';
import { Alert, Button, Disclosure, formatDateTime, PageTitle } from '#ui/index.ts';
import { sourceNames } from '../messages.vi.ts';
import { type Directive, sourceKinds } from '../model.ts';
import { orderOnDocument, referenceTo } from '../order-on-document.ts';
import { paths } from '../paths.ts';
import type { DirectiveRules } from '../rules.ts';
import { Choose, Line, type Option, Ticks, type Typed, Words } from './field.tsx';

export interface GivingPageProps {
  readonly rules: DirectiveRules;
  readonly typed: Typed;
  readonly refusal?: string | undefined;
  /** The directive of which a part is given. */
  readonly whole: Directive | null;
  readonly units: readonly Unit[];
  readonly supervisors: readonly { readonly officerId: string; readonly fullName: string }[];
  /** In whose name the officer may order. */
  readonly names: readonly Option[];
  /** The position that was asked for. */
  readonly usualName: string;
  /** The document on which it is given. */
  readonly document: Document | null;
  readonly now: Temporal.Instant;
}

/** The form of an order: what, to whom, until when; the rest is folded. */
export function GivingPage(props: GivingPageProps) {
  const { whole, typed, refusal, rules } = props;
  const title = whole ? 'Giao một phần việc' : 'Giao nhiệm vụ';
  const said = props.document && orderOnDocument(rules, props.document, props.now);
  const key = typed.values.get('givingKey') ?? newId();
  return (
    <DeskFrame
      title={title}
      hasErrors={typed.issues.size > 0}
      breadcrumbs={[
        { label: 'Nhiệm vụ', href: paths.list() },
        ...(whole ? [{ label: whole.code, href: paths.directive(whole.id) }] : []),
        { label: title },
      ]}
    >
      <form class="mu-stack stage-form" method="post" action={paths.giving()}>
        <PageTitle
          title={title}
          lead={
            whole && `Của ${whole.code} · ${whole.title}; hạn chung ${formatDateTime(whole.dueAt, 'vi')}.`
          }
        />
        {refusal && (
          <Alert tone="danger" title="Chưa giao được" isNews>
            <p>{refusal}</p>
          </Alert>
        )}
        <input type="hidden" name="givingKey" value={key} />
        {whole && <input type="hidden" name="parentId" value={whole.id} />}
        {!whole && props.names.length > 1 && (
          <Choose
            name="as"
            label="Giao với tư cách"
            none={null}
            usual={props.usualName}
            options={props.names}
            typed={typed}
          />
        )}
        {!whole && props.names.length === 1 && (
          <input type="hidden" name="as" value={props.names[0]!.value} />
        )}
        {props.document && <OnDocument document={props.document} />}
        <Line
          name="title"
          label="Việc phải làm"
          hint="Một câu ngắn"
          usual={said?.title ?? ''}
          typed={typed}
        />
        <Words name="content" label="Yêu cầu cụ thể, nếu có" rows={4} typed={typed} />
        <Choose
          name="lead"
          label="Đơn vị chủ trì"
          options={props.units.map(({ code, name }) => ({ value: code, label: name }))}
          typed={typed}
        />
        <Choose
          name="kind"
          label="Cách tính hạn"
          none={null}
          usual={said?.kind ?? ''}
          options={rules.kinds.map(({ code, name, hint }) => ({ value: code, label: `${name}: ${hint}` }))}
          typed={typed}
        />
        <div class="form-row-fields">
          <Line
            name="dueOn"
            label="Phải xong trước hết ngày"
            hint="Với việc có thời hạn"
            type="date"
            usual={said?.dueOn?.toString() ?? ''}
            typed={typed}
          />
          <Line
            name="amount"
            label="Số ngày hoặc giờ làm việc"
            hint="Để trống: theo mức thường dùng"
            typed={typed}
          />
        </div>
        <Disclosure summary="Nguồn giao, sản phẩm, người theo dõi" isOpen={typed.issues.size > 0}>
          <div class="mu-stack">
            {!whole && !props.document && <Source typed={typed} />}
            <Line
              name="product"
              label="Sản phẩm"
              hint="Ví dụ: báo cáo, danh sách, công trình"
              typed={typed}
            />
            <Choose
              name="supervisor"
              label="Người theo dõi"
              none="Không cử"
              options={props.supervisors.map(({ officerId, fullName }) => ({
                value: officerId,
                label: fullName,
              }))}
              typed={typed}
            />
          </div>
        </Disclosure>
        <Disclosure summary="Đơn vị phối hợp" isOpen={typed.values.has('cooperating')}>
          <Ticks
            name="cooperating"
            label="Cơ quan cùng làm với đơn vị chủ trì"
            options={props.units
              .filter(({ id, agencyId }) => id === agencyId)
              .map(({ code, name }) => ({ value: code, label: name }))}
            typed={typed}
          />
        </Disclosure>
        {!whole && (
          <Disclosure summary="Cơ quan ngoài hệ thống chủ trì" isOpen={typed.issues.has('outsideCode')}>
            <div class="form-row-fields">
              <Line name="outsideCode" label="Mã cơ quan" hint="Ví dụ H18.05" typed={typed} />
              <Line name="outsideName" label="Tên cơ quan" typed={typed} />
            </div>
          </Disclosure>
        )}
        <div class="mu-row">
          <Button variant="primary">{title}</Button>
          <a href={whole ? paths.directive(whole.id) : paths.list()}>Thôi</a>
        </div>
      </form>
    </DeskFrame>
  );
}

/** The document on which it is given, as its own register calls it. */
const OnDocument = ({ document: { id, code, subject } }: { readonly document: Document }) => (
  <>
    <input type="hidden" name="documentId" value={id} />
    <input type="hidden" name="reference" value={referenceTo({ code, subject })} />
    <p>
      Theo văn bản <a href={documentLink(id)}>{[code, subject].filter(Boolean).join(' · ')}</a>
    </p>
  </>
);

/** What came over the axis is brought in by the program alone; a document gives its own directives. */
const typedSources = sourceKinds.filter((kind) => kind !== 'axis');

const Source = ({ typed }: { readonly typed: Typed }) => (
  <div class="form-row-fields">
    <Choose
      name="source"
      label="Nguồn giao"
      none={null}
      options={typedSources.map((value) => ({ value, label: sourceNames[value] }))}
      typed={typed}
    />
    <Line
      name="reference"
      label="Số, ngày văn bản hoặc thông báo kết luận"
      hint="Không cần khi giao trực tiếp"
      typed={typed}
    />
  </div>
);
