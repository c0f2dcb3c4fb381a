import { type Answers, compileForm } from '#engines/forms/index.ts';

/** How to reach the applicant and where the result goes: asked the same way after every procedure's own form. */
export const contactForm = compileForm({
  id: 'contact',
  version: 1,
  title: { vi: 'Liên hệ và nhận kết quả', en: 'Contact and result' },
  stages: [
    {
      id: 'lien-he',
      title: { vi: 'Liên hệ và nhận kết quả', en: 'Contact and result' },
      fields: [
        {
          name: 'phone',
          kind: 'phone',
          label: { vi: 'Số điện thoại', en: 'Phone number' },
          hint: {
            vi: 'Cán bộ chỉ gọi khi cần hỏi thêm về hồ sơ này.',
            en: 'Called only if something about this application is unclear.',
          },
          required: true,
          prefill: 'account.phone',
        },
        {
          name: 'email',
          kind: 'email',
          label: { vi: 'Thư điện tử', en: 'E-mail' },
          hint: { vi: 'Để nhận tin khi hồ sơ có bước mới.', en: 'To hear of each step.' },
          prefill: 'account.email',
        },
        {
          name: 'returnMethod',
          kind: 'choice',
          widget: 'radio',
          label: { vi: 'Bạn muốn nhận kết quả thế nào?', en: 'How do you want the result?' },
          required: true,
          default: 'online',
          options: [
            {
              value: 'online',
              label: { vi: 'Bản điện tử, trong tài khoản này', en: 'Electronically, in this account' },
            },
            {
              value: 'inPerson',
              label: { vi: 'Đến lấy tại Bộ phận Một cửa', en: 'I collect it at the desk' },
            },
            { value: 'post', label: { vi: 'Bưu điện gửi về nhà', en: 'By post' } },
          ],
        },
        {
          name: 'address',
          kind: 'address',
          label: { vi: 'Địa chỉ nhận', en: 'Postal address' },
          required: true,
          prefill: 'account.address',
          when: { returnMethod: 'post' },
        },
      ],
    },
  ],
});

export const contactStage = contactForm.stages[0]!.id;

/** The contact as the dossier keeps it. */
export interface Contact {
  readonly phone: string | null;
  readonly email: string | null;
  readonly returnMethod: 'online' | 'inPerson' | 'post';
}

/** Reads answers that have been checked. */
export const contactOf = (answers: Answers): Contact => ({
  phone: (answers['phone'] as string | undefined) ?? null,
  email: (answers['email'] as string | undefined) ?? null,
  returnMethod: answers['returnMethod'] as Contact['returnMethod'],
});
