/** What the browser's element says by itself, without asking the server. */
export const deviceWords = {
  unable:
    'Trình duyệt này không giữ được hồ sơ để dùng khi mất mạng; hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.',
  empty: 'Máy này chưa giữ hồ sơ nào.',
  choose: 'Chọn việc mang theo',
  newLock: 'Đặt mật khẩu cho cặp hồ sơ',
  newLockHelp:
    'Mật khẩu này mã hoá hồ sơ trên máy, chỉ bạn biết và không lưu ở đâu; quên thì phải tải lại, việc chưa gửi sẽ mất. Ít nhất 12 ký tự. Gợi ý:',
  unlock: 'Mở cặp hồ sơ',
  unlockHelp: 'Nhập mật khẩu đã đặt khi mang hồ sơ đi.',
  secret: 'Mật khẩu cặp hồ sơ',
  tooShort: 'Mật khẩu phải có ít nhất 12 ký tự, không lặp một ký tự.',
  wrong: 'Mật khẩu không đúng.',
  save: 'Đặt mật khẩu và tải hồ sơ',
  open: 'Mở',
  forget: 'Quên mật khẩu: xoá cặp hồ sơ trên máy này',
  forgetSure: 'Mọi hồ sơ và việc chưa gửi trên máy này sẽ bị xoá. Xoá?',
  loading: 'Đang tải hồ sơ về máy…',
  loadFailed: 'Chưa tải được hết; trang sẽ thử lại khi đường truyền tốt hơn.',
  moved: 'Hồ sơ này vừa thay đổi; hãy chọn mang theo lại để máy giữ bản mới.',
  kept: 'Hồ sơ trên máy này',
  until: 'Máy giữ đến',
  back: 'Tất cả hồ sơ trên máy này',
  nothing: 'Chưa ghi gì.',
  waiting: 'Đã giữ trên máy này, sẽ gửi khi có mạng',
  waitingHelp: 'Đăng xuất sẽ xoá những gì chưa gửi.',
  sent: 'Đã gửi và ghi vào hồ sơ.',
  held: 'Hồ sơ đã thay đổi trong lúc bạn vắng: xem khác biệt',
  'sign-in': 'Hãy đăng nhập lại để gửi những gì đã ghi.',
  signIn: 'Đăng nhập và gửi',
  refused: 'Máy chủ không nhận một việc đã ghi; nội dung vẫn còn trên máy này.',
  drop: 'Bỏ việc này',
} as const;

export type DeviceWords = Readonly<Record<keyof typeof deviceWords, string>>;
