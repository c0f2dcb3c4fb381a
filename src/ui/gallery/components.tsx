import { Alert } from '../alert/alert.tsx';
import { Button, ButtonLink } from '../button/button.tsx';
import { Card } from '../card/card.tsx';
import { ComparedText } from '../compared-text/compared-text.tsx';
import { DeadlineChip } from '../deadline-chip/deadline-chip.tsx';
import { Dialog, DialogLink } from '../dialog/dialog.tsx';
import { Disclosure } from '../disclosure/disclosure.tsx';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { FigureList } from '../figure-list/figure-list.tsx';
import { FileList } from '../file-list/file-list.tsx';
import { Icon, iconNames } from '../icon/icon.tsx';
import { LineChoices } from '../line-choices/line-choices.tsx';
import { LinkCardList } from '../link-card-list/link-card-list.tsx';
import { ChoiceBoxes, FileBox, SelectBox, TextBox, TickBox, WordsBox } from '../posted-form/boxes.tsx';
import { PostedProblem } from '../posted-form/posted.tsx';
import { Progress } from '../progress/progress.tsx';
import { QrCode } from '../qr-code/qr-code.tsx';
import { StageList } from '../stage-list/stage-list.tsx';
import { SummaryList } from '../summary-list/summary-list.tsx';
import { Tag } from '../tag/tag.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { LoanTable } from './loan-table.tsx';
import { choices, files, history, refusedLoan, shelves, ways } from './sample.tsx';

