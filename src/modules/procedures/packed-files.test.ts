import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { readPack } from '#platform/packs/index.ts';
import { listPackedProcedures } from './packed-files.ts';
import { publicationOf } from './packed-publication.ts';

const root = mkdtempSync(join(tmpdir(), 'muong-procedures-'));
after(() => rmSync(root, { recursive: true }));
function pack(name: string, files: Readonly<Record<string, string>>) {
  const manifest = `code: ${name}\nname: Thư viện\nnameEn: Library\nrequires: []\neffectiveFrom: 2026-01-01\n`;
  for (const [path, text] of Object.entries({ 'pack.yaml': manifest, ...files })) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return readPack(root, name);
}

const record = `
code: "9.000001"
effectiveFrom: 2026-01-01
name: Cấp thẻ thư viện
nameEn: Library card
field: Thư viện
levels: [commune]
audiences: [Công dân Việt Nam]
description: Mượn sách về nhà.
keywords: [mượn sách]
channels: [{ kind: online, isFree: true, fees: [] }]
components: []
results: []
legalBases: []
`;
const form = `
id: card
version: 1
title: Thẻ
stages: [{ id: reader, title: Người đọc, fields: [{ name: fullName, kind: personName, label: Họ và tên }] }]
`;
const process = `
id: card
name: Cấp thẻ
steps:
  - { id: accept, position: receptionist, action: accept }
  - { id: hand, position: receptionist, share: 0, action: return }
`;
const example = `
title: Lan xin thẻ
today: 2026-11-25
channel: online
answers: { fullName: Lò Thị Lan }
checklist: []
`;
const inset = (text: string) => text.trim().replace(/^/gm, '  ');
const whole = `${record}form:\n${inset(form)}\nprocess:\n${inset(process)}\nresult: |\n  Thẻ thư viện\nexamples:\n  - ${inset(example).replace(/^ {2}/gm, '    ').trim()}\n`;

test('a procedure in one file says what the same does in a folder', async () => {
  const [alone] = listPackedProcedures(pack('alone', { 'procedures/9.000001-the.yaml': whole }));
  const [folder] = listPackedProcedures(
    pack('folder', {
      'procedures/9.000001-the/procedure.yaml': record,
      'procedures/9.000001-the/form.yaml': form,
      'procedures/9.000001-the/process.yaml': process,
      'procedures/9.000001-the/result.typ': 'Thẻ thư viện\n',
      'procedures/9.000001-the/examples/lan.yaml': example,
    }),
  );
  assert.deepEqual(await publicationOf(alone!), await publicationOf(folder!));
  assert.equal((await publicationOf(alone!)).examples?.length, 1);
});

test('a folder or a file named after another code is told', () => {
  const folder = pack('odd', { 'procedures/9.000002-the/procedure.yaml': record });
  assert.throws(() => listPackedProcedures(folder), /not named after 9\.000001/);
  const alone = pack('other', { 'procedures/9.000002-the.yaml': whole });
  assert.throws(() => listPackedProcedures(alone), /not named after 9\.000001/);
});

test('a mistake is told by its file and its part', async () => {
  const broken = pack('broken', {
    'procedures/9.000001-the.yaml': whole.replace(
      'position: receptionist, action',
      'position: wizard, action',
    ),
  });
  await assert.rejects(
    publicationOf(listPackedProcedures(broken)[0]!),
    /9\.000001-the\.yaml \(process\): .*"wizard"/,
  );
  const unknown = pack('unknown', { 'procedures/9.000001-the.yaml': `${whole}colour: red\n` });
  assert.throws(() => listPackedProcedures(unknown), /9\.000001-the\.yaml: \/colour/);
});

test('a claim of a wallet comes from the result, or from an answer that the form asks for', async () => {
  const attested = (claim: string) =>
    whole.replace(
      'results: []',
      `results: [{ name: Thẻ, attestation: { name: { vi: Thẻ, en: Card }, claims: [{ name: full_name, label: { vi: Họ tên, en: Name }, ${claim} }] } }]`,
    );
  const publication = (name: string, claim: string) =>
    publicationOf(listPackedProcedures(pack(name, { 'procedures/9.000001-the.yaml': attested(claim) }))[0]!);
  assert.equal((await publication('claimed', 'answer: fullName')).procedure.results.length, 1);
  await assert.rejects(publication('unasked', 'answer: birthDate'), /"full_name" says "birthDate"/);
  assert.throws(
    () =>
      listPackedProcedures(
        pack('both', { 'procedures/9.000001-the.yaml': attested('answer: fullName, result: number') }),
      ),
    /"full_name" comes from an answer or from the result/,
  );
});
