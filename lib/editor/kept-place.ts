import { z } from 'zod';
import { readJson } from '@/lib/domain/read-json';
import { withStorage } from './browser-storage';

/** Where a person was in an article. */
export const KeptPlace = z.object({
  /** The active tag. */
  activeId: z.string().nullable(),
  /** The position of the caret. */
  caret: z.number().int().min(0),
  /** The top-level block at the top of what was in sight, and how many pixels of it had gone by. */
  block: z.number().int().min(0),
  shift: z.number(),
});
export type KeptPlace = z.infer<typeof KeptPlace>;

/** The latest come last. */
const KeptPlaces = z.array(z.object({ articleId: z.string(), place: KeptPlace }));
type KeptPlaces = z.infer<typeof KeptPlaces>;

/** So many articles are remembered. */
const MOST = 100;

/** Places are kept in this browser, under the person's name: ids and numbers, no words. */
const keyOf = (personId: string) => `galley-places-${personId}`;

/** Keeps where a person is in an article. A browser that keeps nothing is none the worse. */
export function keepPlace(personId: string, articleId: string, place: KeptPlace): void {
  const others = read(personId).filter((one) => one.articleId !== articleId);
  const places: KeptPlaces = [...others, { articleId, place }].slice(-MOST);
  withStorage('localStorage', (storage) => storage.setItem(keyOf(personId), JSON.stringify(places)));
}

/** Where a person was in an article, or null. */
export function keptPlace(personId: string, articleId: string): KeptPlace | null {
  return read(personId).find((one) => one.articleId === articleId)?.place ?? null;
}

/** Forgets all places of a person: signing out. */
export function forgetPlaces(personId: string): void {
  withStorage('localStorage', (storage) => storage.removeItem(keyOf(personId)));
}

function read(personId: string): KeptPlaces {
  const kept = withStorage('localStorage', (storage) => storage.getItem(keyOf(personId)));
  return KeptPlaces.safeParse(readJson(kept ?? '[]')).data ?? [];
}
