import { DeskRules, plainRules } from '@/lib/domain/sign-off/desk-rules';
import { plainScale, VerdictScale } from '@/lib/domain/verdicts/verdict-scale';
import type { Db } from '../database';

/** A desk's rules as they are stored. Rules that this program does not know are taken for plain ones: an article must open all the same. */
export const StoredRules = DeskRules.catch(plainRules);

/** Under this key the house's scale of verdicts is kept, once it has one of its own. */
export const SCALE_KEY = 'verdict-scale';

/** The house's scale as it is stored. None, or one that this program does not know, is the plain one: verdicts say themselves what they are called. */
export const StoredScale = VerdictScale.catch(plainScale);

/** The scale in use. Rights are not asked: whoever opens an article sees it. */
export async function readScale(db: Pick<Db, 'houseSetting'>): Promise<VerdictScale> {
  const row = await db.houseSetting.findUnique({ where: { key: SCALE_KEY } });
  return StoredScale.parse(row?.value);
}
