import { escapeHtml, htmlInstant, htmlName } from '../export/html-escape';
import { signatures } from '../sign-off/desk-rules';
import type { Reopening } from '../sign-off/sign-off';
import { sayCount } from '../text/say-count';
import { type IndexPage, inGroups, table } from './index-parts';

// What stands in a row here is what the verifier looks for in it, in this order.

/** Who signed, for what they had before them; and who opened the article again before, and why. */
export function renderSignOffs(page: IndexPage): string {
  const { reopenings } = page.input.state;
  const opened = reopenings.length === 0 ? '' : `\n<h3>Opened again</h3>\n${renderReopenings(page, reopenings)}`;
  return `${renderSignatures(page)}${renderWithdrawn(page)}${opened}`;
}

/** Of an earlier moment: signatures that stood then and do no more. */
function renderWithdrawn({ input: { state, signOffs } }: IndexPage): string {
  const standing = new Set(signOffs.map(({ entryId }) => entryId));
  const gone = state.signOffs.filter(({ entryId }) => !standing.has(entryId)).length;
  return gone === 0
    ? ''
    : `\n<p>${sayCount(gone, 'signature', 'signatures')} that stood at this entry ${gone === 1 ? 'was' : 'were'} withdrawn later.</p>`;
}

function renderSignatures({ input: { signOffs }, nameOf }: IndexPage): string {
  if (signOffs.length === 0) return '<p>Not signed off.</p>';
  return table(
    ['Signed as', 'By', 'At', 'Entry', 'Hash of the words'],
    signOffs.map(({ signature, byId, at, seq, wordsHash }) => [
      `<span data-signature="${signature}">${signatures[signature].name}</span>`,
      htmlName(nameOf(byId)),
      htmlInstant(at),
      `${seq}`,
      `<span class="mono">${inGroups(wordsHash)}</span>`,
    ]),
    signOffs.map(({ entryId }) => ({ kind: 'sign-off', id: entryId })),
  );
}

const renderReopenings = ({ nameOf }: IndexPage, reopenings: readonly Reopening[]): string =>
  table(
    ['Opened by', 'At', 'Why', 'Withdrawn'],
    reopenings.map(({ byId, at, reason, signOffs }) => [
      htmlName(nameOf(byId)),
      htmlInstant(at),
      `<span dir="auto">${escapeHtml(reason)}</span>`,
      signOffs.map((one) => `${signatures[one.signature].name}, ${htmlName(nameOf(one.byId))}`).join('; '),
    ]),
    reopenings.map(({ entryId }) => ({ kind: 'reopening', id: entryId })),
  );
