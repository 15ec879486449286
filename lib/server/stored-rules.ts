import { DeskRules, plainRules } from '@/lib/domain/desk-rules';

/** A desk's rules as they are stored. Rules that this program does not know are taken for plain ones: an article must open all the same. */
export const StoredRules = DeskRules.catch(plainRules);
