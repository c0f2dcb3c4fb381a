// What our packs say of a procedure against the national catalogue they were drawn from, where a copy is at hand.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPack } from '#platform/packs/index.ts';
import { type PackedProcedure, readPackedProcedure } from './packed-procedure.ts';

interface Published {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly channels: readonly PublishedChannel[];
}
interface PublishedChannel {
  readonly channel: string;
  readonly time_limit: number | null;
  readonly time_unit: string | null;
  readonly fees: readonly { readonly amount: number; readonly currency: string }[];
}
const channelNames = { inPerson: 'Trực tiếp', online: 'Trực tuyến', post: 'Dịch vụ bưu chính' };
const units = { workingDay: 'Ngày làm việc', day: 'Ngày', hour: 'Giờ', month: 'Tháng' };

const catalogue = join(process.env['MUONG_SHARED'] ?? '../shared', 'domain/procedures.json');

test('names, fields, limits and fees are those of the national catalogue', {
  skip: !existsSync(catalogue),
}, () => {
  const { procedures } = JSON.parse(readFileSync(catalogue, 'utf8')) as { procedures: Published[] };
  const byCode = new Map(procedures.map((record) => [record.code, record]));
  const compared = readPack('packs', 'national')
    .files('procedures/*/procedure.yaml')
    .map(readPackedProcedure)
    .filter((procedure) => byCode.has(procedure.code));
  assert.ok(compared.length >= 50);
  for (const procedure of compared) compare(procedure, byCode.get(procedure.code)!);
});

function compare({ code, name, field, channels }: PackedProcedure, published: Published): void {
  assert.equal(name, published.name.trim(), code);
  assert.equal(field, published.field, code);
  for (const { kind, timeLimit, fees } of channels) {
    const same = published.channels.find((each) => each.channel === channelNames[kind]);
    if (!same) continue;
    // Where the catalogue is silent, a limit of the law itself stands in the pack.
    if (same.time_limit !== null) {
      assert.equal(timeLimit?.amount, same.time_limit, code);
      assert.equal(timeLimit?.isUnitConfirmed ? units[timeLimit.unit] : null, same.time_unit, code);
    }
    const inDong = same.fees.find(({ currency, amount }) => currency === 'VND' && amount > 0);
    assert.equal(fees[0]?.amountVnd, inDong?.amount, code);
  }
}
