/** What the module plugs into the program. */
import './policy.ts';
import type { Routes } from '#platform/http/index.ts';
import { formRoutes } from './forms/form-routes.tsx';
import { drawingRoutes } from './processes/drawing-routes.tsx';
import { movingRoutes } from './processes/moving-routes.tsx';
import { processRoutes } from './processes/process-routes.tsx';

export const consoleRoutes: readonly Routes[] = [formRoutes, processRoutes, drawingRoutes, movingRoutes];
