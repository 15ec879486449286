import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';
import { TagActions } from '../tags/tag-actions';

const RENTS = 'Rents in Leipzig rose by 40 per cent between 2015 and 2024';
const THEIRS = RENTS.replace('Leipzig', 'Halle');

/** Three tabs on a claim with two facts, each on some of its words, which nobody has judged. */
function begin() {
  const server = new TestServer(docOf('Rents', `${RENTS}, and nobody built.`));
  const { journal } = server;
  const id = journal.tag(RENTS);
  const facts = ['40 per cent', '2015 and 2024'].map((words) => {
    const annotationId = testId();
    const ranges = [journal.rangeOf(words)];
    journal.send('annotation.created', { annotationId, kind: 'claim', factOf: id, statement: words, ranges });
    return annotationId;
  });
  return { server, id, facts, ana: new TestTab(server), ben: new TestTab(server), priya: new TestTab(server) };
}

const judge = (tab: TestTab, annotationId: string, value = 'partly') =>
  tab.history.act('verdict.given', {
    annotationId,
    basedOn: tab.annotation(annotationId).basis.verdict?.entryId ?? null,
    verdict: { value, rationale: 'As it is.' },
  });

/** Two tabs: in one both facts are judged without a line, in the other the claim's words are changed first. */
async function judgedLate() {
  const { server, id, facts, ana, ben } = begin();
  for (const one of facts) judge(ana, one);
  expect(ana.annotation(id)).toMatchObject({ isStale: false, verdict: { value: 'partly', words: RENTS } });
  ben.replace('Leipzig', 'Halle');
  await ben.sync();
  return { server, id, facts, ana, ben };
}

describe('a judgement of a fact', () => {
  it('vouches for the words of its claim that the person saw, here as on the server', async () => {
    const { server, id, ana, ben } = await judgedLate();
    await ana.read();
    expect(ana.annotation(id)).toMatchObject({ isStale: true, verdict: { words: RENTS } });
    await ana.sync();
    await ben.read();
    for (const tab of [ana, ben]) expect(tab.annotation(id)).toMatchObject({ isStale: true, verdict: { value: 'partly', words: RENTS } });
    expectEqual(server, ana, ben);
  });

  it('says nothing against It holds, which is of the words that are there', async () => {
    const { server, id, ana } = await judgedLate();
    await ana.sync();
    new TagActions(ana.session, ana.history).confirmPlace(ana.annotation(id));
    await ana.sync();
    expect(server.journal.annotation(id)).toMatchObject({ isStale: false, verdict: { words: THEIRS }, anchor: { state: 'exact' } });
    expectEqual(server, ana);
  });

  it('is on the words that the person saw when it was taken back, where it is given again', async () => {
    const { server, id, facts, ana, ben } = begin();
    for (const one of facts) judge(ana, one);
    await ana.sync();
    ana.history.undo();
    await ana.sync();
    await ben.read();
    ben.replace('Leipzig', 'Halle');
    await ben.sync();
    await ana.read();
    ana.history.redo();
    await ana.sync();
    expect(server.journal.annotation(id)).toMatchObject({ isStale: true, verdict: { words: RENTS } });
    expectEqual(server, ana);
  });

  it('says nothing of a claim that it is of itself', () => {
    const { id, ana } = begin();
    const other = ana.tag('nobody built');
    judge(ana, other);
    expect(ana.session.items.at(-1)?.payload).not.toHaveProperty('claimSeen');
    expect(ana.annotation(id).verdict).toBeNull();
  });
});

