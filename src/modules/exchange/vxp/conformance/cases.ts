import { carriageCases } from './carriage-cases.ts';
import type { Case } from './case.ts';
import { refusalCases } from './refusal-cases.ts';

/** What a server of VXP must do, asked of it from outside by two systems that write to each other. */
export const cases: readonly Case[] = [...carriageCases, ...refusalCases];
