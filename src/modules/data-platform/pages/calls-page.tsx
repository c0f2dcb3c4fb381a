import { Button, Card, Disclosure, FilterBar, FilterField, PageTitle, Pagination } from '#ui/index.ts';
import type { LoggedCall } from '../call-log.ts';
import { outcomeName, outcomeOptions } from '../messages.vi.ts';
import type { Client, Service } from '../model.ts';
import { type CallQuery, platformPaths } from '../paths.ts';
import { CallTable } from './call-table.tsx';
import { FormBox } from './form-box.tsx';
import { PlatformFrame } from './platform-frame.tsx';

export interface CallsPageProps {
  readonly asked: CallQuery;
  readonly calls: readonly LoggedCall[];
  readonly services: readonly Service[];
  readonly clients: readonly Client[];
  readonly nextHref: string | undefined;
  /** The calls about one person instead, whose number stands in no address. */
  readonly isAboutPerson?: boolean;
}

/** Every call, the latest first; by service, system, outcome and day, or about one person. */
export function CallsPage({
  asked,
  calls,
  services,
  clients,
  nextHref,
  isAboutPerson = false,
}: CallsPageProps) {
  const isFiltered = Boolean(asked.service || asked.client || asked.outcome || asked.on || isAboutPerson);
  return (
    <PlatformFrame title="Nhật ký lời gọi">
      <PageTitle
        title="Nhật ký lời gọi"
        lead={
          isAboutPerson
            ? 'Những lời gọi hỏi dữ liệu của người vừa nhập.'
            : 'Mọi lời gọi qua nền tảng, mới nhất trước.'
        }
      />
      <FilterBar
        action={platformPaths.calls()}
        label="Lọc nhật ký"
        clearHref={isFiltered ? platformPaths.calls() : undefined}
      >
        <FilterField
          name="dich-vu"
          label="Dịch vụ"
          value={asked.service}
          mayBeAny
          options={services.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <FilterField
          name="he-thong"
          label="Hệ thống"
          value={asked.client}
          mayBeAny
          options={clients.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterField
          name="ket-qua"
          label="Kết quả"
          value={asked.outcome}
          mayBeAny
          options={outcomeOptions.map((code) => ({ value: code, label: outcomeName(code) }))}
        />
        <FilterField name="ngay" label="Ngày" type="date" value={asked.on} />
      </FilterBar>
      <Disclosure summary="Ai đã hỏi dữ liệu của một người" isOpen={isAboutPerson}>
        <Card>
          <form class="mu-stack" method="post" action={platformPaths.subjectCalls}>
            <FormBox
              name="subject"
              label="Số định danh"
              hint="Nhật ký chỉ giữ mã băm của số này; việc tìm kiếm được ghi lại"
            />
            <FormBox name="reason" label="Lý do tìm" />
            <p>
              <Button variant="secondary">Tìm</Button>
            </p>
          </form>
        </Card>
      </Disclosure>
      <CallTable
        calls={calls}
        caption="Nhật ký lời gọi"
        empty={isFiltered ? 'Không có lời gọi nào như vậy.' : 'Chưa có lời gọi nào.'}
      />
      {asked.after && (
        <p>
          <a href={platformPaths.calls({ ...asked, after: undefined })}>Về đầu danh sách</a>
        </p>
      )}
      <Pagination nextHref={nextHref} />
    </PlatformFrame>
  );
}
