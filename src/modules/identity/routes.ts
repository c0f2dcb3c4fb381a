import type { Routes } from '#platform/http/index.ts';
import { accountRoutes } from './account-routes.tsx';
import { administrationRoutes } from './administration-routes.tsx';
import { citizenRoutes } from './citizen-routes.tsx';
import { codeRoutes } from './code-routes.tsx';
import { demoRoutes } from './demo-routes.tsx';
import { officerRoutes } from './officer-routes.tsx';
import { proofRoutes } from './proof-routes.tsx';
import type { IdentityServices } from './services.ts';
import { signOutRoutes } from './sign-out-routes.ts';

/** All pages of signing in and of one's own account. The demonstration's are there only in a demonstration. */
export const identityRoutes = (services: IdentityServices): readonly Routes[] => [
  citizenRoutes(services),
  codeRoutes(services),
  officerRoutes(services),
  proofRoutes(services),
  signOutRoutes,
  accountRoutes(services),
  administrationRoutes,
  ...(services.demo ? [demoRoutes] : []),
];
