import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkedTwice } from '@/lib/domain/export/checked-twice.fixture';
import type { ExportInput } from '@/lib/domain/export/export-input';
import { sampleInput, writeSampleHeld } from '@/lib/domain/export/sample.fixture';
import { votedAwayInput } from '@/lib/domain/export/voted-away.fixture';
import { reportOnCheck } from '@/lib/domain/report/make-report';
import { ReportClaims } from './report-claims';

/** The claims of the sample as the report has them, of an article in that language. */
function drawn(language: string): string {
  const { state, sources, deskName, now } = sampleInput(writeSampleHeld());
  const { claims } = reportOnCheck({ state, sources, deskName, nameOf: () => 'Mara Lind', hash: '', now });
  return renderToStaticMarkup(createElement(ReportClaims, { claims, language, direction: 'ltr', labelledBy: 'claims' }));
}

/** What is said of the claims besides the verdict. */
function notesOn({ state, sources, deskName, now, peopleNames }: ExportInput): string[] {
  const nameOf = (id: string) => peopleNames[id] ?? '';
  const { claims } = reportOnCheck({ state, sources, deskName, nameOf, hash: '', now });
  const html = renderToStaticMarkup(createElement(ReportClaims, { claims, language: 'en', direction: 'ltr', labelledBy: 'claims' }));
  return [...html.matchAll(/<span class="claim-note" dir="auto">(<b>.*?)<\/span>/g)].map(([, note = '']) =>
    note.replaceAll(/<[^>]*>/g, ''),
  );
}

describe('ReportClaims', () => {
  it('says the language of the words that stand among English ones', () => {
    const words = [...drawn('fr').matchAll(/<span class="claim-words"[^>]*>/g)].map(([span]) => span);
    expect(words.length).toBeGreaterThan(0);
    for (const span of words) expect(span).toContain('lang="fr"');
  });

  it('names none where nobody has said which it is', () => {
    expect(drawn('')).not.toContain('lang=');
  });

  it('says who looked again, and whose verdict was the first where somebody decided for the second', () => {
    expect(notesOn(checkedTwice())).toEqual([
      'Second check by Aylin Öz: partly. The harbour book. Decided by Mara Lindqvist. I called.',
      'First verdict by Jonas Brandt: unproven. No log. Decided for Aylin Öz by Mara Lindqvist. I called.',
      'Second check by Aylin Öz: the same. The harbour book.',
    ]);
  });

  it('says which verdict was given beside the one that stands, and who passed it over', () => {
    const { state, sources, deskName, now } = sampleInput(writeSampleHeld());
    const [{ annotationId = '' } = {}] = reportOnCheck({ state, sources, deskName, nameOf: () => '', hash: '', now }).claims;
    const one = { name: 'Jonas Brandt', value: 'unproven' as const, note: 'No log.', at: now, isSecond: false, keptBy: 'Mara Lind' };
    const passedOver = new Map([[annotationId, [one]]]);
    const { claims } = reportOnCheck({ state, sources, deskName, nameOf: () => '', passedOver, hash: '', now });
    const html = renderToStaticMarkup(createElement(ReportClaims, { claims, language: 'en', direction: 'ltr', labelledBy: 'claims' }));
    expect(html.replaceAll(/<[^>]*>/g, '')).toContain('Another verdict by Jonas Brandt: unproven. No log. Passed over by Mara Lind.');
  });

  it('says whose verdict was the first where votes took another, and of nobody that they had found the same', () => {
    expect(notesOn(votedAwayInput())).toEqual([
      'First verdict by Jonas Brandt: unproven. No log.',
      'Second check by Aylin Öz: partly. The harbour book.',
      'Decided by two of three votes: Mara Lindqvist, partly (I called.); , partly (She called.)',
    ]);
  });
});
