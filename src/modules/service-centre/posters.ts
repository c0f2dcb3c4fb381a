import {
  feeInWords,
  type Procedure,
  type ProcedureComponent,
  timeInWords,
  usualChannel,
} from '#modules/procedures/index.ts';

/** What hangs on the wall of a centre for one procedure, as the template `poster` asks for it. */
export function posterOf(procedure: Procedure, place: string, address: string): object {
  const channel = usualChannel(procedure);
  return {
    place,
    name: procedure.name,
    code: procedure.code,
    field: procedure.field,
    agency: procedure.agency ?? '—',
    time: timeInWords(channel?.timeLimit, 'vi'),
    fee: channel ? feesOf(procedure) : '—',
    result: procedure.results.map(({ name }) => name).join('; ') || '—',
    components: procedure.components.map((paper) => ({ name: paper.name, ...countOf(paper) })),
    ...(procedure.legalBases.length > 0 && { basis: procedure.legalBases.slice(0, 3).join('; ') }),
    lookup: { qr: address },
  };
}

const channelNames = { inPerson: 'nộp tại quầy', online: 'nộp trực tuyến', post: 'qua bưu chính' } as const;

/** Said once where every way costs the same, else way by way. */
function feesOf({ channels }: Procedure): string {
  const fees = channels.map((channel) => ({
    way: channelNames[channel.kind],
    fee: feeInWords(channel, 'vi'),
  }));
  if (new Set(fees.map(({ fee }) => fee)).size === 1) return fees[0]!.fee;
  return fees.map(({ way, fee }) => `${fee} (${way})`).join('; ');
}

function countOf({ originals, copies }: ProcedureComponent) {
  const counts = [originals > 0 && `${originals} bản chính`, copies > 0 && `${copies} bản sao`].filter(
    Boolean,
  );
  return counts.length > 0 ? { count: counts.join(', ') } : {};
}
