import type { Node } from '@tiptap/pm/model';
import { quoteRange } from '@/lib/domain/anchors/anchor';
import { annotationsById, suggestionsById, threadsById } from '@/lib/domain/anchors/anchored-kinds';
import { type ArticleState, emptyState } from '@/lib/domain/article-state';
import { noCheck } from '@/lib/domain/checks/check';
import type { Evidence } from '@/lib/domain/sources/evidence';
import type { Annotation, Rival } from '@/lib/domain/tags/annotation';
import type { TagKind } from '@/lib/domain/tags/tag-kinds';
import type { Thread } from '@/lib/domain/talk/thread';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { VERDICT_SCALE, type Verdict, type VerdictValue } from '@/lib/domain/verdicts/verdict';
import { ARTICLE_ID, GALLERY_AT as AT, galleryId, JONAH, PRIYA } from './gallery-ids';
import { galleryPlace } from './gallery-place';
import { gallerySuggestions, suggestedParagraph } from './gallery-suggestions';

const ACCOUNTS = galleryId(910);

/** Sources by name, as the server would tell them. */
export const gallerySources = [{ id: ACCOUNTS, title: 'Annual accounts 2022/23', url: 'https://board.example/accounts' }];

const standfirst = 'Every mark, in the text as it is drawn in the workbench.';
const paragraphs = [
  'A claim to check, a settled claim, a claim that is partly so, a refuted claim, an unproven claim.',
  'The active claim. An opinion. A proposal. A thing that was seen.',
  'It was a lazy cut, and it fell on the four wards with the fewest cars. The seats were not empty, which nobody who counted them denies.',
  'The board counted 1.26 million passengers. The last bus left at 12.35.',
  suggestedParagraph,
];

interface Sample {
  label: string;
  words: string;
  /** The words that were tagged, where the text has others now. */
  were?: string;
  verdict?: VerdictValue;
  note?: string;
  evidence?: Evidence[];
  rivals?: Rival[];
  statement?: string;
  /** The label of the claim that it is a fact of, and the labels of its facts. */
  factOf?: string;
  facts?: string[];
  dueAt?: string;
}

const entry = (n: number) => ({ entryId: galleryId(n), byId: PRIYA, at: AT });

const samples: readonly Sample[] = [
  { label: 'C1', words: 'A claim to check' },
  { label: 'C2', words: 'a settled claim', verdict: 'supported' },
  { label: 'C3', words: 'a claim that is partly so', verdict: 'partly', note: 'So on weekdays only.' },
  { label: 'C4', words: 'a refuted claim', verdict: 'refuted' },
  { label: 'C5', words: 'an unproven claim', verdict: 'unproven', note: 'Nobody kept the count.' },
  {
    label: 'C6',
    words: 'The active claim',
    evidence: [
      {
        id: galleryId(920),
        sourceId: ACCOUNTS,
        stance: 'supports',
        quote: 'Net cost per passenger journey, night services: £6.85',
        locator: 'p. 41',
        lookedAt: '2026-11-09',
        ...entry(921),
      },
    ],
  },
  { label: 'O1', words: 'An opinion' },
  { label: 'P1', words: 'A proposal' },
  { label: 'X', words: 'A thing that was seen' },
  { label: 'O2', words: 'It was a lazy cut, and it fell on the four wards with the fewest cars' },
  { label: 'C7', words: 'it fell on the four wards with the fewest cars' },
  { label: 'C8', words: 'The seats were not empty, which nobody who counted them' },
  { label: 'O3', words: 'which nobody who counted them denies' },
  { label: 'C9', words: '1.26 million passengers', were: 'more than a million passengers', verdict: 'supported' },
  {
    label: 'C10',
    words: 'The last bus left at 12.35',
    verdict: 'partly',
    note: 'It left at 12.40.',
    dueAt: '2025-10-10T16:00:00.000Z',
    rivals: [{ ...entry(930), byId: JONAH, field: 'verdict', proposed: { verdict: { value: 'refuted', rationale: 'No bus ran.' } } }],
  },
  {
    label: 'C21',
    words: 'The board counted',
    verdict: 'partly',
    statement: 'The board counted the passengers of all night buses in 2023.',
    facts: ['C22', 'C23'],
  },
  {
    label: 'C22',
    words: 'The board counted',
    verdict: 'unproven',
    note: 'Of no other year.',
    statement: 'It counted in 2023',
    factOf: 'C21',
  },
  {
    label: 'C23',
    words: 'The board counted',
    verdict: 'partly',
    note: 'Not all of them.',
    statement: 'It counted all of them',
    factOf: 'C21',
  },
];

