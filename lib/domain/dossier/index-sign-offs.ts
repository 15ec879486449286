import { blockers } from '../count-blockers';
import { signatures } from '../desk-rules';
import { escapeHtml, htmlInstant } from '../export/html-escape';
import { waiversOf } from '../report';
import type { Reopening, Waiver } from '../sign-off';
import { type IndexPage, inGroups, table } from './index-parts';

// What stands in a row here is what the verifier looks for in it, in this order.

/** Who signed, for what they had before them; and who opened the article again before, and why. */
export function renderSignOffs(page: IndexPage): string {
  const { reopenings } = page.input.state;
  const opened = reopenings.length === 0 ? '' : `\n<h3>Opened again</h3>\n${renderReopenings(page, reopenings)}`;
  return `${renderSignatures(page)}${opened}`;
}

function renderSignatures({ input: { signOffs }, nameOf }: IndexPage): string {
  if (signOffs.length === 0) return '<p>Not signed off.</p>';
  return table(
    ['Signed as', 'By', 'At', 'Entry', 'Hash of the words'],
    signOffs.map(({ signature, byId, at, seq, wordsHash }) => [
      `<span data-signature="${signature}">${signatures[signature].name}</span>`,
      escapeHtml(nameOf(byId)),
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
      escapeHtml(nameOf(byId)),
      htmlInstant(at),
      `<span dir="auto">${escapeHtml(reason)}</span>`,
      signOffs.map((one) => `${signatures[one.signature].name}, ${escapeHtml(nameOf(one.byId))}`).join('; '),
    ]),
    reopenings.map(({ entryId }) => ({ kind: 'reopening', id: entryId })),
  );

/** What stood in the way of a sign-off and was let pass by name. */
export function renderWaivers({ input: { state }, nameOf }: IndexPage): string {
  const waivers = waiversOf(state);
  if (waivers.length === 0) return '<p>Nothing was waived.</p>';
  const labelOf = ({ annotationId }: Waiver) => (annotationId === null ? null : (state.annotations.get(annotationId)?.label ?? ''));
  return table(
    ['Of', 'What', 'Why', 'By'],
    waivers.map((one) => {
      const label = labelOf(one);
      return [
        escapeHtml(label ?? 'The text'),
        `<span data-waived="${one.kind}">${label === null ? blockers[one.kind].many : blockers[one.kind].one}</span>`,
        `<span dir="auto">${escapeHtml(one.reason)}</span>`,
        `${escapeHtml(nameOf(one.byId))}, ${htmlInstant(one.at)}`,
      ];
    }),
    waivers.map(({ entryId }) => ({ kind: 'waiver', id: entryId })),
  );
}
