import type { Locator } from '@playwright/test';

/** Where a part of the page stands. Throws where it stands nowhere: a place of nothing would be pressed at the corner of the page. */
export async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error(`${part} has no place on the page`);
  return box;
}
