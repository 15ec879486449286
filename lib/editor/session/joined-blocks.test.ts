import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { joinBehind, pullIntoItem } from '@/lib/domain/text/behind-block';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const node = (name: string, ...content: Node[]) => articleSchema.node(name, null, content);
const p = (words: string) => node('paragraph', articleSchema.text(words));

const keys = {
  'Backspace behind a list': { before: node('bulletList', node('listItem', p('The board met.'))), key: joinBehind },
  'Backspace behind a quotation': { before: node('blockquote', p('The board met.')), key: joinBehind },
  'Tab behind a list': { before: node('bulletList', node('listItem', p('The board met.'))), key: pullIntoItem },
};

describe('what stands on the words of a short paragraph', () => {
  it.each(Object.entries(keys))('stays there by %s, for me and for a colleague who writes there', async (_name, { before, key }) => {
    const title = node('title', articleSchema.text('A bus'));
    const server = new TestServer(node('doc', title, before, p('Rents rose by 40 per cent.')));
    const [tab, colleague] = [new TestTab(server), new TestTab(server)];
    const inside = tab.tag('40 per cent');
    const across = testId();
    const exact = 'board met.\nRents rose';
    const ranges = [{ from: tab.find('board').from, to: tab.find(' by 40').from, exact }];
    tab.history.act('annotation.created', { annotationId: across, kind: 'opinion', ranges });
    const { from } = tab.find(' per');
    const put = [{ from, to: from, exact: '' }];
    tab.history.act('suggestion.made', { suggestionId: testId(), ranges: put, replacement: '.5', note: '' });
    await tab.sync();
    await colleague.read();
    colleague.typeBefore('per cent', 'or more ');
    tab.host.dispatch(tab.host.state.tr.setSelection(TextSelection.create(tab.doc, tab.find('Rents').from)));
    expect(key(tab.host.state, (tr) => tab.host.dispatch(tr))).toBe(true);
    await tab.sync();
    expect(server.journal.words(inside)).toBe('40 per cent');
    expect(server.journal.annotation(inside).anchor.state).toBe('exact');
    expect(server.journal.words(across).replace('\n', '')).toBe('board met.Rents rose');
    expect(openSuggestions(tab.session.suggestions)[0]?.anchor.state).toBe('exact');
    await colleague.sync();
    await tab.read();
    expect(colleague.session.refused).toEqual([]);
    expect(tab.doc.textContent).toContain('Rents rose by 40 or more per cent.');
    expectEqual(server, tab, colleague);
    tab.history.undo();
    await tab.sync();
    await colleague.read();
    expect(server.journal.state.doc.child(1).textContent).toBe('The board met.');
    expect(server.journal.words(across)).toBe(exact);
    expectEqual(server, tab, colleague);
  });
});
