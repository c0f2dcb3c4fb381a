import type { Routes } from '#platform/http/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import { folderRoutes } from './folder-routes.tsx';
import { handOverRoutes } from './hand-over-routes.tsx';
import { keepingRoutes } from './keeping-routes.tsx';
import { planRoutes } from './plan-routes.tsx';
import { retentionRoutes } from './retention-routes.tsx';
import { stepRoutes } from './step-routes.ts';

export { errorTexts } from './problem.ts';

/** Every page of the archive. */
export const archivePages = (
  services: ArchiveServices & {
    /** What other modules call their facts, for the history of a record. */
    readonly factName?: (type: string) => string | undefined;
  },
): readonly Routes[] => [
  folderRoutes(services),
  keepingRoutes(services),
  planRoutes,
  handOverRoutes(services),
  retentionRoutes(services),
  stepRoutes,
];
