import { escapeHtml, htmlInstant, htmlName, htmlQuote } from '../export/html-escape';
import { replyChannels, replyKinds, sayEffect } from '../replies/reply-words';
import type { ReportReply } from '../report/report-replies';
import { type IndexPage, plainId } from './index-parts';

/** The log of right of reply: each request with whom it went to, what it asked, until when, and what came of it. */
export function renderReplies({ report: { replies } }: IndexPage): string {
  if (replies.length === 0) return '<p>No request for a reply is logged.</p>';
  return `<ol class="replies">\n${replies.map(renderReply).join('\n')}\n</ol>`;
}

// The order of what stands here is the one in which the verifier looks for it.
function renderReply(reply: ReportReply): string {
  const { requestId, labels, askedOf, question, channel, sentAt, deadlineAt, outcome, isOverdue, name, at, changed } = reply;
  const deadline = deadlineAt === null ? 'no deadline' : `deadline ${htmlInstant(deadlineAt)}`;
  const open = isOverdue ? 'The deadline has passed; nothing is logged yet.' : 'Still open.';
  const lines = [
    `<h3><b>${escapeHtml(labels.join(', '))}</b> <span dir="auto">${escapeHtml(askedOf ?? '')}</span></h3>`,
    `<p class="where" data-channel="${channel}">${replyChannels[channel].name}, ${htmlInstant(sentAt)}, ${deadline}</p>`,
    `<blockquote dir="auto">${escapeHtml(question ?? '')}</blockquote>`,
    `<p class="where">Logged by ${htmlName(name)}, ${htmlInstant(at)}${changed ? `, changed by ${htmlName(changed.name)}, ${htmlInstant(changed.at)}` : ''}</p>`,
    ...(outcome ? outcomeLines(outcome) : [`<p class="note" data-outcome="">${open}</p>`]),
  ];
  return `<!--request ${plainId(requestId)}-->\n<li>\n${lines.join('\n')}\n</li>\n<!--end of request-->`;
}

function outcomeLines({ kind, happenedAt, answer, effect, note, name, at }: NonNullable<ReportReply['outcome']>): string[] {
  const words = answer === null || answer === '' ? '' : ` ${htmlQuote(answer)}`;
  return [
    `<p class="reply" data-outcome="${kind}"><b>${replyKinds[kind].name}</b>, ${kind === 'silent' ? 'by ' : ''}${htmlInstant(happenedAt)}.${words}</p>`,
    `<p class="where">Effect: <span dir="auto">${escapeHtml(sayEffect({ effect, said: { answer: '', note } }))}</span></p>`,
    `<p class="where">Logged by ${htmlName(name)}, ${htmlInstant(at)}</p>`,
  ];
}
