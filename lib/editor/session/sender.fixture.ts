import { ApiError } from '@/lib/api';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Outbox } from '../outbox/outbox';
import { Composing } from '../typing/composing';
import { HandClock } from './hand-clock.fixture';
import { MemoryStore, TestServer, TestTab } from './session.fixture';
import type { SessionTransport } from './session-options';
import { SessionSender } from './session-sender';

/** A server with a small article. */
export const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was a lazy cut.'));

/** A tab with its sender, over a line that can be cut. */
export function openSender(server: TestServer, { store = new MemoryStore(), outbox }: { store?: MemoryStore; outbox?: Outbox } = {}) {
  const tab = new TestTab(server, { store, ...(outbox && { outbox }) });
  const clock = new HandClock();
  const line: { isCut: boolean; wait: Promise<void> | null } = { isCut: false, wait: null };
  const through = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    await line.wait;
    if (line.isCut) throw new ApiError('unreachable', 0, 'No answer');
    return ask();
  };
  const transport: SessionTransport = {
    append: (articleId, batch) => through(() => server.append(articleId, batch)),
    entriesAfter: (articleId, seq) => through(() => server.entriesAfter(articleId, seq)),
  };
  const composing = new Composing(clock);
  const sender = new SessionSender(tab.session, transport, clock, composing);
  tab.session.subscribe(() => sender.schedule());
  return { tab, clock, line, sender, server, transport, composing };
}

/** Types on until the sender rests for the longest between two requests, as it has just begun to. */
export async function typeOn(
  { tab, clock }: ReturnType<typeof openSender>,
  before: string,
  [first, second, third]: readonly [string, string, string],
) {
  for (const keys of [first, second]) {
    tab.typeBefore(before, keys);
    await clock.pass(100);
  }
  tab.typeBefore(before, third);
  await clock.pass(0);
}
