import { vietnameseOnly } from '#modules/site/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { confirmationRoutes } from './confirmation-routes.tsx';
import { doneRoutes } from './done-routes.tsx';
import { formRoutes } from './form-routes.tsx';
import type { CounterServices } from './services.ts';
import { startRoutes } from './start-routes.tsx';

export type { CounterServices } from './services.ts';

/** What the module plugs into the program: the counter's screen, and the page by which a person confirms. */
export const counterRoutes = (services: CounterServices): readonly Routes[] => [
  (app) => {
    vietnameseOnly(app);
    startRoutes(services)(app);
    formRoutes(services)(app);
    doneRoutes(services)(app);
  },
  confirmationRoutes(services),
];
