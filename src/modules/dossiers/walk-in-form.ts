import { type Answers, compileForm, type Form } from '#engines/forms/index.ts';

/** The commune where the matter belongs: asked where the procedure is a commune's. */
const place = {
  name: 'place',
  kind: 'choice',
  widget: 'select',
  label: 'Xã, phường có thẩm quyền',
  hint: 'Nơi người nộp cư trú hoặc nơi xảy ra việc; hồ sơ được chuyển về đó.',
  required: true,
  optionsFrom: 'competentCommunes',
};

/** Who stands at the counter, asked in one group so that no name meets one of the procedure's own form. */
const submitterForm = (asksPlace: boolean): Form =>
  compileForm({
    id: 'submitter',
    version: 1,
    title: 'Người nộp',
    stages: [
      {
        id: 'submitter',
        title: 'Người nộp',
        fields: [
          {
            name: 'submitter',
            kind: 'group',
            label: 'Người nộp hồ sơ',
            fields: [
              {
                name: 'fullName',
                kind: 'personName',
                label: 'Họ và tên',
                required: true,
                autocomplete: 'off',
              },
              {
                name: 'identityNumber',
                kind: 'identityNumber',
                label: 'Số định danh cá nhân',
                autocomplete: 'off',
              },
              { name: 'phone', kind: 'phone', label: 'Điện thoại', autocomplete: 'off' },
              { name: 'email', kind: 'email', label: 'Thư điện tử', autocomplete: 'off' },
              { name: 'address', kind: 'text', label: 'Địa chỉ', autocomplete: 'off' },
              ...(asksPlace ? [place] : []),
              {
                name: 'returnMethod',
                kind: 'choice',
                label: 'Nhận kết quả',
                required: true,
                default: 'inPerson',
                options: { inPerson: 'Tại quầy', post: 'Qua bưu chính', online: 'Trực tuyến' },
              },
            ],
          },
        ],
      },
    ],
  });

export const submitterForms = { withPlace: submitterForm(true), withoutPlace: submitterForm(false) };

export interface Submitter {
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly place?: string;
  readonly returnMethod: 'inPerson' | 'post' | 'online';
}

/** Reads answers that have been checked. */
export const submitterOf = (answers: Answers) => (answers['submitter'] ?? {}) as unknown as Submitter;
