import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { sha256Hex } from '../hash';
import { Source } from '../sources/source';
import { readText } from '../text/article-text';
import { Signature } from './desk-rules';

/**
 * What stands in the way of a sign-off. A claim that is not checked stands under one of them, the first that is true of it; one that is checked
 * stands under each rule that it breaks, and under *set aside* where facts of it are.
 */
export const BlockerKind = z.enum([
  'gone',
  'rival',
  'stale',
  'set-aside',
  'adjudication',
  'votes-split',
  'votes',
  'second-check',
  'being-checked',
  'to-check',
  'single-sourced',
  'secondary-only',
  'unseen',
]);
export type BlockerKind = z.infer<typeof BlockerKind>;

/** How far a waiver goes besides its words, as the server had it when it was given. What is left out bounds nothing: it was not kept before. */
export const WaiverBounds = z.object({
  /** Of a claim: the entries of the judgements that it was given for, and those by which facts of it were set aside. It holds for no other. */
  verdictEntryIds: z.array(z.uuid()).optional(),
  /** Of a claim: SHA-256 (hex) of what is checked, its statement and those of the facts that it follows. It holds for no other, nor for one where there was none. */
  statementsHash: z.string().optional(),
  /** Of a claim: the entries that set it aside or have it checked. It holds for no other: what passes on author need not pass on legal. */
  stateEntryIds: z.array(z.uuid()).optional(),
  /** Of the sources of a claim: the evidence for and against it. It holds for exactly this. */
  evidenceIds: z.array(z.uuid()).optional(),
  /** Of the text: how many sentences. It holds for no more. */
  count: z.number().int().positive().optional(),
});
export type WaiverBounds = z.infer<typeof WaiverBounds>;

/** What whoever waives something has seen of it. It is compared with what the server has, and not stored. */
export const WaiverSeen = WaiverBounds.extend({ wordsHash: z.string() });
export type WaiverSeen = z.infer<typeof WaiverSeen>;

/** One person's word, by name and with a reason, that a sign-off may pass over something. It holds for the words as they were, within its bounds. */
export const Waiver = z.object({
  entryId: z.uuid(),
  kind: BlockerKind,
  annotationId: z.uuid().nullable(),
  wordsHash: z.string(),
  ...WaiverBounds.shape,
  reason: z.string(),
  byId: z.string(),
  at: z.string(),
});
export type Waiver = z.infer<typeof Waiver>;

/** A source as a signature saw it: what is cited. Its note is for colleagues. */
export const CitedSource = Source.pick({ id: true, title: true, url: true, type: true, author: true, publisher: true, publishedOn: true });
export type CitedSource = z.infer<typeof CitedSource>;

/** A signature under the article as it was at `seq`, with what was waived. */
export const SignOff = z.object({
  entryId: z.uuid(),
  signature: Signature,
  /** The entry that the person saw as the last one. */
  seq: z.number().int(),
  version: z.number().int(),
  /** SHA-256 (hex) of all words of the article. */
  wordsHash: z.string(),
  claimCount: z.number().int(),
  waivers: z.array(Waiver),
  /** The sources that claims rested on, as they were described then. Left out by signatures from before they were kept. */
  cited: z.array(CitedSource).optional(),
  /** True where, with this one, all signatures were there that the desk asked for, or had been before. */
  isComplete: z.boolean(),
  byId: z.string(),
  at: z.string(),
});
export type SignOff = z.infer<typeof SignOff>;

/** The end of a sign-off: who opened the article again, why, and the signatures that were withdrawn by it. */
export const Reopening = z.object({
  entryId: z.uuid(),
  reason: z.string(),
  byId: z.string(),
  at: z.string(),
  signOffs: z.array(SignOff),
});
export type Reopening = z.infer<typeof Reopening>;

/** SHA-256 (hex) of all words of an article: what a signature is bound to. */
export const articleWordsHash = ({ doc }: Pick<ArticleState, 'doc'>): string => sha256Hex(readText(doc).words);

/** True while a signature locks text, tags and verdicts. */
export const isLocked = ({ signOffs }: Pick<ArticleState, 'signOffs'>): boolean => signOffs.length > 0;

/** True once all signatures are there that the desk asked for when they were given. */
export const isSignedOff = ({ signOffs }: Pick<ArticleState, 'signOffs'>): boolean => signOffs.at(-1)?.isComplete ?? false;

/** The sources that the tags of an article rest on, by their ids. */
export const citedIdsOf = ({ annotations }: Pick<ArticleState, 'annotations'>): Set<string> =>
  new Set([...annotations.values()].flatMap((one) => (one.isRemoved ? [] : one.evidence.map(({ sourceId }) => sourceId))));

/**
 * The sources as the last of these signatures saw them: what is signed does not come to cite something else when a desk corrects a source. A note that may
 * have been written since is left out: no signature keeps it, and it may be about what the source is called by now.
 */
export function sourcesAsSigned(sources: readonly Source[], signOffs: readonly Pick<SignOff, 'cited' | 'at'>[]): Source[] {
  const signed = signOffs.at(-1);
  const cited = new Map((signed?.cited ?? []).map((one) => [one.id, one]));
  return sources.map((one) => {
    const then = cited.get(one.id);
    if (!signed || !then) return one;
    return { ...one, ...then, note: Date.parse(one.updatedAt) > Date.parse(signed.at) ? '' : one.note };
  });
}

/** The ids of those sources that are described otherwise by now than the last of these signatures cites them. */
export function correctedSince(sources: readonly Source[], signOffs: readonly Pick<SignOff, 'cited'>[]): string[] {
  const cited = new Map((signOffs.at(-1)?.cited ?? []).map((one) => [one.id, one]));
  const members = CitedSource.keyof().options;
  return sources.flatMap((one) => {
    const then = cited.get(one.id);
    return then && members.some((member) => then[member] !== one[member]) ? [one.id] : [];
  });
}
