import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { sampleInput, writeSampleHeld } from '@/lib/domain/export/sample.fixture';
import { reportOnCheck } from '@/lib/domain/report/make-report';
import { ReportClaims } from './report-claims';

/** The claims of the sample as the report has them, of an article in that language. */
function drawn(language: string): string {
  const { state, sources, deskName, now } = sampleInput(writeSampleHeld());
  const { claims } = reportOnCheck({ state, sources, deskName, nameOf: () => 'Mara Lind', hash: '', now });
  return renderToStaticMarkup(createElement(ReportClaims, { claims, language, labelledBy: 'claims' }));
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
});