const kinds: Record<string, TagKind> = { C: 'claim', O: 'opinion', P: 'proposal', X: 'clear' };

/** An article that holds a tag in each of its states, made without a server. */
export function galleryState(): ArticleState {
  const text = (words: string) => [articleSchema.text(words)];
  const doc = articleSchema.node('doc', null, [
    articleSchema.node('title', null, text('A city that runs all night')),
    articleSchema.node('standfirst', null, text(standfirst)),
    ...paragraphs.map((words) => articleSchema.node('paragraph', null, text(words))),
  ]);
  const annotations = samples.map((sample, i) => annotationOf(doc, sample, galleryId(i + 1)));
  const empty = emptyState(ARTICLE_ID);
  const state = { ...empty, details: { ...empty.details, language: 'en', authorId: JONAH }, doc, version: 1, seq: 1 };
  return {
    ...state,
    annotations: annotationsById(annotations),
    threads: threadsById([galleryThread, unreadThread]),
    suggestions: suggestionsById(gallerySuggestions(doc)),
  };
}

const comment = { at: AT, seq: 0, mentions: [], edits: [], removed: null };

/** On the active claim: a mention, an answer that was changed, and a comment that was removed. */
const galleryThread: Thread = {
  id: galleryId(950),
  about: { on: 'tag', annotationId: galleryId(samples.findIndex((one) => one.label === 'C6') + 1) },
  comments: [
    {
      ...comment,
      id: galleryId(951),
      byId: JONAH,
      text: '@Priya Raman his office counts the vehicles twice. See p. 40, note 3.',
      mentions: [PRIYA],
    },
    {
      ...comment,
      id: galleryId(952),
      byId: PRIYA,
      text: 'Agreed. Partly, with “net of fares”.',
      edits: [{ text: 'Agreed.', at: AT }],
    },
    { ...comment, id: galleryId(953), byId: JONAH, text: '', removed: { byId: JONAH, at: AT } },
  ],
  resolved: null,
};

/** On the proposal: a comment that is unread. */
export const unreadThread: Thread = {
  id: galleryId(957),
  about: { on: 'tag', annotationId: galleryId(samples.findIndex((one) => one.label === 'P1') + 1) },
  comments: [{ ...comment, id: galleryId(958), byId: JONAH, seq: 1, text: 'Who is to pay for it?' }],
  resolved: null,
};

/** The tag of the gallery that wears a label. */
export const galleryTag = (label: string) => galleryId(samples.findIndex((one) => one.label === label) + 1);

function annotationOf(doc: Node, sample: Sample, id: string): Annotation {
  const { label, words, were, verdict, note = '', evidence = [], rivals = [], statement, factOf, facts, dueAt } = sample;
  const kind = kinds[label.charAt(0)] ?? 'claim';
  const { from, to } = galleryPlace(doc, words);
  const range = quoteRange(doc, from, to);
  const basis = { entryId: ARTICLE_ID, byId: PRIYA };
  const given: Verdict | null = verdict
    ? {
        ...entry(940),
        value: verdict,
        scale: VERDICT_SCALE,
        rationale: note,
        words: were ?? words,
        wordsHash: '',
        ...(facts && { followed: facts }),
      }
    : null;
  return {
    id,
    kind,
    label: kind === 'clear' ? null : label,
    aliases: [],
    anchor:
      were === undefined
        ? { ranges: [range], state: 'exact' }
        : { ranges: [{ ...range, exact: were, reach: { from, to } }], state: 'drifted' },
    checkState: given ? 'decided' : 'untouched',
    ...(dueAt !== undefined && { check: { ...noCheck, dueAt } }),
    ...(statement !== undefined && { stated: { statement, basis } }),
    ...(factOf !== undefined && { factOf: galleryTag(factOf) }),
    ...(facts && {
      split: {
        factIds: facts.map(galleryTag),
        own: { verdict: null, checkState: 'untouched' as const, basis: { checkState: null, verdict: null } },
      },
    }),
    verdict: given,
    isStale: were !== undefined,
    evidence,
    removedEvidence: [],
    rivals,
    byId: PRIYA,
    at: AT,
    isRemoved: false,
    pastVerdicts: [],
    pastKinds: [],
    basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: given ? basis : null },
  };
}
