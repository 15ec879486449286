import type { ReplyOutcome, ReplyRequest } from '../replies/reply-request';
import { KEPT_TO_CHECKERS, replyChannels, replyKinds, sayAsked, sayEffect } from '../replies/reply-words';
import type { Annotation } from '../tags/annotation';
import type { ExportInput } from './export-input';
import { escapeHtml, htmlInstant, htmlQuote } from './html-escape';
import { requestsOfTag } from './tag-requests';

/** The requests for a reply about a tag, each with all that is logged of it: silence as well as answers. */
export function requestNotes({ state }: ExportInput, { id }: Annotation): string[] {
  return requestsOfTag(state, id).map((one) => `<p class="where">Right of reply: ${sayRequest(one)}</p>`);
}

/** One request in sentences, as HTML: who was asked, how and when, what, and what came of it. */
function sayRequest({ asked, channel, sentAt, deadlineAt, outcome }: ReplyRequest): string {
  const who = asked ? `<b dir="auto">${escapeHtml(sayAsked(asked))}</b>` : escapeHtml(KEPT_TO_CHECKERS);
  const when = [
    replyChannels[channel].name,
    htmlInstant(sentAt),
    ...(deadlineAt === null ? ['without a deadline'] : [`until ${htmlInstant(deadlineAt)}`]),
  ];
  const question = asked ? `: ${htmlQuote(asked.question)}` : '';
  return `${who}${asked ? ', ' : ' '}${when.join(', ')}${question}. ${sayHtmlOutcome(outcome)}`;
}

/** What came of a request, as HTML. */
function sayHtmlOutcome(outcome: ReplyOutcome | null): string {
  if (!outcome) return 'Still open.';
  const { kind, happenedAt, said, effect } = outcome;
  const words = said && said.answer !== '' ? `: ${htmlQuote(said.answer)}` : '';
  const when = kind === 'silent' ? ` by ${htmlInstant(happenedAt)}` : `, ${htmlInstant(happenedAt)}`;
  return `<b>${replyKinds[kind].name}</b>${when}${words}. <span dir="auto">${escapeHtml(sayEffect({ effect, said }))}</span>.`;
}
