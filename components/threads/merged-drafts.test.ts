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
});
