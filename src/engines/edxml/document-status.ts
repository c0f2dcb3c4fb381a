/** How a document fares with one that received it (trạng thái gói tin, QCVN 102:2016/BTTTT). */
export const statusNames = {
  '01': 'arrived',
  '02': 'refused',
  '03': 'registered',
  '04': 'assigned',
  '05': 'handling',
  '06': 'finished',
  '13': 'recallAsked',
  '15': 'recallAgreed',
  '16': 'recallRefused',
} as const;

export type StatusCode = keyof typeof statusNames;
export const isStatusCode = (text: string): text is StatusCode => Object.hasOwn(statusNames, text);

/** `8`, ` 03` and `3` are met for `03`. */
export const readStatusCode = (text: string): StatusCode | undefined => {
  const code = text.trim().padStart(2, '0');
  return isStatusCode(code) ? code : undefined;
};

export type StatusRefusal =
  | 'status-repeated'
  | 'status-not-the-senders'
  | 'status-not-the-receivers'
  | 'status-before-arrival'
  | 'status-out-of-order'
  | 'status-after-end'
  | 'recall-not-asked'
  | 'recall-answered'
  | 'recall-too-late';

interface Rule {
  readonly by: 'sender' | 'receiver';
  /** What the document must be at. */
  readonly after: readonly (StatusCode | 'sent')[];
}

const rules: Readonly<Record<StatusCode, Rule>> = {
  '01': { by: 'receiver', after: ['sent'] },
  '02': { by: 'receiver', after: ['01'] },
  '03': { by: 'receiver', after: ['01'] },
  '04': { by: 'receiver', after: ['03'] },
  '05': { by: 'receiver', after: ['04'] },
  '06': { by: 'receiver', after: ['05'] },
  '13': { by: 'sender', after: ['sent', '01', '03', '04', '05'] },
  '15': { by: 'receiver', after: ['sent', '01', '03', '04', '05', '06'] },
  '16': { by: 'receiver', after: ['sent', '01', '03', '04', '05', '06'] },
};

const ends: ReadonlySet<string> = new Set(['02', '06', '15']);

/** How far a document has come, whatever came in which order. */
export const stageOf = (history: readonly StatusCode[]): StatusCode | 'sent' =>
  (['15', '06', '05', '04', '02', '03', '01'] as const).find((code) => history.includes(code)) ?? 'sent';

/**
 * Whether a status may follow those before it: each once, in order, by the right side, a recall answered once.
 *
 * @returns why not; nothing when it may
 */
export function statusRefusal(
  history: readonly StatusCode[],
  code: StatusCode,
  by: 'sender' | 'receiver',
): StatusRefusal | undefined {
  const rule = rules[code];
  const stage = stageOf(history);
  if (history.includes(code)) return 'status-repeated';
  if (rule.by !== by) return rule.by === 'sender' ? 'status-not-the-receivers' : 'status-not-the-senders';
  if (code === '15' || code === '16') {
    if (!history.includes('13')) return 'recall-not-asked';
    return history.includes('15') || history.includes('16') ? 'recall-answered' : undefined;
  }
  if (code === '13' && ends.has(stage)) return 'recall-too-late';
  if (rule.after.includes(stage)) return undefined;
  if (ends.has(stage)) return 'status-after-end';
  return stage === 'sent' ? 'status-before-arrival' : 'status-out-of-order';
}

/** What may come next from one side. */
export const nextStatuses = (
  history: readonly StatusCode[],
  by: 'sender' | 'receiver',
): readonly StatusCode[] =>
  (Object.keys(rules) as StatusCode[])
    .sort()
    .filter((code) => statusRefusal(history, code, by) === undefined);
