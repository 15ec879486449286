import type { ImportCorrections, ImportDraft } from '@/lib/domain/import/draft';
import { sayCount } from '@/lib/domain/text/say-count';
import { languageName } from '../details/languages';
import { sayWords } from '../say-words';
import { viewDraft } from './draft-view';

/** What was found in a text, to be heard. */
interface SaidReading {
  sentence: string;
  /** What of it does not change with each word that somebody writes. */
  lasting: string;
}

/**
 * "Read: 21 words, 2 paragraphs, German. 1 line moved to the byline." `keepsDetails`: of an article that takes neither byline nor date nor language from
 * the text.
 */
export function sayRead(draft: ImportDraft, corrections: ImportCorrections, keepsDetails: boolean): SaidReading {
  const { chosen, wordCount, paragraphCount } = viewDraft(draft, corrections);
  const { language } = chosen.found;
  const moved = (reason: 'byline' | 'date') => (keepsDetails ? 0 : chosen.cut.filter((cut) => cut.reason === reason).length);
  const [byline, date] = [moved('byline'), moved('date')];
  const rest = chosen.cut.length - byline - date;
  const said = [
    byline > 0 && `${sayCount(byline, 'line')} moved to the byline.`,
    date > 0 && `${sayCount(date, 'line')} moved to the date.`,
    rest > 0 && `${sayCount(rest, 'piece')} left out.`,
  ].filter(Boolean);
  const named = keepsDetails ? '' : `, ${language === '' ? 'language unknown' : languageName(language)}`;
  return {
    sentence: [`Read: ${sayWords(wordCount)}, ${sayCount(paragraphCount, 'paragraph')}${named}.`, ...said].join(' '),
    lasting: [named, ...said].join(' '),
  };
}
