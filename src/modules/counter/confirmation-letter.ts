import type { AskConfirmation } from './commands/ask-confirmation.ts';
import type { ConfirmationChannel } from './confirmation.ts';
import { counterPaths } from './paths.ts';
import type { CounterServices } from './services.ts';

/** The channel that a pressed button asks for: `refresh ask phone`. */
export function channelOf(action: string): ConfirmationChannel | undefined {
  const [, channel] = /^refresh ask (phone|email)$/.exec(action) ?? [];
  return channel as ConfirmationChannel | undefined;
}

/** How link and code reach the person. What they said is not in the letter: a mailbox is read by others too. */
export const carrierOf =
  (services: CounterServices, channel: ConfirmationChannel): AskConfirmation['deliver'] =>
  async (to, { token, code, procedure }) => {
    const href = services.baseUrl + counterPaths.confirmation(token);
    if (channel === 'phone') {
      const text = `${services.siteName}: doc va xac nhan ho so tai ${href} . Ma xac nhan: ${code}`;
      return services.sendTextMessage!({ to, text });
    }
    return services.sendMail!({
      to,
      subject: `Xác nhận nội dung hồ sơ: ${procedure}`,
      text: [
        `Cán bộ tiếp nhận vừa khai hộ bạn hồ sơ “${procedure}”.`,
        `Đọc nội dung sẽ nộp tại: ${href}`,
        `Mã xác nhận: ${code}`,
        'Nhập mã trên trang đó, hoặc đọc mã cho cán bộ nếu nội dung đúng. Mã có hiệu lực 30 phút.',
        'Nếu bạn không ở quầy tiếp nhận, đừng đọc mã cho ai.',
        services.siteName,
      ].join('\n\n'),
    });
  };
