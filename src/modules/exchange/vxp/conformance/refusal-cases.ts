import { rootOf } from '#engines/edxml/index.ts';
import { composeDocument } from '../../compose-envelopes.ts';
import { createVxpClient } from '../vxp-client.ts';
import type { Case } from './case.ts';
import { arrivalsOf, declined, expect, written } from './correspondent.ts';
import { carried, document, done } from './writing.ts';

/** What must not be done is declined, and leaves nothing behind. */
export const refusalCases: readonly Case[] = [
  {
    operation: 'getEdoc',
    promise: 'văn bản của người khác thì không lấy được, cũng không đánh dấu được',
    async run(between) {
      const { one, other } = between;
      const { arrived } = await carried(between, one, other);
      const got = await one.client.get(arrived.row.docId);
      expect(!Buffer.from(got).equals(arrived.bytes), 'nơi khác lấy được');
      await declined(one.client.updateStatus(arrived.row.docId, 'done'), 'đánh dấu hộ nơi khác');
      await done(other, arrived);
    },
  },
  {
    operation: 'updateStatus',
    promise: 'mã không có thật bị từ chối',
    run: async ({ one }) => {
      await declined(one.client.updateStatus(crypto.randomUUID(), 'done'), 'mã không có thật');
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'hash-file sai bị từ chối và không có gì đến nơi',
    async run(between) {
      const { one, other } = between;
      const bytes = await written(one, composeDocument(document(between, one, other)));
      await declined(one.client.send(one.code, 'edoc', bytes, '0'.repeat(64)), 'hash-file sai');
      expect((await arrivalsOf(other, 'edoc', bytes)).length === 0, 'vẫn đến nơi');
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'tệp không phải edXML bị từ chối',
    run: async ({ one }) => {
      await declined(one.client.send(one.code, 'edoc', Buffer.from('<html/>')), 'tệp không phải edXML');
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'nơi nhận không có bị từ chối',
    async run(between) {
      const { one, other } = between;
      const nobody = { ...other, code: `${rootOf(other.code)}.998.997`, name: 'Không có' };
      const bytes = await written(one, composeDocument(document(between, one, nobody)));
      await declined(one.client.send(one.code, 'edoc', bytes), 'nơi nhận không có');
    },
  },
  {
    operation: 'sendEdoc',
    promise: 'gửi dưới tên đơn vị khác bị từ chối',
    async run(between) {
      const { one, other } = between;
      const bytes = await written(one, composeDocument(document(between, other, one)));
      await declined(one.client.send(other.code, 'edoc', bytes), 'gửi dưới tên đơn vị khác');
    },
  },
  {
    operation: 'sign-header',
    promise: 'chữ ký tiêu đề bằng mật mã khác bị từ chối',
    run: async ({ url, systemId, now }) => {
      const stranger = createVxpClient({ url, systemId, secret: 'không phải' }, now);
      await declined(stranger.listReceived('edoc'), 'chữ ký tiêu đề sai');
    },
  },
];
