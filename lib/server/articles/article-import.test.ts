import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { readPasted } from '@/lib/domain/import/readers';
import { makeDesk, makePerson } from '../people.fixture';
import { createArticle } from './article-import';
import { moveArticle, renameArticle } from './articles';

describe('createArticle sent again', () => {
  it('says nothing of an article that has moved to a desk which its maker may not read', async () => {
    const [deskId, secretDeskId] = [await makeDesk(), await makeDesk()];
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    const admin = await makePerson({ isAdmin: true });
    const draft = readPasted({ text: 'A quiet street\n\nNothing happened on it.' });
    const input = { id: uuidv7(), deskId, draft, origin: { format: 'paste', fileName: null }, corrections: { title: 'A quiet street' } };
    await createArticle(author, input);
    await renameArticle(admin, input.id, { title: 'What nobody may know yet' });
    await moveArticle(admin, input.id, { deskId: secretDeskId });
    await expect(createArticle(author, input)).rejects.toMatchObject({ code: 'conflict' });
  });
});
