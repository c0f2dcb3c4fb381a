import { composeDocument } from '../../compose-envelopes.ts';
import type { Case } from './case.ts';
import { arrival, arrivalsOf, expect, written } from './correspondent.ts';
import { bothWays, carried, document, done, identityOf, pdf, told } from './writing.ts';

/** What is sent arrives whole, once, both ways, and can be followed. */
export const carriageCases: readonly Case[] = [
  {
    operation: 'getAgenciesListQD20',
    promise: 'kể tên cả hai đơn vị theo mã định danh',
    async run({ one, other }) {
      const codes = (await one.client.listAgencies()).map(({ code }) => code);
      for (const { code } of [one, other]) expect(codes.includes(code), `không có ${code}`);
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'văn bản đến nơi đúng từng byte, cả hai chiều',
    async run(between) {
      for (const [from, to] of bothWays(between)) {
        const { arrived } = await carried(between, from, to);
        expect(arrived.row.from === from.code, `người gửi được kể là ${arrived.row.from}`);
        await done(to, arrived);
      }
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'tệp 5 MB đến nơi đúng từng byte',
    async run(between) {
      const { one, other } = between;
      await done(
        other,
        (await carried(between, one, other, { files: [pdf(5_000_000), pdf(1_000)] })).arrived,
      );
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'gửi lại đúng gói tin ấy không sinh bản thứ hai',
    async run(between) {
      const { one, other, patienceMs } = between;
      const bytes = await written(one, composeDocument(document(between, one, other)));
      await one.client.send(one.code, 'edoc', bytes);
      await one.client.send(one.code, 'edoc', bytes).catch(() => undefined);
      const arrived = await arrival(other, 'edoc', bytes, patienceMs);
      const all = await arrivalsOf(other, 'edoc', bytes);
      expect(all.length === 1, `đến ${all.length} bản`);
      await done(other, arrived);
    },
  },
  ...(['update', 'replace', 'recall'] as const).map(
    (business): Case => ({
      operation: 'sendEdoc',
      promise:
        { update: 'văn bản cập nhật', replace: 'văn bản thay thế', recall: 'thông báo thu hồi' }[business] +
        ' đến nơi sau văn bản mà nó nói đến, cả hai chiều',
      async run(between) {
        for (const [from, to] of bothWays(between)) {
          const first = await carried(between, from, to);
          await done(to, first.arrived);
          const about = { business, documentId: identityOf(first.sent), reason: 'Kiểm thử' };
          const again = business === 'recall' ? { number: first.sent.number, files: [] } : {};
          await done(to, (await carried(between, from, to, { about, ...again })).arrived);
        }
      },
    }),
  ),
  {
    operation: 'sendEdoc',
    promise: 'trạng thái 01, 03, 04, 05, 06 về đến nơi gửi, cả hai chiều',
    async run(between) {
      for (const [from, to] of bothWays(between)) {
        const { sent, arrived } = await carried(between, from, to);
        await done(to, arrived);
        for (const statusCode of ['01', '03', '04', '05', '06'] as const)
          await told(between, to, from, sent, { statusCode });
      }
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'từ chối (02) kèm lý do về đến nơi gửi',
    async run(between) {
      const { one, other } = between;
      const { sent, arrived } = await carried(between, one, other);
      await done(other, arrived);
      await told(between, other, one, sent, { statusCode: '02', description: 'Không đúng nơi nhận' });
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'yêu cầu lấy lại (13) được trả lời bằng 15 hoặc 16',
    async run(between) {
      for (const statusCode of ['15', '16'] as const) {
        const { one, other } = between;
        const { sent, arrived } = await carried(between, one, other);
        await done(other, arrived);
        await told(between, one, other, sent, { statusCode: '13', description: 'Ban hành nhầm' });
        await told(between, other, one, sent, { statusCode, description: 'Đã xem xét' });
      }
    },
  },
  {
    operation: 'getSentEdocList',
    promise: 'nơi gửi thấy văn bản của mình và số, ký hiệu của nó',
    async run(between) {
      const { one, other } = between;
      const { sent, docId, arrived } = await carried(between, one, other);
      await done(other, arrived);
      const row = (await one.client.listSent('edoc')).find(({ senderDocId }) => senderDocId === docId);
      expect(row, 'không có trong danh sách đã gửi');
      expect(row.notation.includes(sent.number), `số, ký hiệu được kể là ${row.notation}`);
    },
  },
  {
    operation: 'updateStatus',
    promise: '“processing” để lại trong danh sách, “done” lấy ra, nói hai lần không hại gì',
    async run(between) {
      const { one, other } = between;
      const { arrived } = await carried(between, one, other);
      const isListed = async () =>
        (await other.client.listReceived('edoc')).some(({ docId }) => docId === arrived.row.docId);
      await other.client.updateStatus(arrived.row.docId, 'processing');
      expect(await isListed(), 'mất khỏi danh sách khi mới “processing”');
      await done(other, arrived);
      await done(other, arrived);
      expect(!(await isListed()), 'vẫn còn trong danh sách sau “done”');
    },
  },
  {
    operation: 'countReceiveEdoc',
    promise: 'đếm cả văn bản đang chờ',
    async run(between) {
      const { one, other } = between;
      const { arrived } = await carried(between, one, other);
      const count = await other.client.countReceived();
      expect(count >= 1, `đếm được ${count}`);
      await done(other, arrived);
    },
  },
];
