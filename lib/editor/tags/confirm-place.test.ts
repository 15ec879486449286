import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';
import { TagActions } from './tag-actions';

const actionsOf = (tab: TestTab) => new TagActions(tab.session, tab.history);

const RENTS = 'Rents in Leipzig rose by 40 per cent between 2015 and 2024';

/** A claim that follows two facts, and stands on other words since than those that it followed on; Priya has read these. */
async function changed() {
  const server = new TestServer(docOf('Rents', `${RENTS}, and nobody built.`));
  const { journal } = server;
  const id = journal.tag(RENTS);
  for (const words of ['40 per cent', '2015 and 2024']) {
    const annotationId = testId();
    const ranges = [journal.rangeOf(words)];
    journal.send('annotation.created', { annotationId, kind: 'claim', factOf: id, statement: words, ranges });
    const evidence = { evidenceId: testId(), sourceId: testId(), stance: 'supports', quote: '', locator: '', lookedAt: null };
    journal.send('evidence.linked', { annotationId, ...evidence });
    journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value: 'supported', rationale: 'So it is.' } });
  }
  const [ana, priya, jonah] = [new TestTab(server), new TestTab(server), new TestTab(server)];
  ana.typeBefore('rose', 'all ');
  await ana.sync();
  await priya.read();
  await jonah.read();
  expect(priya.annotation(id)).toMatchObject({ isStale: true, verdict: { words: RENTS } });
  return { server, priya, jonah, id };
}

describe('It holds', () => {
  it('is said of the words that the person sees', async () => {
    const { server, priya, id } = await changed();
    actionsOf(priya).confirmPlace(priya.annotation(id));
    await priya.sync();
    const words = RENTS.replace('rose', 'all rose');
    expect(server.journal.annotation(id)).toMatchObject({
      isStale: false,
      verdict: { value: 'supported', words },
      anchor: { state: 'exact' },
    });
    expectEqual(server, priya);
  });

  it('is said of no words that a colleague wrote before it came', async () => {
    const { server, priya, jonah, id } = await changed();
    actionsOf(priya).confirmPlace(priya.annotation(id));
    jonah.replace('Leipzig', 'Halle');
    await jonah.sync();
    await priya.sync();
    const claim = () => server.journal.annotation(id);
    expect(claim()).toMatchObject({ isStale: true, verdict: { words: RENTS }, anchor: { state: 'drifted' } });
    jonah.history.undo();
    await jonah.sync();
    await priya.sync();
    expect(claim()).toMatchObject({ isStale: true, verdict: { words: RENTS }, anchor: { state: 'exact' } });
    actionsOf(priya).confirmPlace(priya.annotation(id));
    await priya.sync();
    expect(claim()).toMatchObject({ isStale: false, verdict: { words: RENTS.replace('rose', 'all rose') } });
    expectEqual(server, priya);
  });

  it('is refused of a sentence that a colleague wrote before it came', async () => {
    const { server, priya, jonah, id } = await changed();
    const state = (tab: TestTab, statement: string) =>
      tab.history.act('annotation.stated', { annotationId: id, statement, basedOn: tab.annotation(id).stated?.basis.entryId ?? null });
    state(jonah, 'Rents in Leipzig rose by two fifths');
    await jonah.sync();
    await priya.read();
    actionsOf(priya).confirmPlace(priya.annotation(id));
    state(jonah, 'Rents in Leipzig fell by two fifths');
    await jonah.sync();
    await priya.sync();
    expect(priya.session.refused.map(({ reason }) => reason)).toEqual(['What is checked of C1 was changed since. Look at it once more.']);
    expect(server.journal.annotation(id)).toMatchObject({ isStale: true, verdict: { restatedFrom: expect.any(String) } });
    actionsOf(priya).confirmPlace(priya.annotation(id));
    await priya.sync();
    expect(server.journal.annotation(id).isStale).toBe(false);
    expectEqual(server, priya);
  });
});

