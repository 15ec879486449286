import { type DeskRules, plainRules } from '../sign-off/desk-rules';
import { plainScale, type VerdictScale } from '../verdicts/verdict-scale';

/** All that a check goes by: what the desk asks for, and the house's verdicts. */
export interface CheckRules extends DeskRules {
  scale: VerdictScale;
}

/** The rules where neither desk nor house has said anything. */
export const plainCheckRules: CheckRules = { ...plainRules, scale: plainScale };
