import { describe, expect, it } from 'vitest';
import { annotationsById } from '../anchors/anchored-kinds';
import { Check, noCheck, type SecondCheck } from '../checks/check';
import type { Annotation } from '../tags/annotation';
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

  it.each(lossy)('says the rationale of one person’s decision, or that it is left out: $id', ({ write }) => {
    const { content, loss } = write(withClaim({ check: { ...noCheck, adjudication } }));
    expect(content.includes(adjudication.rationale) || loss.some(({ what }) => what.includes('decided'))).toBe(true);
  });

  it.each(lossy)('names what is of no tag: $id', ({ write }) => {
    const ofArticle = (from: Parameters<typeof write>[0]) =>
      write(from).loss.flatMap(({ annotationId, what }) => (annotationId === null ? [what] : []));
    expect(ofArticle(input)).toEqual([]);
    expect(ofArticle(sampleInput(writeSampleSuggestions())).join(' ')).toMatch(/Open suggestions are left out: \d+\./);
    expect(ofArticle(sampleInput(writeSampleThreads())).join(' ')).toMatch(
      /Comments on words, on suggestions and on the article are left out: \d+\./,
    );
    const seen = { entryId: testId(8, 6), byId: people.mara, at };
    const waiver = { ...seen, kind: 'unseen' as const, annotationId: null, wordsHash: 'a'.repeat(64), reason: 'Known.' };
    const waived = { ...input, state: { ...input.state, waivers: [waiver] } };
    expect(ofArticle(waived)).toEqual(['Waivers are left out: 1.']);
  });
});
