import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';

/** Adds sources of a desk: by their titles alone, or with a link. */
export async function addSources(page: Page, deskId: string, sources: readonly (string | { title: string; url: string })[]): Promise<void> {
  for (const one of sources) {
    const source = typeof one === 'string' ? { title: one } : one;
    const added = await page.request.post('/api/v1/sources', { data: { id: uuidv7(), deskId, source } });
    expect(added.ok(), await added.text()).toBe(true);
  }
}
