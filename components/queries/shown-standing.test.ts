import { describe, expect, it } from 'vitest';
import { threadsById } from '@/lib/domain/anchors/anchored-kinds';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import type { QueryThread } from '@/lib/domain/talk/query';
import { TestServer } from '@/lib/editor/session/session.fixture';
import { shownStanding } from './shown-standing';

/** A page with a query that waits as it is stored, and that query as somebody has answered it here. */
function begin(isHalted: boolean) {
  const { details } = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.')).journal.state;
  const [byId, at] = [testId(), '2026-11-10T13:47:00.000Z'];
  const question = { id: testId(), byId, at, seq: 0, text: 'Who says so?', mentions: [], edits: [], removed: null };
  const query = { proposal: null, sent: { byId, at, toId: testId() }, withdrawn: null };
  const stored: QueryThread = { id: testId(), about: { on: 'article' }, comments: [question], resolved: null, query };
  const answer = { ...question, id: testId(), text: 'The driver.', isAnswer: true };
  const answered = { ...stored, comments: [question, answer] };
  return { page: { session: { confirmed: { details, threads: threadsById([stored]) } }, sender: { isHalted } }, stored, answered };
}

describe('shownStanding', () => {
  it('takes what was done here as done while the page sends', () => {
    const { page, answered } = begin(false);
    expect(shownStanding(page, answered)).toBe('answered');
  });

  it('calls nothing answered that a page which sends nothing more has kept to itself', () => {
    const { page, answered } = begin(true);
    expect(shownStanding(page, answered)).toBe('waiting');
  });

  it('calls what was asked on such a page not sent, also where it was sent there', () => {
    const { page, stored } = begin(true);
    expect(shownStanding(page, { ...stored, id: testId() })).toBe('draft');
  });
});