describe('Keep these words', () => {
  /** Types over words letter by letter, as hands do. */
  async function typeOver(tab: TestTab, words: string, letters: string) {
    const { from, to } = tab.find(words);
    const [first = '', ...rest] = letters;
    tab.host.dispatch(tab.host.state.tr.insertText(first, from, to));
    for (const [index, letter] of rest.entries()) tab.host.dispatch(tab.host.state.tr.insertText(letter, from + 1 + index));
    await tab.sync();
  }

  it('keeps the whole word that was typed over the last one of a tag, as the card shows it', async () => {
    const server = new TestServer(docOf('The bridge', 'It cost 4.2 million in May.'));
    const tab = new TestTab(server);
    const id = tab.tag('cost 4.2 million');
    await tab.sync();
    await typeOver(tab, 'million', 'billion');
    actionsOf(tab).confirmPlace(tab.annotation(id));
    await tab.sync();
    expect(server.journal.annotation(id).anchor).toMatchObject({ state: 'exact', ranges: [{ exact: 'cost 4.2 billion' }] });
    expectEqual(server, tab);
  });

  it.each([
    ['within its claim', 'cost 4.2 million in May', '4.2 billion'],
    ['but for what would leave its claim', 'cost 4.2 million', '4.2 b'],
  ])('keeps it of a fact %s', async (_, claimWords, kept) => {
    const server = new TestServer(docOf('The bridge', 'It cost 4.2 million in May.'));
    const claim = server.journal.tag(claimWords);
    const fact = testId();
    const ranges = [server.journal.rangeOf('4.2 million')];
    server.journal.send('annotation.created', { annotationId: fact, kind: 'claim', factOf: claim, statement: 'So much.', ranges });
    const tab = new TestTab(server);
    await typeOver(tab, 'million', 'billion');
    actionsOf(tab).confirmPlace(tab.annotation(fact));
    await tab.sync();
    expect(tab.session.refused).toEqual([]);
    expect(server.journal.annotation(fact).anchor).toMatchObject({ state: 'exact', ranges: [{ exact: kept }] });
    expectEqual(server, tab);
  });
});

describe('Confirm', () => {
  const WORDS = 'nobody in the whole street had seen it go';

  /** Cuts the paragraph of the tag and pastes it at the end. */
  function moveOn(tab: TestTab) {
    const { host } = tab;
    const { from } = tab.find('The last bus');
    const paragraph = host.state.doc.nodeAt(from - 1);
    if (!paragraph) throw new Error('no paragraph');
    const tr = host.state.tr.delete(from - 1, from - 1 + paragraph.nodeSize);
    host.dispatch(tr.insert(tr.doc.content.size, paragraph));
  }

  /** A tag that was found again elsewhere, as two have it. */
  async function moved() {
    const server = new TestServer(
      docOf('A bus', `The last bus left at 12.35, and ${WORDS} at all.`, 'The next one is at 5.10.', 'It rained.'),
    );
    const [priya, jonah] = [new TestTab(server), new TestTab(server)];
    const id = priya.tag(WORDS);
    await priya.sync();
    moveOn(priya);
    await priya.sync();
    await jonah.read();
    expect(server.journal.annotation(id).anchor.state).toBe('moved');
    return { server, priya, jonah, id };
  }

  it('takes no words that a colleague wrote there before it came', async () => {
    const { server, priya, jonah, id } = await moved();
    actionsOf(priya).confirmPlace(priya.annotation(id));
    jonah.replace('street', 'village');
    await jonah.sync();
    await priya.sync();
    expect(server.journal.annotation(id).anchor).toMatchObject({ state: 'drifted', ranges: [{ exact: WORDS }] });
    expectEqual(server, priya);
  });

  it('is refused where a colleague moved the words on before it came, and the tag is with them', async () => {
    const { server, priya, jonah, id } = await moved();
    actionsOf(priya).confirmPlace(priya.annotation(id));
    jonah.host.dispatch(jonah.host.state.tr.insert(jonah.doc.content.size, jonah.doc.child(2)));
    moveOn(jonah);
    await jonah.sync();
    await priya.sync();
    expect(priya.session.refused.map(({ reason }) => reason)).toEqual(['The words of C1 have changed since. Look at them once more.']);
    expect(server.journal.annotation(id).anchor.state).toBe('moved');
    expect(server.journal.words(id)).toBe(WORDS);
    expectEqual(server, priya);
  });
});
