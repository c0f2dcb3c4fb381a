import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '#platform/access/actor.ts';
import { folderBlobStore } from '#platform/files/index.ts';
import { readPack } from '#platform/packs/index.ts';
import type { TestDatabase } from '#platform/testing/index.ts';
import { libraryCard, sampleOffice } from '../dossiers/fixtures.ts';
import './policy.ts';
import { readPortalMap } from './mapping/portal-map.ts';
import { type PortalServices, portalActorName } from './model.ts';
import { createPortalClient } from './portal-client.ts';
import { playPortal } from './testing/play-portal.ts';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** The sample province, connected to a portal of the test's own. */
export async function connectedOffice(database: TestDatabase) {
  const office = await sampleOffice(database);
  const portal = await playPortal();
  const map = readPortalMap(readPack('packs', 'sample'));
  const services: PortalServices = {
    blobs: folderBlobStore(mkdtempSync(join(tmpdir(), 'muong-portal-'))),
    map,
    client: createPortalClient(portal, map, 2_000),
    key: 'k'.repeat(32),
    baseUrl: 'https://muong.example',
  };
  let number = 0;
  const head = (kind: string, MaHoSo: string) => ({
    MaBanTin: `bt-${++number}`,
    LoaiBanTin: kind,
    MaHoSo,
    ThoiGian: '20261125090000',
  });
  return {
    office,
    portal,
    services,
    /** The program itself, as it acts for the portal. */
    line: office.system.as(systemActor(portalActorName)),
    message: head,
    /** An application as the portal sends it. */
    application: (of: object = {}, MaHoSo = `G01-${++number}`) => ({
      ...head('HoSo', MaHoSo),
      MaTTHC: libraryCard.code,
      MaDonViTiepNhan: 'H99.102',
      HinhThuc: '2',
      ThongTinNguoiNop: {
        TenNguoiNop: 'Lò Thị Lan',
        SoDinhDanh: '011190000123',
        SoDienThoai: '0912345678',
        MaTinh: '99',
        MaXa: '99004',
        DiaChiChiTiet: 'Bản Nà Lúa',
      },
      DuLieuBieuMau: { NoiDungDeNghi: 'Đề nghị cấp thẻ thư viện' },
      ThanhPhanHoSo: [paper()],
      ...of,
    }),
    paper,
  };

  /** A paper with one file, which the portal serves. */
  function paper(name = 'Ảnh chân dung', bytes: Uint8Array = pdf) {
    return {
      TenThanhPhanHoSo: name,
      GiayToDinhKem: [
        {
          TenGiayTo: 'anh.pdf',
          DuongDan: portal.serve(`${++number}.pdf`, bytes),
          HashTepTin: createHash('sha256').update(bytes).digest('hex'),
        },
      ],
    };
  }
}
