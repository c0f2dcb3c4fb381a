import { checkAnswers, compileForm, presentStage } from '#engines/forms/index.ts';
import { lists, today } from '#engines/forms/testing/library-card.ts';
import { StageForm } from '../form/index.ts';
import { PageTitle } from '../page-title/page-title.tsx';
import { PublicShell } from '../public-shell/public-shell.tsx';
import { StageList } from '../stage-list/stage-list.tsx';
import { publicNav, user } from './sample.tsx';

const form = compileForm({
  id: 'card',
  version: 1,
  title: 'Làm thẻ thư viện',
  stages: [
    {
      id: 'reader',
      title: 'Người đọc',
      fields: [
        { name: 'fullName', kind: 'text', label: 'Họ và tên', hint: 'Như trên căn cước', required: true },
        { name: 'birthDate', kind: 'date', label: 'Ngày sinh', required: true },
        { name: 'phone', kind: 'phone', label: 'Số điện thoại', help: 'Chỉ dùng để nhắn khi thẻ in xong.' },
        { name: 'home', kind: 'address', label: 'Nơi ở' },
        {
          name: 'kind',
          kind: 'choice',
          label: 'Loại thẻ',
          options: { a: 'Đọc tại chỗ', b: 'Mượn về' },
          required: true,
        },
        {
          name: 'interests',
          kind: 'multiChoice',
          label: 'Bạn thích đọc',
          options: { h: 'Lịch sử', f: 'Canh tác' },
        },
        { name: 'deposit', kind: 'money', label: 'Tiền cược' },
        { name: 'area', kind: 'number', label: 'Cân nặng kiện sách', decimals: 1, unit: 'kg' },
        { name: 'note', kind: 'longText', label: 'Lời nhắn' },
        { name: 'photo', kind: 'file', label: 'Ảnh chân dung', required: true },
        {
          name: 'children',
          kind: 'table',
          label: 'Trẻ em đi cùng',
          rowLabel: 'Trẻ em',
          fields: [
            { name: 'name', kind: 'text', label: 'Họ và tên', required: true },
            { name: 'age', kind: 'number', label: 'Tuổi' },
          ],
        },
        { name: 'agreed', kind: 'consent', label: 'Tôi đồng ý với nội quy thư viện', required: true },
      ],
    },
  ],
});

const answers = {
  phone: '12',
  kind: 'b',
  home: { province: '11', commune: '03127' },
  children: [{ age: 7 }],
};

/** A stage of a form that came back with errors: every kind of field, and how errors are told. */
export const FormPage = () => {
  const issues = checkAnswers(form, answers, 'submit', { today, lists });
  return (
    <PublicShell
      title="Người đọc"
      siteName="Thư viện tỉnh Mường Mẫu"
      homeHref="/"
      nav={publicNav}
      session={user}
      footer="Số 1 đường Hoa Ban"
      hasErrors
      breadcrumbs={[{ label: 'Trang chủ', href: '/' }, { label: 'Làm thẻ thư viện' }]}
    >
      <div class="mu-stack">
        <PageTitle title="Người đọc" eyebrow="Làm thẻ thư viện" />
        <StageList
          label="Các bước"
          stages={[
            { label: 'Người đọc', state: 'current' },
            { label: 'Xem lại và gửi', state: 'upcoming' },
          ]}
        />
        <StageForm
          view={presentStage(form, 'reader', answers, issues, 'vi', { today, lists })}
          locale="vi"
          action="/the"
          hasFiles
        />
      </div>
    </PublicShell>
  );
};