describe('what takes work away', () => {
  const held = (tab: TestTab) => tab.session.items.at(-1)?.payload;

  it('says what the person had seen when they did it, however late it is sent', async () => {
    const { server, ana, ben } = begin();
    const claim = ana.tag('nobody built');
    await ana.sync();
    await ben.read();
    ben.history.act('annotation.removed', { annotationId: claim });
    const verdict = { value: 'partly', rationale: 'As it is.' };
    server.journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict }, { actorId: testId() });
    await ben.sync();
    expect(server.journal.annotation(claim)).toMatchObject({ isRemoved: false, verdict: { value: 'partly' } });
    expect(ben.annotation(claim)).toMatchObject({ isRemoved: false, verdict: { value: 'partly' } });
    expect(ben.session.refused).toMatchObject([{ reason: 'Someone else has worked on C4 since. It stays as it is.' }]);
    ben.history.act('annotation.removed', { annotationId: claim });
    await ben.sync();
    expect(server.journal.annotation(claim).isRemoved).toBe(true);
    await ana.read();
    expectEqual(server, ana, ben);
  });

  it('says so of another kind, and when that is done again', async () => {
    const { server, ana } = begin();
    const claim = ana.tag('nobody built');
    await ana.sync();
    new TagActions(ana.session, ana.history).changeKind(ana.annotation(claim), 'opinion', false);
    expect(held(ana)).toMatchObject({ seenSeq: server.journal.state.seq });
    ana.history.undo();
    expect(held(ana)).not.toHaveProperty('seenSeq');
    ana.history.redo();
    expect(held(ana)).toMatchObject({ kind: 'opinion', seenSeq: server.journal.state.seq });
  });
});

describe('whatever people do at once', () => {
  /** By which the claim may come to stand on its words: those who do it say which they saw. */
  const onFacts = ['judge', 'judge', 'take back', 'cut', 'remove', 'holds', 'undo', 'redo'] as const;
  const Act = fc.record({ tab: fc.nat(2), what: fc.constantFrom(...onFacts, 'write', 'write', 'write'), which: fc.nat(1) });
  /** What is done without a line, and who is back first. */
  const Round = fc.record({ acts: fc.array(Act, { maxLength: 6 }), order: fc.shuffledSubarray([0, 1, 2], { minLength: 2 }) });

  it('a claim stands on no words that nobody saw who worked on its facts, or let it hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Round, { minLength: 1, maxLength: 5 }), async (rounds) => {
        const { server, id, facts, ana, ben, priya } = begin();
        const tabs = [ana, ben, priya];
        /** The claim's words as somebody had them who did. */
        const seen = new Set<string>();
        const wordsIn = (tab: TestTab) => {
          const [place] = tab.session.placesOf(tab.annotation(id));
          return place ? tab.doc.textBetween(place.from, place.to) : '';
        };
        const act = (tab: TestTab, what: string, factId: string) => {
          const { history, session } = tab;
          const fact = tab.annotation(factId);
          const basedOn = fact.basis.checkState?.entryId ?? null;
          if (what === 'judge') for (const one of facts) unlessRefused(() => judge(tab, one));
          if (what === 'take back')
            history.act('verdict.given', { annotationId: factId, verdict: null, basedOn: fact.basis.verdict?.entryId ?? null });
          if (what === 'cut') history.act('check.state-changed', { annotationId: factId, checkState: 'cut', reason: 'It goes.', basedOn });
          if (what === 'remove') history.act('annotation.removed', { annotationId: factId });
          if (what === 'holds' && tab.annotation(id).isStale) new TagActions(session, history).confirmPlace(tab.annotation(id));
          if (what === 'undo') history.undo();
          if (what === 'redo') history.redo();
        };
        let actCount = 0;
        for (const { acts, order } of rounds) {
          for (const { tab: index, what, which } of acts) {
            const [tab, factId] = [tabs[index], facts[which]];
            if (!tab || !factId) continue;
            actCount += 1;
            if (what === 'write') tab.typeBefore('rose', `${actCount} `);
            else {
              seen.add(wordsIn(tab));
              unlessRefused(() => act(tab, what, factId));
            }
          }
          for (const index of order) {
            await tabs[index]?.sync();
            const claim = server.journal.annotation(id);
            if (claim.verdict && !claim.isStale) expect(seen).toContain(server.journal.words(id));
          }
        }
        for (const tab of tabs) await tab.sync();
        for (const tab of tabs) await tab.read();
        expectEqual(server, ...tabs);
      }),
      { numRuns: 60 },
    );
  });
});

/** What may not happen is refused, and the person goes on. */
function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
