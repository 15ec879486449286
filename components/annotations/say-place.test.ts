import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { sayAttached, sayConfirmed } from './say-place';

/** A claim whose words became this, and whose verdict, if it has one, was given on what they were. */
async function claim(state: Annotation['anchor']['state'], verdict?: 'unproven'): Promise<Annotation> {
  const tab = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.')));
  const id = tab.tag('The last bus');
  await tab.sync();
  if (verdict) tab.history.act('verdict.given', { annotationId: id, verdict: { value: verdict, rationale: 'Seen.' }, basedOn: null });
  const tag = tab.annotation(id);
  return { ...tag, anchor: { ...tag.anchor, state }, isStale: verdict !== undefined };
}

describe('sayConfirmed', () => {
  it('tells of a place, of changed words, and of a verdict that holds for them', async () => {
    expect(sayConfirmed(await claim('moved'))).toBe('Place of Claim 1 confirmed');
    expect(sayConfirmed(await claim('drifted'))).toBe('New words of Claim 1 kept');
    expect(sayConfirmed(await claim('drifted', 'unproven'))).toBe('Claim 1: Unproven');
  });
});

describe('sayAttached', () => {
  it('names the tag that is on other words now', async () => {
    expect(sayAttached(await claim('orphaned'))).toBe('Claim 1 attached to the selected words');
  });
});
