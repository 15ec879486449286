import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { visitedTagOf, visitSayer } from './visited-tag';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('visitSayer', () => {
  it('has the tag said at which a held key rests, and none that it passed', () => {
    const { session } = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left.')));
    const said: string[] = [];
    const { sayTag } = visitSayer(session, (what) => said.push(what));
    const visited: (string | null)[] = [];
    visitedTagOf(session).subscribe(() => visited.push(visitedTagOf(session).now));
    for (const id of ['one', 'two', 'three']) sayTag(id);
    expect(visited).toEqual([]);
    vi.runAllTimers();
    expect(visited).toEqual(['three']);
    sayTag(null, 'No tag after');
    sayTag(null, 'No tag after');
    vi.runAllTimers();
    expect(said).toEqual(['No tag after']);
  });

  it('says nothing of a tag behind what was done there before it was said', () => {
    const { session } = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left.')));
    const said: string[] = [];
    const { sayTag, say } = visitSayer(session, (what) => said.push(what));
    const visited = visitedTagOf(session);
    sayTag('one');
    say('Supported needs a source');
    vi.runAllTimers();
    expect([visited.now, said]).toEqual([null, ['Supported needs a source']]);
    // Its script is on the way.
    sayTag('one');
    vi.runAllTimers();
    expect(visited.now).toBe('one');
    say('Supported needs a source');
    expect(visited.now).toBeNull();
  });

  it('has the tag said that keys have come to, also where the script for the one before comes meanwhile', () => {
    const { session } = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left.')));
    const { sayTag, say } = visitSayer(session, () => undefined);
    const visited = visitedTagOf(session);
    sayTag('one');
    vi.runAllTimers();
    sayTag('two');
    // As `SaidTag` does.
    if (visited.now === 'one') say('Claim 1');
    vi.runAllTimers();
    expect(visited.now).toBe('two');
  });
});
