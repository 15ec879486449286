import { z } from 'zod';
import { Stage } from '../articles/stage';
import { Day, Instant } from '../moment';
import { Stance } from '../sources/evidence';
import { Source } from '../sources/source';
import { SourceInput } from '../sources/source-input';
import { TagKind } from '../tags/tag-kinds';
import { inputText } from '../text/text-input';
import { Uuid } from '../uuid';
import { GivenGrade, VerdictValue } from '../verdicts/verdict';
import { endpoint } from './endpoint';

/** Most sources on one page of the list. */
const MAX_SOURCES_A_PAGE = 100;

/** Most uses of a source in one answer. */
export const MAX_USES_A_PAGE = 200;

/**
 * A source in the list. `usedIn` counts the articles that rest on it, of those that the one who asks may read; where it `hasMoreUses` than a list looks
 * at, there may be more of them.
 */
export const SourceSummary = Source.extend({
  deskName: z.string(),
  usedIn: z.number().int(),
  hasMoreUses: z.boolean(),
  mayChange: z.boolean(),
});
export type SourceSummary = z.infer<typeof SourceSummary>;

/** One piece of evidence that rests on a source. */
export const SourceUse = z.object({
  evidenceId: Uuid,
  annotationId: Uuid,
  label: z.string().nullable(),
  kind: TagKind,
  words: z.string(),
  stance: Stance,
  locator: z.string(),
  quote: z.string(),
  /** The day on which the source was looked at. */
  lookedAt: Day.nullable(),
  /** When it was linked, and by whom: an empty name where the person is of another house. */
  at: z.iso.datetime(),
  byName: z.string(),
  /** The verdict of a claim that is checked; null where there is none, and while it waits for anybody, is disputed or set aside. */
  verdict: VerdictValue.nullable(),
  /**
   * Why a claim is not checked, in words as they stand behind it ("awaiting a second check"), and whether the checking has begun; null where it is
   * checked, and on other tags.
   */
  left: z.object({ said: z.string(), isBegun: z.boolean() }).nullable(),
  /** How its scale had the verdict when it was given; null on the plain one, and where there is no verdict. */
  grade: GivenGrade.nullable(),
});
export type SourceUse = z.infer<typeof SourceUse>;

/** What all uses of a source come to, in articles that the one who asks may read. */
export const SourceCounts = z.object({
  /** Tags that rest on it, once each however often, and the articles that they are in. */
  tags: z.number().int(),
  articles: z.number().int(),
  /** True if all these tags are claims. */
  areClaims: z.boolean(),
  /** Pieces of evidence; a stance that none has is left out. */
  byStance: z.partialRecord(Stance, z.number().int()),
  /** When it was linked first, and by whom: an empty name where the person is of another house. */
  first: z.object({ at: z.iso.datetime(), byName: z.string() }).nullable(),
});
export type SourceCounts = z.infer<typeof SourceCounts>;

/**
 * A source with where it is used: only in articles that the one who asks may read, the one that came last first, tags in order of label.
 * `nextCursor` is null on the last page; an article may go on on the next.
 */
export const SourcePage = z.object({
  source: SourceSummary,
  counts: SourceCounts,
  articles: z.array(
    z.object({
      id: Uuid,
      title: z.string(),
      /** As BCP 47 has it; empty where nobody said. */
      language: z.string(),
      deskName: z.string(),
      stage: Stage,
      isArchived: z.boolean(),
      uses: z.array(SourceUse),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type SourcePage = z.infer<typeof SourcePage>;

/**
 * What narrows a list of sources, and how it goes on. `query` is looked for in title and address, and forgives slips of the pen in the title. `order`:
 * `changed`, the one changed last first, or `closest` to the query, which is one page.
 */
export const SourceFilter = z.object({
  deskId: Uuid.optional(),
  query: inputText(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_SOURCES_A_PAGE).default(50),
  order: z.enum(['changed', 'closest']).default('changed'),
});
export type SourceFilter = z.output<typeof SourceFilter>;

/**
 * The sources changed last come first, or those closest to the query: its whole title, the beginning of one or of a word in it, and then the rest; of equals
 * those that more articles rest on. `nextCursor` is null on the last page.
 */
export const listSources = endpoint({
  method: 'GET',
  path: '/api/v1/sources',
  query: SourceFilter,
  answer: z.object({ sources: z.array(SourceSummary), nextCursor: z.string().nullable() }),
});

/**
 * A new source of a desk. `id` is made by the client, so that sending it again is still one source.
 * 409 `conflict` where the desk has a source with this address: `details.sourceId` is it.
 */
export const createSource = endpoint({
  method: 'POST',
  path: '/api/v1/sources',
  body: z.object({ id: Uuid, deskId: Uuid, source: SourceInput }),
  answer: SourceSummary,
});

const SourceParams = z.object({ sourceId: Uuid });

/** One source, with the places that rest on it in articles that the person may read, 200 at a time. */
export const readSource = endpoint({
  method: 'GET',
  path: '/api/v1/sources/{sourceId}',
  params: SourceParams,
  query: z.object({ cursor: z.string().max(400).optional() }),
  answer: SourcePage,
});

/** What is to be known of a source. `basedOn` is its `updatedAt` as the person saw it: nobody's words are written over unseen. */
export const SourceChange = SourceInput.and(z.object({ basedOn: Instant.optional() }));
export type SourceChange = z.infer<typeof SourceChange>;

/** Replaces what is known of a source. 409 `conflict` as above, and where it has changed since: `details.now` is what it is now. */
export const changeSource = endpoint({
  method: 'PUT',
  path: '/api/v1/sources/{sourceId}',
  params: SourceParams,
  body: SourceChange,
  answer: SourceSummary,
});
