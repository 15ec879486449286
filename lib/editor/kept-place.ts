import { z } from 'zod';

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

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps where a person is in an article. A browser that keeps nothing is none the worse. */
export function keepPlace(storage: Kept, personId: string, articleId: string, place: KeptPlace): void {
  const others = read(storage, personId).filter((one) => one.articleId !== articleId);
  try {
    storage.setItem(keyOf(personId), JSON.stringify([...others, { articleId, place }].slice(-MOST)));
  } catch {
    // Full, or forbidden.
  }
}

/** Where a person was in an article, or null. */
export function keptPlace(storage: Kept, personId: string, articleId: string): KeptPlace | null {
  return read(storage, personId).find((one) => one.articleId === articleId)?.place ?? null;
}

/** Forgets all places of a person: signing out. */
export function forgetPlaces(storage: Kept, personId: string): void {
  storage.removeItem(keyOf(personId));
}

function read(storage: Kept, personId: string): KeptPlaces {
  try {
    return KeptPlaces.safeParse(JSON.parse(storage.getItem(keyOf(personId)) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}
