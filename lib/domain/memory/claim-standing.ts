import { z } from 'zod';
import { VerdictValue } from '../verdicts/verdict';

/** How a claim stands in the memory of the house: its verdict, or that none stands on its words. */
export const RememberedStanding = z.enum([...VerdictValue.options, 'none']);
export type RememberedStanding = z.infer<typeof RememberedStanding>;
