import type { Config } from '#platform/config/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { Pack } from '#platform/packs/index.ts';
import { readPortalMap } from './mapping/portal-map.ts';
import type { PortalServices } from './model.ts';
import { createPortalClient } from './portal-client.ts';

/** What the line works with, by the settings: no client while no portal is connected. */
export function portalServices({
  config,
  pack,
  blobs,
}: {
  readonly config: Pick<Config, 'nationalPortal' | 'baseUrl'>;
  readonly pack: Pack;
  readonly blobs: BlobStore;
}): PortalServices {
  const map = readPortalMap(pack);
  const { nationalPortal, baseUrl } = config;
  return {
    blobs,
    map,
    client: nationalPortal && createPortalClient(nationalPortal, map),
    key: nationalPortal?.key ?? null,
    baseUrl,
  };
}
