// Generated from the migrated database by `bin/muong types`.
// biome-ignore lint/complexity/noBannedTypes: filled by the generator
export type Tables = {};
