import type { Actor } from '@/lib/domain/people/permissions';
import { makeArticle } from '../article.fixture';
import { makeDesk, makePerson } from '../people.fixture';

interface QuietStreet {
  deskId: string;
  lead: Actor;
  priya: Actor;
  jonah: Actor;
  articleId: string;
}

/** For tests: a desk of its own with a lead, two checkers, and an article of three sentences. */
export async function makeQuietStreet(): Promise<QuietStreet> {
  const deskId = await makeDesk();
  const lead = await makePerson({ name: 'Hanne Vos', roles: { [deskId]: 'lead' } });
  const priya = await makePerson({ name: 'Priya Raman', roles: { [deskId]: 'checker' } });
  const jonah = await makePerson({ name: 'Jonah Reed', roles: { [deskId]: 'checker' } });
  const { id: articleId } = await makeArticle(lead, deskId, 'A quiet street\n\nNothing happened on it. The mayor said so. It rained.');
  return { deskId, lead, priya, jonah, articleId };
}
