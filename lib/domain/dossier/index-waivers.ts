import { escapeHtml, htmlInstant, htmlName } from '../export/html-escape';
import { sayWaived } from '../sign-off/count-blockers';
import { signatures } from '../sign-off/desk-rules';
import type { Waiver } from '../sign-off/sign-off';
import type { DossierInput } from './dossier-input';
import { type IndexPage, type RowMark, table } from './index-parts';

// What stands in a row here is what the verifier looks for in it, in this order.

/** What stood in the way and was let pass by name: under each signature what it was put over, then what is on record and under none of them. */
export function renderWaivers(page: IndexPage): string {
  const { signOffs } = page.input;
  const left = unsignedWaivers(page.input);
  if (left.length === 0 && signOffs.every(({ waivers }) => waivers.length === 0)) return '<p>Nothing was waived.</p>';
  const signedOver = signOffs.map(({ entryId, signature, byId, waivers }) => {
    const heading = `<h3>Signed over: ${htmlName(page.nameOf(byId))}, ${signatures[signature].name}</h3>`;
    const rows = waivers.map((one) => ({ kind: 'signed-over', id: `${entryId}-${one.entryId}` }));
    return `${heading}\n${waivers.length === 0 ? '<p>Nothing.</p>' : renderList(page, waivers, rows)}`;
  });
  const onRecord = renderList(
    page,
    left,
    left.map(({ entryId }) => ({ kind: 'waiver', id: entryId })),
  );
  return [...signedOver, ...(left.length === 0 ? [] : [`<h3>On record, and under no signature</h3>\n${onRecord}`])].join('\n');
}

/** Why a claim may be there unchecked: the reason stands in the list. What is under no signature is said to be so. */
export function waiverNotes({ input }: IndexPage, annotationId: string): string[] {
  const about = (waivers: readonly Waiver[]) => [...new Set(waivers.filter((one) => one.annotationId === annotationId).map(sayWaived))];
  return [
    ...about(input.signOffs.flatMap(({ waivers }) => waivers)).map((what) => `<p class="note"><a href="#waived">Waived</a>: ${what}</p>`),
    ...about(unsignedWaivers(input)).map(
      (what) => `<p class="note">A waiver <a href="#waived">on record</a>, under no signature: ${what}</p>`,
    ),
  ];
}

/** Waivers that were given and that no signature which stands rests on. */
function unsignedWaivers({ state, signOffs }: DossierInput): Waiver[] {
  const signed = new Set(signOffs.flatMap(({ waivers }) => waivers.map(({ entryId }) => entryId)));
  return state.waivers.filter(({ entryId }) => !signed.has(entryId));
}

function renderList({ input: { state }, nameOf }: IndexPage, waivers: readonly Waiver[], marks: readonly RowMark[]): string {
  return table(
    ['Of', 'What', 'Why', 'By'],
    waivers.map(({ kind, count, annotationId, reason, byId, at }) => [
      annotationId === null ? 'The text' : escapeHtml(state.annotations.get(annotationId)?.label ?? ''),
      `<span data-waived="${kind}">${sayWaived({ kind, count })}</span>`,
      `<span dir="auto">${escapeHtml(reason)}</span>`,
      `${htmlName(nameOf(byId))}, ${htmlInstant(at)}`,
    ]),
    marks,
  );
}
