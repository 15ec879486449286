import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { annotationsById } from '../anchors/anchored-kinds';
import { type ArticleState, ArticleStateJson } from '../article-state';
import { ArticleDetails } from '../articles/article-details';
import { Check, noCheck, type SecondCheck } from '../checks/check';
import { TestJournal } from '../journal/journal.fixture';
import type { Annotation } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { exportFormats } from './formats';
import { testId } from './journal-writer.fixture';
import { people, sampleInput, writeSampleSuggestions, writeSampleThreads } from './sample.fixture';

const lossy = exportFormats.filter(({ id }) => id !== 'archive');
const at = '2026-02-03T04:05:06.000Z';
const second: SecondCheck = {
  entryId: testId(8, 1),
  value: 'partly',
  rationale: 'A number of its own.',
  words: 'words',
  wordsHash: 'a'.repeat(64),
  byId: people.aylin,
  at,
};
const vote = { ...second, scale: { id: 'galley', version: 1 }, verdictEntryId: testId(8, 2) };
const adjudication = { entryId: testId(8, 3), took: 'first', rationale: 'The first is right.', byId: people.mara, at } as const;

/** Each part of the work on a claim, as it is when there is something; null for what only undo asks for. */
const parts: { [Part in keyof Check]-?: Partial<Annotation> | null } = {
  assigneeId: { check: { ...noCheck, assigneeId: people.aylin } },
  secondId: { check: { ...noCheck, secondId: people.aylin } },
  dueAt: { check: { ...noCheck, dueAt: '2031-01-02T03:04:05.000Z' } },
  methods: { check: { ...noCheck, methods: ['watched'] } },
  reason: {
    check: { ...noCheck, reason: { text: 'Nobody is there on Sundays.', byId: people.mara, at } },
    checkState: 'cannot-be-checked',
  },
  reasonBefore: null,
  needsSecond: { check: { ...noCheck, needsSecond: true } },
  second: { check: { ...noCheck, second } },
  pastSeconds: { check: { ...noCheck, pastSeconds: [{ second, checkState: 'decided' }] } },
  adjudication: { check: { ...noCheck, adjudication } },
  votes: { check: { ...noCheck, votes: [vote] } },
  pastVotes: { check: { ...noCheck, pastVotes: [{ ...vote, endedBy: testId(8, 4) }] } },
  voted: { check: { ...noCheck, votes: [vote], voted: { entryId: testId(8, 5), rule: { when: 'every', needed: 1, of: 3 }, at } } },
  basis: null,
};

/** Each detail of an article with something in it; null for what no file tells of. */
const details: { [Detail in keyof ArticleDetails]-?: Partial<ArticleDetails> | null } = {
  // The desk's name comes along beside the state.
  deskId: null,
  authorId: { authorId: people.aylin },
  byline: { byline: 'By nobody else' },
  publishedOn: { publishedOn: '1999-12-31' },
  language: { language: 'he' },
  direction: { direction: 'rtl' },
  // Where it lies in this house.
  isArchived: null,
  isDeleted: null,
  dueAt: { dueAt: '2031-01-02T03:04:05.000Z' },
  ownerId: { ownerId: people.aylin },
};
const done = { entryId: testId(8, 6), byId: people.mara, at };

/** Each part of an article besides its tags, with something in it; null for what is told elsewhere or means nothing outside. */
const stateParts: { [Part in keyof ArticleStateJson]-?: Partial<ArticleState> | null } = {
  // Where it is in this house, and how far its journal has come.
  articleId: null,
  seq: null,
  version: null,
  // Each of them by itself, above and below.
  details: null,
  doc: null,
  threads: null,
  suggestions: null,
  // Member by member, in `members.test.ts`.
  annotations: null,
  replyRequests: null,
  // What labels come next, which tags are looked for in what is pasted, and names that stand where they are said.
  labelCounts: null,
  recentlyOrphaned: null,
  peopleNames: null,
  waivers: { waivers: [{ ...done, kind: 'unseen', annotationId: null, wordsHash: 'a'.repeat(64), reason: 'Known.' }] },
  signOffs: {
    signOffs: [
      { ...done, signature: 'checker', seq: 3, version: 1, wordsHash: 'a'.repeat(64), claimCount: 1, waivers: [], isComplete: true },
    ],
  },
  reopenings: { reopenings: [{ ...done, reason: 'A letter came.', signOffs: [] }] },
  revisions: { revisions: [{ number: 1, name: 'To the lawyer', seq: 3, byId: people.mara, at }] },
};
const bare = { authorId: null, byline: '', publishedOn: null, language: '', direction: 'ltr', dueAt: null, ownerId: null } as const;

