import { v7 as uuidv7 } from 'uuid';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { exportArticle, reportExport } from './exports';

/** For tests: the whole of an export as text, with what it does not hold. */
export async function exported(...asked: Parameters<typeof exportArticle>) {
  const { content, ...file } = await exportArticle(...asked);
  const { loss } = await reportExport(asked[0], asked[1], asked[2]);
  return { ...file, content: await new Response(content).text(), loss };
}

/** For tests: an article with a tag of each kind that matters, a source, a verdict and a thread, by an editor of its desk. */
export async function articleWithVerdict() {
  const deskId = await makeDesk();
  const editor = await makePerson({ name: 'Edda Grey', roles: { [deskId]: 'editor' } });
  const { id } = await makeArticle(editor, deskId, 'The mill 🔥 fire\n\nThe mill burned down in 1954, the parish book says. A shame.');
  const annotationId = await tagWords(editor, id, 'burned down in 1954');
  await tagWords(editor, id, 'A shame.', 'opinion');
  const newSource = { title: 'Parish book', url: 'https://book.example/54' };
  const linked = { annotationId, evidenceId: uuidv7(), sourceId: uuidv7(), newSource, stance: 'supports', quote: 'Burnt, 3 May' };
  await sendEntries(editor, id, { type: 'evidence.linked', payload: linked });
  await sendEntries(editor, id, {
    type: 'verdict.given',
    payload: { annotationId, basedOn: null, verdict: { value: 'supported', rationale: '' } },
  });
  const threadId = uuidv7();
  const mentioned = await makePerson({ name: 'Nuri Holm', roles: { [deskId]: 'reader' } });
  const comment = { threadId, commentId: uuidv7(), text: 'Ask @Nuri Holm.', mentions: [mentioned.id] };
  await sendEntries(editor, id, { type: 'comment', payload: { ...comment, about: 'tag', annotationId } });
  await sendEntries(editor, id, { type: 'thread-resolved', payload: { threadId } });
  return { deskId, editor, id };
}
