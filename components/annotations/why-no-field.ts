import type { ArticleRights } from '@/components/article/session-context';
import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { TAG_OFF } from '@/lib/editor/keys/text-commands';
import { whyLocked } from '@/lib/editor/session/article-lock';

interface Asked {
  kind: TagKind;
  rights: Pick<ArticleRights, 'canTag' | 'canJudge' | 'canFile' | 'canReopen' | 'lock'>;
  isReading: boolean;
}

const READING = 'In Read mode nothing is changed. Choose Tag first.';

/** Why a tag's card has nothing by which its type is given. */
export function whyNoTypes({ kind, rights, isReading }: Asked): string {
  if (rights.lock) return whyLocked(rights.lock, rights);
  if (!rights.canTag) return TAG_OFF;
  return isReading ? READING : `${tagKinds[kind].name}s have no types here.`;
}

/** Why the card of a claim has nothing by which its verdict is given. */
export function whyNoVerdicts({ rights, isReading }: Omit<Asked, 'kind'>): string {
  if (rights.lock) return whyLocked(rights.lock, rights);
  return rights.canJudge && isReading ? READING : 'Checkers, editors and leads of this desk give verdicts.';
}
