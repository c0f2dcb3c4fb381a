import type { TagTone } from '#ui/index.ts';
import type { DeviceKind } from './device-actor.ts';
import type { CounterState } from './model.ts';

export const counterStateNames: Readonly<Record<CounterState, string>> = {
  open: 'Đang mở',
  paused: 'Tạm dừng',
  closed: 'Đóng',
};
export const counterTones: Readonly<Record<CounterState, TagTone>> = {
  open: 'success',
  paused: 'warning',
  closed: 'neutral',
};
export const deviceKindNames: Readonly<Record<DeviceKind, string>> = {
  board: 'Màn hình gọi số',
  kiosk: 'Kiosk',
  rating: 'Máy đánh giá tại quầy',
};

/** "1 giờ 05 phút", "4 phút", "30 giây": as a clerk would say it. */
export function inMinutes(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} giây`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} phút`;
  return `${Math.floor(minutes / 60)} giờ ${String(minutes % 60).padStart(2, '0')} phút`;
}
