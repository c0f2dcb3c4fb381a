import type { Field, Test } from './form.ts';
import type { FieldSource } from './form-source.ts';

type Part = Pick<FieldSource, 'label' | 'optionsFrom' | 'widget' | 'autocomplete' | 'maxLength'> & {
  readonly name: string;
  readonly kind: 'choice' | 'text' | 'taxCode';
  readonly narrowedBy?: string;
};

/** Two levels since 1 July 2025 (resolution 202/2025/QH15; codes by decision 19/2025/QĐ-TTg): no district is asked for. */
const address: readonly Part[] = [
  {
    name: 'province',
    kind: 'choice',
    label: { vi: 'Tỉnh, thành phố', en: 'Province or city' },
    optionsFrom: 'provinces',
    widget: 'select',
    autocomplete: 'address-level1',
  },
  {
    name: 'commune',
    kind: 'choice',
    label: { vi: 'Xã, phường, đặc khu', en: 'Commune, ward or special zone' },
    optionsFrom: 'communes',
    narrowedBy: 'province',
    widget: 'select',
    autocomplete: 'address-level2',
  },
  {
    name: 'detail',
    kind: 'text',
    label: { vi: 'Số nhà, đường, thôn, bản, tổ dân phố', en: 'House number, street, hamlet' },
    autocomplete: 'street-address',
  },
];

const organisation: readonly Part[] = [
  { name: 'taxCode', kind: 'taxCode', label: { vi: 'Mã số thuế', en: 'Tax code' }, autocomplete: 'off' },
  {
    name: 'name',
    kind: 'text',
    label: { vi: 'Tên tổ chức', en: 'Name of the organisation' },
    autocomplete: 'organization',
  },
];

/** The fields an address or organisation is made of; nothing for other kinds. */
export function compositeParts(
  { kind, personal }: FieldSource,
  required: boolean | Test,
): readonly Field[] | undefined {
  const parts = kind === 'address' ? address : kind === 'organisation' ? organisation : undefined;
  return parts?.map((part) => ({
    ...part,
    required: required === true || requiredOnceBegun(required),
    when: undefined,
    personal: personal ?? kind === 'address',
    options: undefined,
    narrowedBy: part.narrowedBy,
    prefill: [],
    was: [],
    compute: undefined,
    fields: [],
    source: part as FieldSource,
  }));
}

/** Half an address is of no use: one part given, all are asked. */
function requiredOnceBegun(required: false | Test): Test {
  return (scopes, today) =>
    (required !== false && required(scopes, today)) || Object.keys(scopes.at(-1) ?? {}).length > 0;
}
