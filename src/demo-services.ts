import { seedServices } from '#modules/data-platform/index.ts';
import type { Province } from './province.ts';

/** The catalogue of procedures as an agency's system may call it; answered by the program itself. */
const catalogue = {
  openapi: '3.1.0',
  info: {
    title: 'Danh mục thủ tục hành chính',
    version: '1',
    description: 'Thủ tục đang có hiệu lực của tỉnh: tên, lĩnh vực, cấp, thành phần hồ sơ, thời hạn, phí.',
  },
  'x-data-class': 'open',
  'x-purposes': {
    'huong-dan-cong-dan': 'Hướng dẫn công dân chuẩn bị hồ sơ',
    'thong-ke': 'Thống kê, báo cáo',
  },
  paths: {
    '/procedures/{code}': {
      get: {
        operationId: 'getProcedure',
        summary: 'Một thủ tục theo mã',
        parameters: [
          {
            name: 'code',
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^[0-9]\\.[0-9]{6}$' },
          },
        ],
        responses: {
          200: {
            description: 'Thủ tục',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Procedure' } } },
          },
          404: {
            description: 'Không có mã này',
            content: { 'application/problem+json': { schema: { type: 'object' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Procedure: {
        type: 'object',
        required: ['code', 'name', 'field', 'levels'],
        properties: {
          code: { type: 'string' },
          name: { type: 'string' },
          field: { type: 'string' },
          levels: { type: 'array', items: { type: 'string' } },
          description: { type: 'string' },
        },
      },
    },
  },
};

/** A service, a system that calls it, and some calls, so that the demonstration's gateway is alive; done once. */
export async function callServices({ system, db }: Province, origin: string): Promise<void> {
  const key = await seedServices(system('demo'), {
    name: 'thu-tuc',
    document: catalogue,
    address: `${origin}/api/v1`,
  });
  if (key === null) return;
  const codes = await db.selectFrom('procedure').select('code').orderBy('code').limit(6).execute();
  for (const code of [...codes.map((row) => row.code), '9.999999', 'sai-ma']) {
    await fetch(`${origin}/lgsp/thu-tuc/procedures/${code}`, {
      headers: { 'lgsp-key': key, 'lgsp-purpose': 'huong-dan-cong-dan' },
    }).then((answer) => answer.arrayBuffer());
  }
}
