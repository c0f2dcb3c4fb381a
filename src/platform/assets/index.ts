export type { Asset, Assets } from './assets.ts';
export { type AssetSources, assetSources, buildAssets } from './build-assets.ts';
export { serveAssets } from './serve-assets.ts';