/** Every component once, in a page of plausible content. */
export const Components = () => (
  <div class="mu-stack" data-gap="large">
    <section class="mu-stack">
      <h2>Báo tin</h2>
      <ErrorSummary
        errors={[
          ['full-name', 'Nhập họ và tên như trên giấy tờ'],
          [undefined, 'Thiếu ảnh chân dung'],
        ]}
      />
      <Alert tone="success" title="Đã nhận đơn của bạn">
        <p>Mã đơn là M.2026.00144. Chúng tôi nhắn tin khi thẻ in xong.</p>
      </Alert>
      <Alert tone="info">Thư viện mở cửa cả sáng thứ Bảy từ ngày 01/12/2026.</Alert>
      <Alert tone="warning">Đơn lưu tạm sẽ được xóa sau 30 ngày.</Alert>
      <Alert tone="danger">Không đọc được tệp vừa gửi. Tệp cũ vẫn còn.</Alert>
      <EmptyState title="Chưa có lượt mượn nào">
        <ButtonLink href="/muon" variant="secondary">
          Tìm sách
        </ButtonLink>
      </EmptyState>
    </section>

    <section class="mu-stack">
      <h2>So sánh, chia phần</h2>
      <ComparedText
        lines={[
          [
            { kind: 'same', text: 'Thẻ dùng trong ' },
            { kind: 'removed', text: 'một' },
            { kind: 'added', text: 'hai' },
            { kind: 'same', text: ' năm.' },
          ],
        ]}
      />
      <LineChoices
        id="share"
        label="Kho sách thiếu nhi"
        choice={{ name: 'share', value: '', options: [{ value: '', label: 'Không chia' }] }}
        amount={{ name: 'copies', value: '', label: 'Số bản cho kho sách thiếu nhi' }}
      />
    </section>

    <section class="mu-stack">
      <h2>Mẫu đã gửi, còn chỗ phải sửa</h2>
      <PostedProblem posted={refusedLoan} />
      <form class="mu-stack" method="post" noValidate>
        <TextBox name="book" label="Tên sách" posted={refusedLoan} />
        <TextBox name="due" label="Mượn đến ngày" type="date" posted={refusedLoan} />
        <SelectBox name="shelf" label="Kho" none="Chọn…" options={shelves} posted={refusedLoan} />
        <WordsBox name="note" label="Ghi chú" hint="Nếu có" posted={refusedLoan} />
        <ChoiceBoxes name="way" label="Nhận sách" type="radio" options={ways} posted={refusedLoan} />
        <TickBox name="rules" label="Tôi đã đọc nội quy" posted={refusedLoan} />
        <FileBox name="photo" label="Ảnh thẻ" accept="image/*" posted={refusedLoan} />
      </form>
    </section>

    <section class="mu-stack">
      <h2>Các bước</h2>
      <StageList
        label="Các bước làm thẻ"
        stages={[
          { label: 'Người đọc', state: 'done', href: '/the/1' },
          { label: 'Ảnh và giấy tờ', state: 'current' },
          { label: 'Nhận thẻ', state: 'upcoming' },
          { label: 'Xem lại và gửi', state: 'upcoming' },
        ]}
      />
      <FigureList
        figures={[
          { label: 'Lượt mượn tháng này', value: '1.234', note: 'tháng trước 1.180', href: '/muon' },
          { label: 'Đúng hạn', value: '95,3%', tone: 'success' },
          { label: 'Sắp đến hạn', value: '18', tone: 'warning', href: '/muon?view=soon' },
          { label: 'Quá hạn', value: '4', tone: 'danger', href: '/muon?view=late' },
        ]}
      />
      <Progress label="Sách đã kiểm kê" value={12} max={20} text="12 trên 20 kho" />
    </section>

    <div class="mu-columns">
      <div class="mu-stack">
        <Card title="Thông tin thẻ" actions={<Tag tone="success">Còn hạn</Tag>}>
          <SummaryList
            rows={[
              { term: 'Họ và tên', value: 'Lò Thị Lan', changeHref: '/the/1' },
              { term: 'Nơi ở', value: 'Bản Phủ, xã Thanh Xương', changeHref: '/the/1' },
              { term: 'Lệ phí', value: 'Miễn phí' },
            ]}
          />
        </Card>
        <Card title="Giấy tờ kèm theo">
          <form method="post">
            <FileList label="Tệp đã gửi" files={files} removeName="remove" />
          </form>
          <div class="mu-row">
            <Button>Gửi đơn</Button>
            <Button variant="secondary" skipsValidation>
              Lưu, làm tiếp sau
            </Button>
            <DialogLink dialogId="cancel" href="/the/huy" variant="tertiary" color="danger">
              Hủy đơn
            </DialogLink>
          </div>
          <Dialog
            id="cancel"
            title="Hủy đơn này?"
            action={
              <form method="post" action="/the/huy">
                <Button color="danger">Hủy đơn</Button>
              </form>
            }
          >
            <p>Những gì đã nhập sẽ mất.</p>
          </Dialog>
        </Card>
        <Disclosure summary="Ai được làm thẻ?">
          <p>Mọi người từ 6 tuổi; dưới 15 tuổi cần người giám hộ đi cùng.</p>
        </Disclosure>
      </div>
      <div class="mu-stack">
        <Card title="Diễn biến">
          <Timeline label="Diễn biến" items={history} />
        </Card>
        <Card title="Tra cứu nhanh">
          <QrCode
            text="https://thuvien.example.vn/m/2026.00144"
            label="Mã QR: trang theo dõi đơn M.2026.00144"
          />
        </Card>
      </div>
    </div>

    <section class="mu-stack">
      <h2>Lượt mượn</h2>
      <LoanTable />
      <div class="mu-row">
        <Tag>Mới</Tag>
        <Tag tone="accent">Đang xử lý</Tag>
        <Tag tone="info">Chờ bổ sung</Tag>
        <Tag tone="success">Đã trả</Tag>
        <Tag tone="warning">Sắp hết hạn</Tag>
        <Tag tone="danger">Từ chối</Tag>
        <DeadlineChip left={{ unit: 'day', amount: 2 }} />
        <DeadlineChip left={{ unit: 'hour', amount: 3 }} />
        <DeadlineChip left={{ unit: 'day', amount: -1 }} />
        <DeadlineChip left={{ unit: 'day', amount: 2 }} isPaused />
      </div>
    </section>

    <section class="mu-stack">
      <h2>Dịch vụ</h2>
      <LinkCardList items={choices} />
      <LinkCardList items={choices.slice(0, 2)} layout="rows" />
      <ul class="mu-row" aria-label="Các hình vẽ">
        {iconNames.map((name) => (
          <li key={name}>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    </section>
  </div>
);
