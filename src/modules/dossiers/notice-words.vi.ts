import type { ReturnMethod } from './model.ts';

/** What a notice may mention. */
export interface NoticeFacts {
  readonly code: string;
  readonly procedure: string;
  /** Where the dossier was handed in. */
  readonly desk: string;
  readonly happenedAt: string;
  readonly dueAt: string | null;
  readonly returnMethod: ReturnMethod;
  readonly hasAccount: boolean;
}

export type NoticeWords = (facts: NoticeFacts) => { readonly subject: string; readonly body: string };

export const opening = 'Kính gửi Ông/Bà,';

export const closing = (siteName: string): string =>
  `${siteName}\nThư này được gửi tự động, xin không trả lời. Cơ quan nhà nước không hỏi mật khẩu hay mã xác thực qua thư.`;

/** By the type of the fact; "dossier-finished" stands for whichever step brought the result. */
export const noticeWords: Readonly<Record<string, NoticeWords>> = {
  'dossier-submitted': ({ code, procedure, happenedAt, desk }) => ({
    subject: `Đã nhận hồ sơ ${code}`,
    body: `Hồ sơ ${code} (${procedure}) đã được gửi đến ${desk} lúc ${happenedAt}. Chúng tôi sẽ kiểm tra và báo lại khi tiếp nhận; thời hạn giải quyết tính từ lúc tiếp nhận.`,
  }),
  'dossier-accepted': ({ code, procedure, dueAt }) => ({
    subject: `Hồ sơ ${code} đã được tiếp nhận`,
    body: `Hồ sơ ${code} (${procedure}) đã được tiếp nhận và đang được giải quyết. Hẹn trả kết quả: ${dueAt}.`,
  }),
  'dossier-supplement-requested': ({ code, procedure, desk, hasAccount }) => ({
    subject: `Hồ sơ ${code} cần bổ sung giấy tờ`,
    body: `Hồ sơ ${code} (${procedure}) chưa đủ hoặc chưa đúng quy định nên cần bổ sung. ${
      hasAccount
        ? 'Mời Ông/Bà mở hồ sơ để xem giấy tờ cần bổ sung và gửi trực tuyến'
        : `Mời Ông/Bà đến hoặc liên hệ ${desk} để nhận phiếu yêu cầu và nộp bổ sung`
    }. Thời hạn giải quyết tạm dừng cho đến khi nhận đủ giấy tờ.`,
  }),
  'dossier-supplemented': ({ code, procedure, dueAt }) => ({
    subject: `Đã nhận giấy tờ bổ sung của hồ sơ ${code}`,
    body: `Chúng tôi đã nhận giấy tờ bổ sung của hồ sơ ${code} (${procedure}). ${
      dueAt
        ? `Thời hạn được tính lại từ đầu; hẹn trả kết quả: ${dueAt}.`
        : 'Chúng tôi sẽ kiểm tra và báo lại khi tiếp nhận.'
    }`,
  }),
  'dossier-payment-demanded': ({ code, procedure, desk, hasAccount }) => ({
    subject: `Hồ sơ ${code} cần thực hiện nghĩa vụ tài chính`,
    body: `Để giải quyết tiếp hồ sơ ${code} (${procedure}), Ông/Bà cần nộp một khoản theo quy định. ${
      hasAccount
        ? 'Mời Ông/Bà mở hồ sơ để xem cách tính và nộp trực tuyến'
        : `Mời Ông/Bà đến hoặc liên hệ ${desk} để nộp`
    }. Thời hạn giải quyết tạm dừng cho đến khi nộp đủ.`,
  }),
  'dossier-payment-completed': ({ code, procedure, dueAt }) => ({
    subject: `Đã nhận đủ tiền của hồ sơ ${code}`,
    body: `Hồ sơ ${code} (${procedure}) được giải quyết tiếp.${dueAt ? ` Hẹn trả kết quả: ${dueAt}.` : ''}`,
  }),
  'dossier-extended': ({ code, procedure, dueAt }) => ({
    subject: `Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${code}`,
    body: `Hồ sơ ${code} (${procedure}) không giải quyết xong đúng hẹn. Chúng tôi thành thật xin lỗi Ông/Bà và hẹn trả kết quả: ${dueAt}. Lý do ghi trong văn bản xin lỗi.`,
  }),
  'dossier-stopped': ({ code, procedure, desk, hasAccount }) => ({
    subject: `Hồ sơ ${code} dừng giải quyết`,
    body: `Việc giải quyết hồ sơ ${code} (${procedure}) đã dừng. Lý do và phần phí, lệ phí được hoàn trả (nếu có) ghi trong thông báo; ${
      hasAccount ? 'mời Ông/Bà mở hồ sơ để xem' : `mời Ông/Bà đến hoặc liên hệ ${desk} để nhận thông báo`
    }.`,
  }),
  'dossier-reopened': ({ code, procedure, dueAt }) => ({
    subject: `Kết quả hồ sơ ${code} bị thu hồi, hồ sơ được giải quyết lại`,
    body: `Kết quả đã phát hành của hồ sơ ${code} (${procedure}) bị thu hồi và không còn giá trị. Hồ sơ được giải quyết lại; hẹn trả kết quả mới: ${dueAt}. Căn cứ ghi trong hồ sơ.`,
  }),
  'dossier-refused': ({ code, procedure, desk, hasAccount }) => ({
    subject: `Hồ sơ ${code} không được tiếp nhận`,
    body: `Hồ sơ ${code} (${procedure}) không được tiếp nhận giải quyết. Lý do ghi trong phiếu từ chối; ${
      hasAccount ? 'mời Ông/Bà mở hồ sơ để xem' : `mời Ông/Bà đến hoặc liên hệ ${desk} để nhận phiếu`
    }.`,
  }),
  'dossier-under-way': ({ code, procedure, desk }) => ({
    subject: `Hồ sơ ${code} đang được giải quyết`,
    body: `Hồ sơ ${code} (${procedure}) đã chuyển sang bước tiếp theo và đang được giải quyết. Ông/Bà chưa phải làm gì thêm; cần biết chi tiết, xin hỏi ${desk}.`,
  }),
  'dossier-finished': ({ code, procedure, desk, returnMethod }) => ({
    subject: `Hồ sơ ${code} đã có kết quả`,
    body: `Hồ sơ ${code} (${procedure}) đã giải quyết xong. ${wayOfReturn(returnMethod, desk)}`,
  }),
  'dossier-result-delivered': ({ code, procedure, happenedAt, hasAccount }) => ({
    subject: `Đã trả kết quả hồ sơ ${code}`,
    body: `Kết quả của hồ sơ ${code} (${procedure}) đã được trả lúc ${happenedAt}.${
      hasAccount ? ' Mời Ông/Bà mở hồ sơ để đánh giá việc phục vụ của chúng tôi.' : ''
    }`,
  }),
  'dossier-withdrawn': ({ code, procedure, happenedAt, desk }) => ({
    subject: `Hồ sơ ${code} đã được rút`,
    body: `Hồ sơ ${code} (${procedure}) đã được rút theo yêu cầu lúc ${happenedAt}. Nếu Ông/Bà không yêu cầu việc này, xin báo ngay cho ${desk}.`,
  }),
};

const wayOfReturn = (method: ReturnMethod, desk: string): string =>
  ({
    inPerson: `Mời Ông/Bà đến ${desk} nhận kết quả; khi đi mang theo giấy tiếp nhận và giấy tờ tùy thân.`,
    online: 'Kết quả sẽ được trả trực tuyến trong hồ sơ của Ông/Bà.',
    post: 'Kết quả sẽ được gửi đến Ông/Bà qua dịch vụ bưu chính công ích.',
  })[method];
