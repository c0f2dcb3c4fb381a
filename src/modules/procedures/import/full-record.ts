import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Procedure, ProcedureChannel, ProcedureFee } from '../model.ts';
import { publishedFee } from './published-fee.ts';
import { channelOf, levelOf, publishedText, timeLimitOf } from './published-words.ts';

const Code = Type.String({ pattern: '^[0-9]\\.[0-9]{6}$' });
const Text = Type.String({ maxLength: 20_000 });
const Maybe = (type: typeof Text) => Type.Optional(Type.Union([type, Type.Null()]));
const Name = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' });
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });

const FullRecord = Type.Object({
  code: Code,
  name: Name,
  field: Name,
  level: Type.Array(Text, { maxItems: 10 }),
  ministry: Maybe(Text),
  agency: Maybe(Text),
  audience: Type.Optional(Type.Array(Text, { maxItems: 50 })),
  decision: Maybe(Text),
  kind: Maybe(Text),
  channels: Type.Optional(
    Type.Array(
      Type.Object({
        channel: Text,
        time_limit: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }), Type.Null()]),
        time_unit: Type.Union([Text, Type.Null()]),
        free: Type.Boolean(),
        fees: Type.Array(
          Type.Object({
            amount: Type.Number({ minimum: 0, maximum: 1e12 }),
            currency: Text,
            note: Maybe(Text),
          }),
          { maxItems: 500 },
        ),
      }),
      { maxItems: 200 },
    ),
  ),
  components: Type.Optional(
    Type.Array(
      Type.Object({ name: Name, originals: Count, copies: Count, form_file: Maybe(Text), case: Maybe(Text) }),
      { maxItems: 500 },
    ),
  ),
  results: Type.Optional(Type.Array(Type.Object({ name: Name, code: Maybe(Text) }), { maxItems: 200 })),
  legal_basis: Type.Optional(Type.Array(Text, { maxItems: 500 })),
  portal_url: Type.Optional(
    Type.Union([Type.String({ pattern: '^https://', maxLength: 2_000 }), Type.Null()]),
  ),
  keywords: Type.Optional(Type.Array(Text, { maxItems: 200 })),
  name_en: Maybe(Text),
  description: Maybe(Text),
});

type FullRecord = Static<typeof FullRecord>;

/** Checks a record of the portal's export; `Errors` names the fields at fault. */
export const fullRecord = Compile(FullRecord);

type LeaveOut = (reason: 'fee-not-in-dong' | 'fee-implausible' | 'count-implausible', amount: number) => void;

/** A checked record in our shape; `leaveOut` hears of each fact that could not be carried over. */
export function readFullRecord(record: FullRecord, leaveOut: LeaveOut): Procedure {
  return {
    code: record.code,
    name: publishedText(record.name)!,
    field: publishedText(record.field)!,
    levels: record.level.map(levelOf),
    ministry: publishedText(record.ministry),
    agency: publishedText(record.agency),
    audiences: mendAudiences(record.audience ?? []),
    decision: publishedText(record.decision),
    kind: publishedText(record.kind),
    channels: (record.channels ?? []).map((channel) => readChannel(channel, leaveOut)),
    components: (record.components ?? []).map((component) => ({
      name: publishedText(component.name)!,
      originals: plausibleCount(component.originals, leaveOut),
      copies: plausibleCount(component.copies, leaveOut),
      formFile: publishedText(component.form_file),
      case: publishedText(component.case)?.replace(/:$/, ''),
    })),
    results: (record.results ?? []).map((result) => ({
      name: publishedText(result.name)!,
      code: publishedText(result.code),
    })),
    legalBases: texts(record.legal_basis),
    portalUrl: record.portal_url ?? undefined,
    keywords: texts(record.keywords),
    nameEn: publishedText(record.name_en),
    description: publishedText(record.description),
  };
}

function readChannel(
  channel: NonNullable<FullRecord['channels']>[number],
  leaveOut: LeaveOut,
): ProcedureChannel {
  const fees: ProcedureFee[] = [];
  for (const { amount, currency, note } of channel.fees) {
    const fee = publishedFee(amount, currency, note);
    if (typeof fee === 'string') leaveOut(fee, amount);
    else fees.push(fee);
  }
  return {
    kind: channelOf(channel.channel),
    timeLimit:
      channel.time_limit === null
        ? undefined
        : timeLimitOf(channel.time_limit, publishedText(channel.time_unit)),
    isFree: channel.free,
    fees,
  };
}

/** The export glues the number that ends a paper's name to its count: "theo Mẫu số 18" and 1 became 181. */
function plausibleCount(count: number, leaveOut: LeaveOut): number {
  if (count <= 10) return count;
  leaveOut('count-implausible', count);
  return count % 10;
}

const texts = (values: readonly string[] = []) =>
  values.map(publishedText).filter((text) => text !== undefined);

/** The portal's export splits "Cán bộ, công chức, viên chức" at its commas. */
function mendAudiences(audiences: readonly string[]): string[] {
  const officials = ['Cán bộ', 'công chức', 'viên chức'];
  const mended = texts(audiences).map((word) => (officials.includes(word) ? officials.join(', ') : word));
  return [...new Set(mended)];
}
