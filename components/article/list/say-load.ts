import { sayLeftReason } from '@/lib/domain/checks/say-left';
import type { AwaitedVotes } from '@/lib/domain/contract/article-desk-work';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';

/** What waits for votes, which are asked of nobody by name, in sentences: empty where nothing does. */
export function sayAwaitedVotes({ claims, ofNobody }: AwaitedVotes): string {
  if (claims === 0) return '';
  const all = `${sayCount(claims, 'claim')} ${sayLeftReason('votes', claims)}`;
  if (ofNobody === 0) return `${all}. ${claims === 1 ? 'It' : 'Each'} counts for everyone who may still vote on it.`;
  const some = claims === ofNobody ? '' : `, ${sayNumber(ofNobody)} of them`;
  return `${all}${some} with nobody left who may vote: make another person an editor of the desk, or change its rule.`;
}
