import { escapeHtml } from '../export/html-escape';
import type { Proposal } from './query';

/** A query as a list on paper or in a message has it. */
export interface ListedQuery {
  /** The paragraph, such as ¶3. Empty where the words are gone. */
  locator: string;
  /** C4, or null where the server has given none yet. */
  label: string | null;
  /** The claim's words. */
  words: string;
  question: string;
  proposal: Proposal | null;
}

const placeOf = ({ locator, label }: ListedQuery) => [locator, label].filter(Boolean).join(', ');

/** The queries on an article as plain text: numbered, each with where it stands, the claim's words, the question and the proposed wording. */
export function queryListText(title: string, queries: readonly ListedQuery[]): string {
  const each = queries.map((one, index) => {
    const lines = [
      `${index + 1}. ${[placeOf(one), `“${one.words}”`].filter(Boolean).join(': ')}`,
      one.question,
      ...(one.proposal ? [`Proposed wording: “${one.proposal.replacement}”`] : []),
    ];
    return lines.join('\n').replaceAll('\n', '\n   ');
  });
  return `${[`Questions on “${title}”`, ...each].join('\n\n')}\n`;
}

/** The same as simple HTML, for a message that keeps its form. */
export function queryListHtml(title: string, queries: readonly ListedQuery[]): string {
  const each = queries.map((one) => {
    const { words, question, proposal } = one;
    const struck = proposal && `<p>Proposed wording: <del>${breaks(proposal.words)}</del> <ins>${breaks(proposal.replacement)}</ins></p>`;
    return `<li><p>${escapeHtml(placeOf(one))} <q>${breaks(words)}</q></p><p>${breaks(question)}</p>${struck ?? ''}</li>`;
  });
  return `<h1>Questions on “${escapeHtml(title)}”</h1><ol>${each.join('')}</ol>`;
}

const breaks = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');
