import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';
import { proposeRest } from './propose-rest';
import { SuggestionWriter } from './suggestion-writer';

/** An author who has proposed words before others, or in place of others, and somebody who may accept them. */
async function proposed(text: string, words: string, isInPlace = false) {
  const server = new TestServer(docOf('The night', 'The harbour sleeps.'));
  const [author, editor] = [new TestTab(server), new TestTab(server)];
  const writer = new SuggestionWriter(author.session, author.history);
  const { host } = author;
  const { from, to } = author.find(words);
  host.dispatch(host.state.tr.setSelection(TextSelection.create(host.state.doc, from, isInPlace ? to : from)));
  const type = (typed: string) => {
    for (const letter of typed) writer.write(host.state.selection, letter);
  };
  type(text);
  await author.sync();
  await editor.read();
  return { server, author, editor, type };
}

const open = (tab: TestTab) => openSuggestions(tab.session.suggestions).map(({ words, replacement }) => `${words}>${replacement}`);
const rest = ({ session, history }: TestTab) => proposeRest(session, history);

async function acceptAll(editor: TestTab) {
  for (const { id } of openSuggestions(editor.session.suggestions)) editor.history.act('suggestion.accepted', { suggestionId: id });
  await editor.sync();
}

describe('proposeRest', () => {
  it('proposes whole what was written on in a suggestion that was accepted meanwhile', async () => {
    const { server, author, editor, type } = await proposed('old ', 'harbour');
    await acceptAll(editor);
    type('a');
    await author.read();
    type('nd weary ');
    await author.sync();
    expect(open(author)).toEqual(['>nd weary ']);
    rest(author);
    expect(author.session.refused).toEqual([]);
    type('and grey ');
    await author.sync();
    await editor.read();
    expect(open(editor)).toEqual(['>and weary and grey ']);
    await acceptAll(editor);
    await author.read();
    expect(author.doc.textContent).toContain('The old and weary and grey harbour sleeps.');
    expectEqual(server, author, editor);
  });

  it('proposes it behind words that took the place of others', async () => {
    const { author, editor, type } = await proposed('port', 'harbour', true);
    await acceptAll(editor);
    type(' of call');
    await author.sync();
    rest(author);
    expect(open(author)).toEqual(['> of call']);
    await author.sync();
    await editor.read();
    await acceptAll(editor);
    expect(editor.doc.textContent).toContain('The port of call sleeps.');
  });

  it('loses and doubles no letter, whenever the acceptance is seen', async () => {
    const Moment = fc.constantFrom('type', 'type', 'type', 'read', 'sync', 'answer', 'rest');
    await fc.assert(
      fc.asyncProperty(fc.array(Moment, { minLength: 1, maxLength: 16 }), async (moments) => {
        const { server, author, editor, type } = await proposed('old ', 'harbour');
        await acceptAll(editor);
        let typed = '';
        for (const moment of moments) {
          if (moment === 'type') {
            const letter = String.fromCharCode(97 + typed.length);
            typed += letter;
            type(letter);
          } else if (moment === 'read') await author.read();
          else if (moment === 'sync') await author.sync();
          else if (moment === 'answer') await acceptAll(editor);
          else rest(author);
        }
        for (let turn = 0; turn < 3; turn++) {
          await author.sync();
          rest(author);
        }
        await author.sync();
        await editor.read();
        await acceptAll(editor);
        await author.sync();
        const [, stands = ''] = /The old (\w*)harbour/.exec(author.doc.textContent) ?? [];
        // What was proposed anew in front of other letters may find these accepted by then: it is shown as refused.
        const shown = author.session.refused.map(({ item }) => z.string().parse(item.payload.replacement)).join('');
        expect(stands).toBe([...typed].filter((letter) => stands.includes(letter)).join(''));
        expect([...typed].filter((letter) => !(stands + shown).includes(letter))).toEqual([]);
        if (!moments.includes('answer')) expect([stands, shown]).toEqual([typed, '']);
        expectEqual(server, author, editor);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves what changes the accepted words, and what was rejected, to be seen', async () => {
    const { author, editor, type } = await proposed('old', 'harbour');
    await acceptAll(editor);
    const writer = new SuggestionWriter(author.session, author.history);
    const caret = author.host.state.selection;
    writer.erase({ from: caret.from - 1, to: caret.from }, 'back', 'character');
    type('e');
    await author.sync();
    rest(author);
    expect([open(author), author.session.refused.length]).toEqual([[], 2]);

    const second = await proposed('old ', 'harbour');
    for (const { id } of openSuggestions(second.editor.session.suggestions)) {
      second.editor.history.act('suggestion.rejected', { suggestionId: id });
    }
    await second.editor.sync();
    second.type('a');
    await second.author.sync();
    rest(second.author);
    expect([open(second.author), second.author.session.refused.length]).toEqual([[], 1]);
  });
});
