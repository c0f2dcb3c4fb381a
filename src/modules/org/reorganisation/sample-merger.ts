/** Nà Lúa and Pú Khao of the sample province become Nà Khao on the day: a plan as an operator writes it, for tests. */
export const sampleMerger = (on: Temporal.PlainDate | string): string => `
document: Nghị quyết số 12/NQ-HĐND (hư cấu)
on: ${on}
template: communeOffices
places:
  - { code: "99011", name: Xã Nà Khao, kind: commune, parent: "99", replaces: ["99004", "99007"] }
units:
  - { code: H99.111, place: "99011", parent: H99 }
successions:
  - { from: H99.102, to: H99.111 }
  - { from: H99.103, to: H99.111 }
`;
