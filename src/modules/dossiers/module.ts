import type { Routes } from '#platform/http/index.ts';
import { apiRoutes } from './api-routes.ts';
import { caseFileRoutes } from './case-file-routes.tsx';
import { citizenRoutes } from './citizen-routes.tsx';
import { copyRoutes } from './copy-routes.tsx';
import { deskRoutes } from './desk-routes.tsx';
import type { DeskServices } from './desk-services.ts';
import { fieldRoutes } from './field/field-routes.tsx';
import type { OwnServices } from './own-routes.tsx';
import { signRoutes } from './sign-routes.tsx';
import { taxRoutes } from './tax-routes.ts';

/** What the module plugs into the program. */
export { errorTexts } from './error-texts.ts';
export { manifestRoutes } from './offline/manifest-routes.ts';

/** Every page and address of dossiers: citizens', officers', partners'. */
export const dossierRoutes = (services: DeskServices & OwnServices): readonly Routes[] => [
  citizenRoutes(services),
  apiRoutes(services),
  taxRoutes,
  deskRoutes(services),
  signRoutes(services),
  copyRoutes(services),
  caseFileRoutes(services),
  fieldRoutes(services),
];
