import { type JournalWriter, testId } from './journal-writer.fixture';
import { people, writeSampleJournal } from './sample.fixture';

/** Requests for a reply on the sample article: to nobody’s answer, answered by phone, open, and removed. */
export function writeSampleReplies(): JournalWriter {
  const journal = writeSampleJournal();
  const idOf = (wanted: string) => [...journal.state.annotations.values()].find(({ label }) => label === wanted)?.id ?? '';
  const requestId = (number: number) => testId(11, number);
  const ask = (number: number, request: Record<string, unknown>) =>
    journal.append('reply.asked', {
      requestId: requestId(number),
      channel: 'email',
      sentAt: '2026-02-27T10:00:00Z',
      deadlineAt: null,
      ...request,
    });
  const settle = (number: number, outcome: Record<string, unknown>) =>
    journal.append('reply.settled', { requestId: requestId(number), outcome, basedOn: null }, people.jonas);
  ask(1, {
    annotationIds: [idOf('C2'), idOf('C3')],
    asked: { name: 'Port of Ossery', role: '=press office', question: 'Are <six> berths closed?\nSince when? ⚓' },
    deadlineAt: '2026-02-28T16:00:00Z',
  });
  settle(1, { kind: 'silent', happenedAt: '2026-02-28T16:00:00Z', effect: 'reply-added', said: { note: 'Said in ¶2, “did not answer”' } });
  const phoned = { name: 'I. Vance', role: '', question: '“Is that right?”' };
  ask(2, { annotationIds: [idOf('C3')], asked: phoned, channel: 'phone', sentAt: '2026-03-01T08:30:00Z' });
  const said = { answer: 'Six, since <2019>.\nNo more to say.', note: '' };
  settle(2, { kind: 'answered', happenedAt: '2026-03-01T08:40:00Z', effect: 'none', said });
  ask(3, {
    annotationIds: [idOf('C10')],
    asked: { name: 'Harbour office', role: 'fees', question: 'By how much did fees rise?' },
    channel: 'letter',
    deadlineAt: '2026-03-09T12:00:00Z',
  });
  ask(4, { annotationIds: [idOf('C10')], asked: { name: 'Wrong office', role: '', question: 'Never sent' } });
  journal.append('reply.removed', { requestId: requestId(4) }, people.aylin);
  return journal;
}
