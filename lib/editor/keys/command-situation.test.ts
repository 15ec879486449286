import { describe, expect, it } from 'vitest';
import { canDo, type Situation } from './command-situation';
import { commandIds } from './keymap';

const all: Situation = {
  mode: 'tag',
  canTag: true,
  canJudge: true,
  canAssign: true,
  canComment: true,
  hasSelection: false,
  hasThread: true,
  tag: { kind: 'claim' },
  hasTags: true,
  canUndo: true,
  canRedo: true,
};
const left = (now: Partial<Situation>) => commandIds.filter((id) => canDo(id, { ...all, ...now }));
const gone = (now: Partial<Situation>) => new Set(left({}).filter((id) => !left(now).includes(id)));

describe('canDo', () => {
  it('offers everything but itself and the modes to someone with all rights on a tag', () => {
    expect(new Set(commandIds.filter((id) => !left({}).includes(id)))).toEqual(
      new Set(['keepSelection', 'addWords', 'takeOutWords', 'openMenu', 'enterEdit', 'leave']),
    );
  });

  it('offers what gathers words where some are selected, and to a tag where there is one', () => {
    const places = ['keepSelection', 'addWords', 'takeOutWords'];
    const among = (now: Partial<Situation>) => left(now).filter((id) => places.includes(id));
    expect(among({ hasSelection: true })).toEqual(places);
    expect(among({ hasSelection: true, tag: null })).toEqual(['keepSelection']);
    expect(among({ hasSelection: true, canTag: false })).toEqual(['keepSelection']);
    expect(among({ hasSelection: true, canTag: false, canComment: false })).toEqual([]);
  });

  it('takes what needs a tag away where there is none', () => {
    expect(gone({ tag: null })).toEqual(
      new Set([
        'shrinkEnd',
        'growEnd',
        'shrinkStart',
        'growStart',
        'removeTag',
        'addSource',
        'repeatSource',
        'setType',
        'giveVerdict',
        'assign',
        'setDue',
        'comment',
        'enterCard',
      ]),
    );
  });

  it('offers sentences to be selected in Read mode where they may be commented on, and where they may be tagged', () => {
    const sentences = (now: Partial<Situation>) => left(now).filter((id) => /Sentence$/.test(id));
    const both = ['extendSentence', 'shrinkSentence'];
    expect(sentences({ mode: 'read', canTag: false })).toEqual(both);
    expect(sentences({ canComment: false })).toEqual(both);
    expect(sentences({ mode: 'read', canComment: false })).toEqual([]);
  });

  it('leaves due dates to those who give out work', () => {
    expect(gone({ canAssign: false })).toEqual(new Set(['setDue']));
  });

  it('gives no verdict on an opinion', () => {
    expect(gone({ tag: { kind: 'opinion' } })).toEqual(new Set(['giveVerdict', 'assign', 'setDue']));
  });

  it('comments on a selection where there is no tag, and on nothing without the right', () => {
    expect(left({ tag: null, hasSelection: true })).toContain('comment');
    expect(gone({ canComment: false })).toEqual(new Set(['comment', 'resolveThread']));
    expect(gone({ hasThread: false })).toEqual(new Set(['resolveThread']));
  });

  it('leaves those who only read, and Read mode, the ways round', () => {
    const readers = left({ mode: 'read', canTag: false, canJudge: false });
    expect(readers).toEqual(expect.arrayContaining(['nextTag', 'findTag', 'goToParagraph', 'enterCard']));
    expect(readers.some((id) => ['tagClaim', 'removeTag', 'addSource', 'giveVerdict', 'undo', 'redo'].includes(id))).toBe(false);
    const inRead = left({ mode: 'read' });
    expect(inRead.some((id) => ['tagClaim', 'undo', 'redo'].includes(id))).toBe(false);
  });

  it('offers to take back and do again what there is', () => {
    expect(gone({ canUndo: false })).toEqual(new Set(['undo']));
    expect(gone({ canRedo: false })).toEqual(new Set(['redo']));
  });
});
