import type { ChannelKind, ProcedureLevel, TimeLimit, TimeUnit } from '../model.ts';

/** The words by which the national database writes its closed lists, and ours. District left on 1 July 2025. */
const levels: Readonly<Record<string, ProcedureLevel>> = {
  'Cấp bộ': 'ministry',
  'Cấp tỉnh': 'province',
  'Cấp huyện': 'district',
  'Cấp xã': 'commune',
  'Cơ quan khác': 'other',
};

const channels: Readonly<Record<string, ChannelKind>> = {
  'Trực tiếp': 'inPerson',
  'Trực tuyến': 'online',
  'Dịch vụ bưu chính': 'post',
};

const units: Readonly<Record<string, TimeUnit>> = {
  'Ngày làm việc': 'workingDay',
  Ngày: 'day',
  Giờ: 'hour',
  Tháng: 'month',
};

/** A word outside its closed list: the record cannot be understood. */
export class UnknownWord extends Error {
  readonly list: string;
  readonly word: string;
  constructor(list: string, word: string) {
    super(`${list}: ${word}`);
    this.list = list;
    this.word = word;
  }
}

export const levelOf = (word: string) => meaning('level', levels, word);
export const channelOf = (word: string) => meaning('channel', channels, word);

/** A bare number is read as working days until an administrator confirms the unit. */
export function timeLimitOf(amount: number, unit: string | undefined): TimeLimit {
  if (unit === undefined) return { amount, unit: 'workingDay', isUnitConfirmed: false };
  return { amount, unit: meaning('time-unit', units, unit), isUnitConfirmed: true };
}

/** The source's own text in NFC, on one line, without control characters; empty counts as absent. */
export function publishedText(text: string | null | undefined): string | undefined {
  const tidy = text
    ?.normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return tidy === '' ? undefined : tidy;
}

function meaning<Meaning>(list: string, words: Readonly<Record<string, Meaning>>, word: string): Meaning {
  const tidy = publishedText(word) ?? '';
  if (!Object.hasOwn(words, tidy)) throw new UnknownWord(list, tidy.slice(0, 80));
  return words[tidy]!;
}
