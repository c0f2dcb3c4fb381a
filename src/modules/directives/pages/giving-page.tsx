import { type Document, documentLink } from '#modules/documents/index.ts';
import type { Unit } from '#modules/org/index.ts';
import { DeskFrame } from '#modules/site/index.ts';
import { newId } from '#platform/database/index.ts';
import {
  type BoxOption,
  Button,
  ChoiceBoxes,
  Disclosure,
  formatDateTime,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  SelectBox,
  TextBox,
  WordsBox,
} from '#ui/index.ts';
import { sourceNames } from '../messages.vi.ts';
import { type Directive, sourceKinds } from '../model.ts';
import { orderOnDocument, referenceTo } from '../order-on-document.ts';
import { paths } from '../paths.ts';
import type { DirectiveRules } from '../rules.ts';

export interface GivingPageProps {
  readonly rules: DirectiveRules;
  readonly posted: Posted;
  /** The directive of which a part is given. */
  readonly whole: Directive | null;
  readonly units: readonly Unit[];
  readonly supervisors: readonly { readonly officerId: string; readonly fullName: string }[];
  /** In whose name the officer may order. */
  readonly names: readonly BoxOption[];
  /** The position that was asked for. */
  readonly usualName: string;
  /** The document on which it is given. */
  readonly document: Document | null;
  readonly now: Temporal.Instant;
}

/** The form of an order: what, to whom, until when; the rest is folded. */
export function GivingPage(props: GivingPageProps) {
  const { whole, posted, rules } = props;
  const title = whole ? 'Giao một phần việc' : 'Giao nhiệm vụ';
  const said = props.document && orderOnDocument(rules, props.document, props.now);
  const key = posted.values.get('givingKey') ?? newId();
  return (
    <DeskFrame
      title={title}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: 'Nhiệm vụ', href: paths.list() },
        ...(whole ? [{ label: whole.code, href: paths.directive(whole.id) }] : []),
        { label: title },
      ]}
    >
      <form class="mu-stack stage-form" method="post" action={paths.giving()}>
        <PostedProblem posted={posted} />
        <PageTitle
          title={title}
          lead={
            whole && `Của ${whole.code} · ${whole.title}; hạn chung ${formatDateTime(whole.dueAt, 'vi')}.`
          }
        />
        <input type="hidden" name="givingKey" value={key} />
        {whole && <input type="hidden" name="parentId" value={whole.id} />}
        {!whole && props.names.length > 1 && (
          <SelectBox
            name="as"
            label="Giao với tư cách"
            value={props.usualName}
            options={props.names}
            posted={posted}
          />
        )}
        {!whole && props.names.length === 1 && (
          <input type="hidden" name="as" value={props.names[0]!.value} />
        )}
        {props.document && <OnDocument document={props.document} />}
        <TextBox name="title" label="Việc phải làm" hint="Một câu ngắn" value={said?.title} posted={posted} />
        <WordsBox name="content" label="Yêu cầu cụ thể, nếu có" rows={4} posted={posted} />
        <SelectBox
          name="lead"
          label="Đơn vị chủ trì"
          none="Chọn…"
          options={props.units.map(({ code, name }) => ({ value: code, label: name }))}
          posted={posted}
        />
        <SelectBox
          name="kind"
          label="Cách tính hạn"
          value={said?.kind}
          options={rules.kinds.map(({ code, name, hint }) => ({ value: code, label: `${name}: ${hint}` }))}
          posted={posted}
        />
        <div class="form-row-fields">
          <TextBox
            name="dueOn"
            label="Phải xong trước hết ngày"
            hint="Với việc có thời hạn"
            type="date"
            value={said?.dueOn?.toString()}
            posted={posted}
          />
          <TextBox
            name="amount"
            label="Số ngày hoặc giờ làm việc"
            hint="Để trống: theo mức thường dùng"
            posted={posted}
          />
        </div>
        <Disclosure summary="Nguồn giao, sản phẩm, người theo dõi" isOpen={posted.issues.size > 0}>
          <div class="mu-stack">
            {!whole && !props.document && <Source posted={posted} />}
            <TextBox
              name="product"
              label="Sản phẩm"
              hint="Ví dụ: báo cáo, danh sách, công trình"
              posted={posted}
            />
            <SelectBox
              name="supervisor"
              label="Người theo dõi"
              none="Không cử"
              options={props.supervisors.map(({ officerId, fullName }) => ({
                value: officerId,
                label: fullName,
              }))}
              posted={posted}
            />
          </div>
        </Disclosure>
        <Disclosure summary="Đơn vị phối hợp" isOpen={posted.values.has('cooperating')}>
          <ChoiceBoxes
            type="checkbox"
            name="cooperating"
            label="Cơ quan cùng làm với đơn vị chủ trì"
            options={props.units
              .filter(({ id, agencyId }) => id === agencyId)
              .map(({ code, name }) => ({ value: code, label: name }))}
            posted={posted}
          />
        </Disclosure>
        {!whole && (
          <Disclosure summary="Cơ quan ngoài hệ thống chủ trì" isOpen={posted.issues.has('outsideCode')}>
            <div class="form-row-fields">
              <TextBox name="outsideCode" label="Mã cơ quan" hint="Ví dụ H18.05" posted={posted} />
              <TextBox name="outsideName" label="Tên cơ quan" posted={posted} />
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

const Source = ({ posted }: { readonly posted: Posted }) => (
  <div class="form-row-fields">
    <SelectBox
      name="source"
      label="Nguồn giao"
      options={typedSources.map((value) => ({ value, label: sourceNames[value] }))}
      posted={posted}
    />
    <TextBox
      name="reference"
      label="Số, ngày văn bản hoặc thông báo kết luận"
      hint="Không cần khi giao trực tiếp"
      posted={posted}
    />
  </div>
);
