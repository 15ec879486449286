import { sha256Hex } from '../hash';
import type { HouseTypes } from '../tags/house-types';
import type { CheckRules } from './check-rules';

/**
 * By what a claim is checked, as a mark that is another one once the desk's rules, the house's verdicts or its types of tags are. It is compared and
 * never read: a page that was given these tells by it whether it still shows what the server goes by. The version of the types would not do, which the
 * guidelines raise, too.
 */
export function settingsMark({ scale, ...rules }: CheckRules, { types }: Pick<HouseTypes, 'types'>): string {
  return sha256Hex(JSON.stringify([rules, scale.version, types]));
}
