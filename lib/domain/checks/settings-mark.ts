import type { HouseTypes } from '../tags/house-types';
import type { CheckRules } from './check-rules';

/**
 * By what a claim is checked, as a mark that is another one once the desk's rules, the house's verdicts or its types of tags are. It is compared and
 * never read: a page that was given these tells by it whether it still shows what the server goes by.
 */
export function settingsMark({ scale, ...rules }: CheckRules, { version }: Pick<HouseTypes, 'version'>): string {
  return JSON.stringify([rules, scale.version, version]);
}
