import { describe, expect, it } from 'vitest';
import { noRights } from '@/components/article/no-rights';
import { hasSuggestMode } from '@/components/article/session-context';
import { asLocked } from './as-locked';

const checker = { ...noRights, canTag: true, canJudge: true, canComment: true, canSuggest: true };
const editor = { ...checker, canEdit: true };

describe('asLocked', () => {
  it('takes from everyone what a lock closes, and more in the archive', () => {
    expect(asLocked({ ...editor, canReopen: true }, 'signed', false)).toMatchObject({
      lock: 'signed',
      canEdit: false,
      canTag: false,
      canReopen: true,
    });
    expect(asLocked({ ...editor, canReopen: true }, 'archived', false)).toMatchObject({ lock: 'archived', canReopen: false });
    expect(asLocked(editor, null, false)).toEqual(editor);
  });

  it('leaves Suggest the name of their mode to those who suggest, and Edit to those who edit', () => {
    const named = [checker, editor, noRights].map((rights) =>
      (['signed', 'archived', null] as const).map((lock) => hasSuggestMode(asLocked(rights, lock, false))),
    );
    expect(named).toEqual([
      [true, true, true],
      [false, false, false],
      [false, false, false],
    ]);
    // An author whose right to edit has ended.
    expect(hasSuggestMode(asLocked(editor, 'signed', true))).toBe(true);
  });
});
