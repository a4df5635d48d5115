import { z } from 'zod';
import { defineFact } from '../../run/fact.ts';

/** Why facts could not be read at the last look, by their keys; empty when all could be. */
export const unreadFacts = defineFact('unreadFacts', z.record(z.string(), z.string()));

/** When the server was last looked at as a whole, ISO: findings are as old as that. */
export const scannedAt = defineFact('scannedAt', z.string());
