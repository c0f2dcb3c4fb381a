import { type CatalogueProblem, type Procedure, parseCatalogue } from '#modules/procedures/index.ts';
import { pick, pickList, pickText, type Raw } from '../mapping/values.ts';

/**
 * Reads the tree in which the national database answers for a procedure (LayThuTuc: MATTHC, CACHTHUCTHUCHIEN, THANHPHANHOSO
 * …) by way of the record in which it publishes, so that one reader judges both.
 */
export function readNational(trees: readonly Raw[]): {
  readonly procedures: readonly Procedure[];
  readonly problems: readonly CatalogueProblem[];
} {
  const { records, problems } = parseCatalogue('LayThuTuc.json', JSON.stringify(trees.map(recordOf)));
  return { procedures: records.map(({ procedure }) => procedure), problems };
}

function recordOf(tree: Raw) {
  return {
    code: pickText(tree, 'MATTHC') ?? '',
    name: pickText(tree, 'TENTTHC') ?? '',
    field: pickText(tree, 'LINHVUCTHUCHIEN.TENLINHVUC') ?? '',
    level: textsIn(tree, 'CAPTHUCHIEN'),
    decision: pickText(tree, 'SOQUYETDINH') ?? null,
    agency: pickText(pickList(tree, 'COQUANTHUCHIEN')[0] ?? {}, 'TENDONVI') ?? null,
    channels: pickList(tree, 'CACHTHUCTHUCHIEN').flatMap(channelsOf),
    components: pickList(tree, 'THANHPHANHOSO').flatMap((group) =>
      pickList(group, 'GIAYTO').map((paper) => ({
        name: pickText(paper, 'TENGIAYTO') ?? '',
        originals: Number(pickText(paper, 'originals') ?? 0),
        copies: Number(pickText(paper, 'copies') ?? 0),
        form_file: pickText(paper, 'TENMAUDON') ?? null,
        case: pickText(group, 'TRUONGHOP') ?? null,
      })),
    ),
    results: pickList(tree, 'KETQUATHUCHIEN').map((result) => ({
      name: pickText(result, 'TENKETQUA') ?? '',
      code: pickText(result, 'MAKETQUA') ?? null,
    })),
    legal_basis: pickList(tree, 'CANCUPHAPLY').map((basis) =>
      [pickText(basis, 'SOVANBAN'), pickText(basis, 'TENVANBAN')].filter(Boolean).join(' '),
    ),
  };
}

const channelsOf = (way: Raw) =>
  pickList(way, 'THOIGIAN').map((time) => {
    const fees = pickList(time, 'PHILEPHI').map((fee) => ({
      amount: Number(pickText(fee, 'SOTIEN')),
      currency: pickText(fee, 'DONVI') === 'Đồng' ? 'VND' : (pickText(fee, 'DONVI') ?? 'VND'),
      note: pickText(fee, 'MOTA') ?? null,
    }));
    const limit = pickText(time, 'THOIGIANGIAIQUYET');
    return {
      channel: pickText(way, 'KENH') ?? '',
      time_limit: limit === undefined ? null : Number(limit),
      time_unit: pickText(time, 'DONVITINH') ?? null,
      free: fees.length > 0 && fees.every(({ amount }) => amount === 0),
      fees: fees.filter(({ amount }) => amount !== 0),
    };
  });

const textsIn = (tree: Raw, name: string): readonly string[] => {
  const value = pick(tree, name);
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
};
