/**
 * The modules and what each may use: the architecture as data, held by `modules.test.ts` against the real imports.
 * A module may use those of lower tiers freely, and of its own tier what stands in its list; never upward.
 */
export const tiers = ['people', 'services', 'records', 'work', 'windows'] as const;

export interface ModuleDeclaration {
  readonly tier: (typeof tiers)[number];
  /** Modules of the same tier. */
  readonly beside?: readonly string[];
}

export const modules: Readonly<Record<string, ModuleDeclaration>> = {
  site: { tier: 'people' },
  org: { tier: 'people', beside: ['site'] },
  identity: { tier: 'people', beside: ['org', 'site'] },
  workflow: { tier: 'services' },
  signing: { tier: 'services', beside: ['workflow'] },
  ledger: { tier: 'services', beside: ['signing'] },
  notifications: { tier: 'services' },
  exchange: { tier: 'services' },
  'data-platform': { tier: 'services', beside: ['workflow'] },
  attestations: { tier: 'services', beside: ['signing'] },
  payments: { tier: 'services', beside: ['workflow'] },
  'personal-data': { tier: 'services' },
  procedures: { tier: 'records' },
  documents: { tier: 'records' },
  archive: { tier: 'records', beside: ['documents'] },
  mail: { tier: 'records', beside: ['documents'] },
  meetings: { tier: 'records', beside: ['documents', 'mail'] },
  mandates: { tier: 'records', beside: ['procedures'] },
  scanning: { tier: 'records' },
  'personal-store': { tier: 'records' },
  dossiers: { tier: 'work' },
  directives: { tier: 'work', beside: ['dossiers'] },
  complaints: { tier: 'work', beside: ['dossiers'] },
  'service-centre': { tier: 'work', beside: ['dossiers'] },
  'national-portal': { tier: 'work', beside: ['dossiers'] },
  console: { tier: 'windows' },
  counter: { tier: 'windows' },
  dashboards: { tier: 'windows' },
  portal: { tier: 'windows' },
};
