import { TextSelection } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { TestServer, TestTab } from '../session/session.fixture';
import { SuggestionWriter } from './suggestion-writer';

it('goes on behind the words that it proposed when somebody accepts them, and in front of what is only typed there', async () => {
  const server = new TestServer(docOf('The night', 'The harbour sleeps.'));
  const [author, editor] = [new TestTab(server), new TestTab(server)];
  const writer = new SuggestionWriter(author.session, author.history);
  const { host } = author;
  host.dispatch(host.state.tr.setSelection(TextSelection.create(host.state.doc, author.find('harbour').from)));
  writer.write(host.state.selection, 'old ');
  await author.sync();
  await editor.read();
  for (const { id } of openSuggestions(editor.session.suggestions)) editor.history.act('suggestion.accepted', { suggestionId: id });
  await editor.sync();
  await author.read();
  expect(author.doc.textBetween(0, host.state.selection.from, '\n')).toBe('The night\nThe old ');
  editor.typeBefore('harbour', 'grey ');
  await editor.sync();
  await author.read();
  expect(author.doc.textBetween(0, host.state.selection.from, '\n')).toBe('The night\nThe old ');
  expect(author.doc.textContent).toContain('The old grey harbour');
});
