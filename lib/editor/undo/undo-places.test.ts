import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

const WORDS = 'cost rose 5 per cent';

/** A claim with a verdict, whose end was then moved by a word. */
async function widened() {
  const server = new TestServer(docOf('Fares', `In May the ${WORDS} more than before.`, 'It rained.'));
  const [tab, colleague] = [new TestTab(server), new TestTab(server)];
  const id = tab.tag(WORDS);
  tab.history.act('verdict.given', { annotationId: id, basedOn: null, verdict: { value: 'unproven', rationale: 'No figures.' } });
  const exact = `${WORDS} more`;
  tab.history.act('annotation.span-changed', { annotationId: id, how: 'span', ranges: [{ ...tab.find(exact), exact }] });
  await tab.sync();
  await colleague.read();
  const claim = () => server.journal.annotation(id);
  const expectBack = async () => {
    await tab.sync();
    expect(claim()).toMatchObject({ isStale: false, anchor: { state: 'exact', ranges: [{ exact: WORDS }] } });
    expect(server.journal.words(id)).toBe(WORDS);
    await colleague.sync();
    expectEqual(server, tab, colleague);
  };
  return { tab, colleague, expectBack };
}

describe('undo of a change of place', () => {
  it.each([
    ['some of its words', 'cost '],
    ['its last words', 'per cent'],
    ['all of them', WORDS],
    ['all of them with what is beside them', `May the ${WORDS} more than`],
    ['words beside them', 'May the '],
  ])('puts the tag on its words where %s were deleted and put back', async (_what, words) => {
    const { tab, expectBack } = await widened();
    tab.delete(words);
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    tab.history.undo();
    await expectBack();
  });

  it('does so where others wrote beside the words after they were tagged, and while they were away', async () => {
    const { tab, colleague, expectBack } = await widened();
    colleague.typeBefore('the cost', 'all ');
    await colleague.sync();
    await tab.read();
    tab.delete('cost ');
    await tab.sync();
    await colleague.read();
    colleague.typeBefore('than before', 'or so ');
    await colleague.sync();
    await tab.read();
    tab.history.undo();
    tab.history.undo();
    await expectBack();
  });

  it('does so where nothing of it was sent yet', async () => {
    const { tab, expectBack } = await widened();
    tab.delete(WORDS);
    tab.history.undo();
    tab.history.undo();
    await expectBack();
  });

  it('does so where a colleague had deleted the words and put them back', async () => {
    const { tab, colleague, expectBack } = await widened();
    colleague.delete('rose 5');
    await colleague.sync();
    await tab.read();
    colleague.history.undo();
    await colleague.sync();
    await tab.read();
    tab.history.undo();
    await expectBack();
  });

  it('does so where the change was taken back and done again before', async () => {
    const { tab, expectBack } = await widened();
    tab.history.undo();
    await tab.sync();
    tab.history.redo();
    await tab.sync();
    tab.delete('cost rose ');
    await tab.sync();
    tab.history.undo();
    tab.history.undo();
    await expectBack();
  });
});

describe('undo of a change of place after words were taken out, before any of it was sent', () => {
  it.each([
    ['of a tag that the server has', true],
    ['of a new one', false],
  ])('finds the words %s', async (_which, isSent) => {
    const server = new TestServer(docOf('Fares', `In May the ${WORDS} more than before.`, 'It rained.'));
    const tab = new TestTab(server);
    const id = tab.tag(WORDS);
    if (isSent) await tab.sync();
    tab.delete('cost ');
    const exact = '5 per cent more';
    tab.history.act('annotation.span-changed', { annotationId: id, how: 'span', ranges: [{ ...tab.find(exact), exact }] });
    tab.history.undo();
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id).anchor).toMatchObject({ state: 'exact', ranges: [{ exact: WORDS }] });
    expect(server.journal.words(id)).toBe(WORDS);
    expectEqual(server, tab);
  });
});

describe('undo of a change of a suggestion', () => {
  it('finds the words that were deleted since and put back', async () => {
    const server = new TestServer(docOf('Fares', `In May the ${WORDS} more.`));
    const tab = new TestTab(server);
    const suggestionId = testId();
    const propose = (type: string, words: string, replacement: string) =>
      tab.history.act(type, { suggestionId, ranges: [{ ...tab.find(words), exact: words }], replacement, note: '' });
    propose('suggestion.made', 'rose', 'grew');
    await tab.sync();
    propose('suggestion.changed', 'rose 5', 'grew by 5');
    await tab.sync();
    tab.delete('rose');
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    expect(server.journal.state.suggestions.get(suggestionId)).toMatchObject({
      words: 'rose',
      replacement: 'grew',
      anchor: { state: 'exact', ranges: [{ exact: 'rose' }] },
    });
    expectEqual(server, tab);
  });
});

describe('undo of hundreds of changes of place that were made together', () => {
  it('puts each tag on its words, wherever was written since, and does it again', async () => {
    const numbers = Array.from({ length: 140 }, (_, index) => `No. ${index + 100}`);
    const server = new TestServer(docOf('Fares', ...numbers.map((number) => `${number} says that prices rose.`)));
    const [tab, colleague] = [new TestTab(server), new TestTab(server)];
    const ids = new Map(numbers.map((number) => [number, tab.tag(`${number} says`)]));
    await tab.sync();
    await colleague.read();
    const spanOf = (number: string) => {
      const { from } = tab.find(`${number} says`);
      const exact = `${number} says that prices`;
      return { ranges: [{ from, to: from + exact.length, exact }], how: 'span' };
    };
    tab.history.actTogether(
      [...ids].map(([number, annotationId]) => ({ type: 'annotation.span-changed', payload: { annotationId, ...spanOf(number) } })),
    );
    const wordsOf = () => [...ids.values()].map((id) => server.journal.words(id));
    for (const number of ['No. 100', 'No. 170', 'No. 171', 'No. 239']) {
      tab.typeBefore(number, 'Then ');
      colleague.typeBefore(number, 'And ');
    }
    await colleague.sync();
    await tab.sync();
    await colleague.sync();
    colleague.delete('No. 200 says');
    await colleague.sync();
    await tab.read();
    colleague.history.undo();
    await colleague.sync();
    await tab.read();
    expect(wordsOf()).toEqual(numbers.map((number) => `${number} says that prices`));
    const isText = () => tab.history.newest?.kind === 'text';
    while (isText()) tab.history.undo();
    tab.history.undo();
    await tab.sync();
    expect(wordsOf()).toEqual(numbers.map((number) => `${number} says`));
    tab.history.redo();
    await tab.sync();
    expect(wordsOf()).toEqual(numbers.map((number) => `${number} says that prices`));
    await colleague.sync();
    expectEqual(server, tab, colleague);
  });
});