describe('the loss report', () => {
  const input = sampleInput();
  const claim = [...input.state.annotations.values()].find(({ label }) => label === 'C1');
  if (!claim) throw new Error('no claim');
  const withClaim = (change: Partial<Annotation>) => {
    const all = [...input.state.annotations.values()].map((one) => (one.id === claim.id ? { ...one, ...change } : one));
    return { ...input, state: { ...input.state, annotations: annotationsById(all) } };
  };

  it('knows all parts of the work on a claim', () => {
    expect(Object.keys(parts).sort()).toEqual(Object.keys(Check.shape).sort());
  });

  for (const { id, write } of lossy) {
    it.each(Object.entries(parts).filter(([, change]) => change !== null))(
      `has it in the file or says that it is left out: ${id}, %s`,
      (_, change) => {
        const checkState = change?.checkState ?? claim.checkState;
        const [without, having] = [write(withClaim({ check: noCheck, checkState })), write(withClaim({ ...change, checkState }))];
        expect(having.content !== without.content || having.loss.length > without.loss.length).toBe(true);
      },
    );
  }

  it('knows all details of an article', () => {
    expect(Object.keys(details).sort()).toEqual(Object.keys(ArticleDetails.shape).sort());
  });

  for (const { id, write } of lossy) {
    const withDetails = (change: Partial<ArticleDetails>) =>
      write({ ...input, state: { ...input.state, details: { ...input.state.details, ...bare, ...change } } });
    it.each(Object.entries(details).filter(([, change]) => change !== null))(
      `has it in the file or says that it is left out of the article: ${id}, %s`,
      (_, change) => {
        const [without, having] = [withDetails({}), withDetails(change ?? {})];
        const isSaid = JSON.stringify(having.loss) !== JSON.stringify(without.loss);
        expect(having.content !== without.content || isSaid).toBe(true);
      },
    );
  }

  it('knows all parts of an article', () => {
    expect(Object.keys(stateParts).sort()).toEqual(Object.keys(ArticleStateJson.shape).sort());
  });

  for (const { id, write } of lossy) {
    it.each(Object.entries(stateParts).filter(([, change]) => change !== null))(`says that it is left out: ${id}, %s`, (_, change) => {
      const [without, having] = [write(input), write({ ...input, state: { ...input.state, ...change } })];
      expect(having.loss).toHaveLength(without.loss.length + 1);
    });
  }

  it('says what becomes of the text: whole on the page, plain words for programs, none in the table', () => {
    const node = (type: string, ...content: (Node | string)[]): Node =>
      articleSchema.node(
        type,
        null,
        content.map((one) => (typeof one === 'string' ? articleSchema.text(one) : one)),
      );
    const doc = (...blocks: Node[]) => node('doc', node('title', 'Rents'), ...blocks);
    const plain = doc(node('paragraph', 'Rents rose.'));
    const empty = doc(node('paragraph'));
    const formed = doc(node('heading', 'Since May'), node('paragraph', 'Rents rose.'));
    const said = (text: Node) =>
      Object.fromEntries(
        lossy.map(({ id, write }) => {
          const { state } = new TestJournal(text);
          const { loss } = write({ ...input, state: { ...state, details: { ...state.details, ...bare } } });
          return [id, loss.map(({ what }) => what)];
        }),
      );
    const form = 'The text comes without its form: headings, lists, tables, links and the like.';
    const noText = 'The file is without the article’s headline, text and desk.';
    expect(said(plain)).toEqual({ 'web-annotation': [], html: [], csv: [noText] });
    expect(said(formed)).toEqual({ 'web-annotation': [form], html: [], csv: [noText] });
    expect(said(empty)).toEqual({ 'web-annotation': [], html: [], csv: ['The file is without the article’s headline and desk.'] });
  });

  it.each(lossy)('says the rationale of one person’s decision, or that it is left out: $id', ({ write }) => {
    const { content, loss } = write(withClaim({ check: { ...noCheck, adjudication } }));
    expect(content.includes(adjudication.rationale) || loss.some(({ what }) => what.includes('decided'))).toBe(true);
  });

  it.each(lossy)('names what is of no tag: $id', ({ write }) => {
    const ofArticle = (from: Parameters<typeof write>[0]) =>
      write(from).loss.flatMap(({ annotationId, what }) => (annotationId === null ? [what] : []));
    const always = ofArticle(input);
    expect(ofArticle(sampleInput(writeSampleSuggestions())).join(' ')).toMatch(/Open suggestions are left out: \d+\./);
    expect(ofArticle(sampleInput(writeSampleThreads())).join(' ')).toMatch(
      /Comments on words, on suggestions and on the article are left out: \d+\./,
    );
    const waived = { ...input, state: { ...input.state, ...stateParts.waivers } };
    expect(ofArticle(waived)).toEqual([...always, 'Waivers are left out: 1.']);
  });
});
