import { describe, expect, it, vi } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '../session/session.fixture';
import { lastLinkedSource } from './last-source';

/** What is said of a source that is linked to a tag. */
const evidence = (annotationId: string, sourceId: string) => ({
  annotationId,
  evidenceId: testId(),
  sourceId,
  newSource: { title: 'Accounts', url: null, type: 'document' },
  stance: 'context',
  quote: '',
  locator: '',
  lookedAt: null,
});

describe('lastLinkedSource', () => {
  it('is the newest of one’s own, and null where only others have linked any', () => {
    const server = new TestServer(docOf('Night buses', 'The last bus left. Nobody asked.'));
    const annotationId = server.journal.tag('The last bus');
    server.journal.send('evidence.linked', evidence(annotationId, testId()), { actorId: testId() });
    const tab = new TestTab(server);
    expect(lastLinkedSource(tab.session)).toBeNull();
    const now = vi.spyOn(tab.session.options, 'now');
    const [first, second] = [testId(), testId()];
    now.mockReturnValue('2026-01-02T03:04:05.678Z');
    tab.history.act('evidence.linked', evidence(annotationId, first));
    now.mockReturnValue('2026-01-02T03:04:06.000Z');
    tab.history.act('evidence.linked', evidence(annotationId, second));
    expect(lastLinkedSource(tab.session)).toBe(second);
  });
});
