import type { Page } from '@playwright/test';
import { inDatabase, makeDesk, makePerson, signIn } from './fixtures';

/** One source more than a page of the list has, seen by somebody who may only read. Gives the button for the rest. */
export async function openManySources(page: Page) {
  const deskId = await makeDesk();
  const reader = await makePerson('Elif Tuncel', { roles: { [deskId]: 'reader' } });
  await inDatabase((client) =>
    client.query(
      `insert into "Source" (id, "deskId", title, type, "createdById")
       select gen_random_uuid(), $1, 'Source ' || n, 'document', $2 from generate_series(1, 51) n`,
      [deskId, reader.id],
    ),
  );
  await signIn(page, reader);
  await page.goto('/sources');
  return page.getByRole('button', { name: 'Show more' });
}
