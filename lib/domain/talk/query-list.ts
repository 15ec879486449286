import type { ArticleDetails } from '../articles/article-details';
import { escapeHtml } from '../export/html-escape';
import { indentLines } from '../text/indent-lines';
import { RIGHT_TO_LEFT } from '../text/scripts';
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
      `${index + 1}. ${[placeOf(one), quoted(one.words)].filter(Boolean).join(': ')}`,
      one.question,
      ...(one.proposal ? [`Proposed wording: ${quoted(one.proposal.replacement)}`] : []),
    ];
    return indentLines(lines.join('\n'), '   ');
  });
  return `${[`Questions on ${quoted(title)}`, ...each].join('\n\n')}\n`;
}

const rightToLeft = new RegExp(`[${RIGHT_TO_LEFT}]`, 'u');
const line = /[^\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * Words between quotation marks. Those from right to left stand between signs that keep the order of what is around them, in each line by itself:
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
const quoted = (words: string) => `“${words.replaceAll(line, (one) => (rightToLeft.test(one) ? `\u2068${one}\u2069` : one))}”`;

/** The same as simple HTML, for a message that keeps its form. The article's words are marked as those of its language, a question has its own direction. */
export function queryListHtml(
  title: string,
  queries: readonly ListedQuery[],
  { language, direction }: Pick<ArticleDetails, 'language' | 'direction'>,
): string {
  const lang = language === '' ? '' : ` lang="${escapeHtml(language)}"`;
  const ofArticle = (tag: string, words: string) => `<${tag}${lang} dir="${direction}">${breaks(words)}</${tag}>`;
  const each = queries.map((one) => {
    const { words, question, proposal } = one;
    const struck = proposal && `<p>Proposed wording: ${ofArticle('del', proposal.words)} ${ofArticle('ins', proposal.replacement)}</p>`;
    return `<li><p>${escapeHtml(placeOf(one))} ${ofArticle('q', words)}</p><p dir="auto">${breaks(question)}</p>${struck ?? ''}</li>`;
  });
  return `<div lang="en" dir="ltr"><h1>Questions on “${ofArticle('span', title)}”</h1><ol>${each.join('')}</ol></div>`;
}

const breaks = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');
