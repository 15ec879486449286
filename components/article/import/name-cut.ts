import { type CutReason, cutReasons } from '@/lib/domain/import/draft';
import { sayDay } from '../../ui/when';

/** Who wrote an article and when it came out, where a newer version of its text leaves that as it is. */
export interface KeptDetails {
  byline: string;
  publishedOn: string | null;
}

/** What stands before words that were cut, and the byline that it ends in. `kept`: of an article that takes neither byline nor date from the text. */
export function nameCut(reason: CutReason, kept: KeptDetails | null, language: string | null): { name: string; byline?: string } {
  if (kept && reason === 'byline')
    return kept.byline === '' ? { name: 'Byline stays empty' } : { name: 'Byline stays', byline: kept.byline };
  if (kept && reason === 'date') return { name: `Date stays ${kept.publishedOn === null ? 'empty' : sayDay(kept.publishedOn, language)}` };
  return { name: cutReasons[reason].name };
}
