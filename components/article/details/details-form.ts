import { z } from 'zod';
import { ArticleDetails } from '@/lib/domain/articles/article-details';
import type { ArticleDetailsNow } from '@/lib/domain/contract/articles';
import { type PartsMeanwhile, partsMeanwhile, sayPartsMeanwhile } from '../../ui/parts-meanwhile';
import { sayDay } from '../../ui/when';
import { directionNames, languageName } from './languages';

/** The details of an article as a form holds them: a day that is not known is an empty string. */
export const DetailsForm = z.object({
  byline: z.string(),
  publishedOn: z.string(),
  language: z.string(),
  direction: ArticleDetails.shape.direction,
});
export type DetailsForm = z.infer<typeof DetailsForm>;

/** What each is called, in their order. */
const names: Record<keyof DetailsForm, string> = { byline: 'Byline', publishedOn: 'Date', language: 'Language', direction: 'Direction' };

export const formOf = ({ byline, publishedOn, language, direction }: ArticleDetailsNow): DetailsForm => ({
  byline,
  publishedOn: publishedOn ?? '',
  language,
  direction,
});

/** What was changed since the person saw it, with what it was then, as the API takes both; null where nothing was. */
export function changeOf(form: DetailsForm, seen: DetailsForm): (Partial<ArticleDetailsNow> & { seen: Partial<ArticleDetailsNow> }) | null {
  const changed = DetailsForm.keyof().options.filter((name) => form[name] !== seen[name]);
  const only = ({ publishedOn, ...rest }: DetailsForm): Partial<ArticleDetailsNow> =>
    Object.fromEntries(
      Object.entries({ ...rest, publishedOn: publishedOn || null }).filter(([name]) => changed.some((one) => one === name)),
    );
  return changed.length === 0 ? null : { ...only(form), seen: only(seen) };
}

/** What a form comes to that was begun on `seen`, where the details are `now`. */
export const detailsMeanwhile = (form: DetailsForm, seen: DetailsForm, now: DetailsForm): PartsMeanwhile<DetailsForm> =>
  partsMeanwhile(form, seen, now, names);

/** What was changed meanwhile, and what saving does now. */
export const sayMeanwhile = (changed: PartsMeanwhile<DetailsForm>, now: DetailsForm, dateLanguage: string | null): string =>
  sayPartsMeanwhile(changed, names, (name) => {
    if (now[name] === '') return '';
    if (name === 'publishedOn') return sayDay(now.publishedOn, dateLanguage);
    if (name === 'language') return languageName(now.language);
    return name === 'direction' ? directionNames[now.direction] : now.byline;
  });
