import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOf } from '@/components/annotations/card-drafts';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { beginWithMention, CommentDraft, firstDraftOf } from './comment-drafts';
import { noteMerges, takeMergedDrafts } from './merged-drafts';

let tab: TestTab;

beforeEach(() => {
  const ears = { addEventListener: () => undefined };
  vi.stubGlobal('window', ears);
  vi.stubGlobal('document', ears);
  vi.stubGlobal('requestAnimationFrame', () => 0);
  tab = new TestTab(new TestServer(docOf('A bus that runs', 'The last one left.')));
});

const begin = (id: string, name: string) => beginWithMention(tab.session, firstDraftOf(id), { id: name, name });
const merge = (from: string, into: string, type = 'annotation.merged') =>
  noteMerges(tab.session, [{ type, payload: { annotationId: from, intoId: into } }]);
const textIn = (id: string) => draftOf(tab.session, { form: 'comment', schema: CommentDraft }, firstDraftOf(id))?.text ?? null;

describe('a first comment that was begun on a tag', () => {
  it('goes on under the one that it is merged into, below what stands there, through however many merges', () => {
    begin('a', 'Ann');
    merge('a', 'b');
    begin('c', 'Cem');
    merge('b', 'c');
    expect(textIn('c')).toBe('@Cem ');
    takeMergedDrafts(tab.session, 'c');
    expect([textIn('c'), textIn('b'), textIn('a')]).toEqual(['@Cem \n@Ann ', null, null]);
    takeMergedDrafts(tab.session, 'c');
    expect(textIn('c')).toBe('@Cem \n@Ann ');
  });

  it('stays with its own where the merge is undone', () => {
    begin('a', 'Ann');
    merge('a', 'b');
    merge('a', 'b', 'annotation.unmerged');
    takeMergedDrafts(tab.session, 'b');
    expect([textIn('a'), textIn('b')]).toEqual(['@Ann ', null]);
  });

  it('is not looked for where nothing was begun', () => {
    merge('a', 'b');
    begin('a', 'Ann');
    takeMergedDrafts(tab.session, 'b');
    expect(textIn('b')).toBeNull();
  });

  it('comes to an end where two were merged into each other by turns', () => {
    begin('a', 'Ann');
    merge('a', 'b');
    merge('b', 'a');
    takeMergedDrafts(tab.session, 'a');
    expect(textIn('a')).toBe('@Ann ');
  });

  describe('where the merge comes while no page is open', () => {
    /** Two claims of the same words, and what was begun on the second; `back` opens the article anew in this browser. */
    async function twins() {
      const server = tab.server;
      const [first, second] = [tab.tag('The last one'), tab.tag('The last one')];
      await tab.sync();
      begin(second, 'Ann');
      const colleague = new TestTab(server);
      const act = async (type: string, payload: Record<string, unknown>) => {
        colleague.history.act(type, payload);
        await colleague.sync();
      };
      const back = () => {
        tab = new TestTab(server);
      };
      return { first, second, colleague, act, back };
    }

    it('is found with the one that stayed', async () => {
      const { first, second, act, back } = await twins();
      await act('annotation.merged', { annotationId: second, intoId: first });
      back();
      takeMergedDrafts(tab.session, first);
      expect([textIn(first), textIn(second)]).toEqual(['@Ann ', null]);
    });

    it('follows from merge to merge, with words that were typed before it since', async () => {
      const { first, second, colleague, act, back } = await twins();
      const third = colleague.tag('The last one');
      await act('annotation.merged', { annotationId: second, intoId: third });
      await act('annotation.merged', { annotationId: third, intoId: first });
      colleague.typeBefore('The last one', 'Ah. ');
      await colleague.sync();
      back();
      begin(first, 'Cem');
      takeMergedDrafts(tab.session, first);
      expect(textIn(first)).toBe('@Cem \n@Ann ');
    });

    it('stays with a tag that is there, or was on other words or of another kind', async () => {
      const { first, second, colleague, act, back } = await twins();
      const [opinion, other] = [colleague.tag('The last one', 'opinion'), colleague.tag('bus')];
      await colleague.sync();
      back();
      takeMergedDrafts(tab.session, first);
      expect(textIn(second)).toBe('@Ann ');
      await act('annotation.removed', { annotationId: second });
      back();
      for (const id of [opinion, other]) takeMergedDrafts(tab.session, id);
      expect([textIn(second), textIn(opinion), textIn(other)]).toEqual(['@Ann ', null, null]);
    });

    it('stays with its own where it is noted that it goes, and the merge is undone meanwhile', async () => {
      const { first, second, colleague, act, back } = await twins();
      await act('annotation.merged', { annotationId: second, intoId: first });
      merge(second, first);
      colleague.history.undo();
      await colleague.sync();
      back();
      expect(tab.annotation(second).isRemoved).toBe(false);
      takeMergedDrafts(tab.session, first);
      expect([textIn(first), textIn(second)]).toEqual([null, '@Ann ']);
    });
  });
});
