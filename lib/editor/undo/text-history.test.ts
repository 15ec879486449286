import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { modePlugin, setMode } from '../keys/mode';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

const [first, last] = ['The last bus left at 12.35.', 'It was a lazy cut.'] as const;

/** Two tabs on one article. What one writes, the other has seen before it writes in there. */
class House {
  readonly server: TestServer;
  readonly a: TestTab;
  readonly b: TestTab;

  constructor(title = 'A bus that runs', ...paragraphs: string[]) {
    this.server = new TestServer(docOf(title, ...(paragraphs.length > 0 ? paragraphs : [first, last])));
    [this.a, this.b] = [new TestTab(this.server), new TestTab(this.server)];
  }

  async share(): Promise<void> {
    for (const tab of [this.a, this.b, this.a]) await tab.sync();
    expectEqual(this.server, this.a, this.b);
  }

  async aDoes(change: (tr: Transaction, tab: TestTab) => Transaction): Promise<void> {
    this.a.host.dispatch(change(this.a.host.state.tr, this.a));
    await this.share();
  }

  async bDoes(change: (tr: Transaction, tab: TestTab) => Transaction): Promise<void> {
    this.b.host.dispatch(change(this.b.host.state.tr, this.b));
    await this.share();
  }

  async undo(): Promise<void> {
    expect(this.a.history.undo()).not.toBeNull();
    await this.share();
  }

  async redo(): Promise<void> {
    expect(this.a.history.redo()).not.toBeNull();
    await this.share();
  }

  /** The blocks of the text, without the title. */
  get blocks(): string[] {
    return this.server.journal.state.doc.children.slice(1).map((block) => {
      const name = block.type.name === 'paragraph' ? '' : `${block.type.name}: `;
      return `${name}${block.textContent}`;
    });
  }
}

const writeBefore = (words: string, text: string) => (tr: Transaction, tab: TestTab) => tr.insertText(text, tab.find(words).from);
const replace = (words: string, text: string) => (tr: Transaction, tab: TestTab) => {
  const { from, to } = tab.find(words);
  return tr.insertText(text, from, to);
};
const remove = (words: string) => (tr: Transaction, tab: TestTab) => {
  const { from, to } = tab.find(words);
  return tr.delete(from, to);
};
const split = (words: string) => (tr: Transaction, tab: TestTab) => tr.split(tab.find(words).from);
const paragraph = (tr: Transaction, text: string): Node => tr.doc.type.schema.node('paragraph', null, tr.doc.type.schema.text(text));
/** Puts a block before the one that holds `words`. */
const block = (words: string, text: string) => (tr: Transaction, tab: TestTab) =>
  tr.insert(tr.doc.resolve(tab.find(words).from).before(), paragraph(tr, text));
/** Pastes paragraphs into the middle of one: its two halves join the first and the last of them. */
const paste =
  (words: string, ...texts: string[]) =>
  (tr: Transaction, tab: TestTab) => {
    const { from } = tab.find(words);
    return tr.replace(from, from, new Slice(Fragment.from(texts.map((text) => paragraph(tr, text))), 1, 1));
  };
const mark = (words: string, name: string) => (tr: Transaction, tab: TestTab) => {
  const { from, to } = tab.find(words);
  return tr.addMark(from, to, tr.doc.type.schema.mark(name));
};

describe('undo of text', () => {
  it('takes back one’s own words and keeps a word that a colleague has written between them', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two '));
    await house.bDoes(writeBefore('two', 'their '));
    await house.undo();
    expect(house.blocks).toEqual([first, 'It was a their lazy cut.']);
    await house.redo();
    expect(house.blocks).toEqual([first, 'It was a one their two lazy cut.']);
    await house.undo();
    expect(house.blocks).toEqual([first, 'It was a their lazy cut.']);
  });

  it('keeps all that several colleagues have written in several places between, after a wait and before one has sent all', async () => {
    const house = new House();
    const c = new TestTab(house.server);
    await house.aDoes(writeBefore('lazy', 'one two three '));
    await c.read();
    for (const letter of 'their ') house.b.typeBefore('two', letter);
    c.typeBefore('three', 'ours ');
    await house.b.sync();
    await c.sync();
    house.a.typeBefore('The last', 'Yes. ');
    await house.share();
    await house.undo();
    await house.undo();
    expect(house.blocks).toEqual([first, 'It was a their ours lazy cut.']);
    await house.redo();
    expect(house.blocks).toEqual([first, 'It was a one their two ours three lazy cut.']);
  });

  it('takes back typed letters and all that was typed into a colleague’s words since', async () => {
    const house = new House();
    for (const letter of 'one two ') house.a.typeBefore('lazy', letter);
    await house.share();
    await house.bDoes(writeBefore('two', 'theirs '));
    await house.aDoes(writeBefore('irs', 'MINE'));
    expect(house.blocks[1]).toBe('It was a one theMINEirs two lazy cut.');
    await house.undo();
    expect(house.blocks[1]).toBe('It was a one theirs two lazy cut.');
    while (house.a.history.canUndo) await house.undo();
    expect(house.blocks).toEqual([first, 'It was a theirs lazy cut.']);
  });

  it('brings back what one has replaced, and keeps what a colleague has put into the new words', async () => {
    const house = new House();
    await house.aDoes(replace('a lazy', 'one two'));
    await house.bDoes(writeBefore(' two', ' their'));
    await house.undo();
    expect(house.blocks[1]).toBe('It was a lazy their cut.');
    await house.redo();
    expect(house.blocks[1]).toBe('It was one their two cut.');
  });

  it('brings back all paragraphs that one has replaced with the end of the headline, around a colleague’s word', async () => {
    const house = new House('A bus that runs', 'The last bus left at 12.35.', '');
    await house.aDoes((tr, tab) => tr.insertText('one two', tab.find('that runs').from, tr.doc.content.size - 1));
    expect(house.blocks).toEqual(['']);
    await house.bDoes(writeBefore('two', 'their '));
    for (const way of ['undo', 'redo', 'undo'] as const) await house[way]();
    const { textContent } = house.server.journal.state.doc;
    expect(textContent).toContain('A bus that runsThe last bus left at 12.35.');
    expect(textContent.replace('their ', '')).toBe('A bus that runsThe last bus left at 12.35.');
  });

  it('brings back what one has deleted, and deletes it again without a word that a colleague has put in between', async () => {
    const house = new House();
    await house.aDoes(remove('was a lazy '));
    await house.undo();
    await house.bDoes(writeBefore('lazy', 'their '));
    await house.redo();
    expect(house.blocks[1]).toBe('It their cut.');
    await house.undo();
    expect(house.blocks[1]).toBe('It was a their lazy cut.');
  });

  it('knows a colleague’s word still after one has deleted all around it and brought it back', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two '));
    await house.bDoes(writeBefore('two', 'their '));
    await house.aDoes(remove('one their two '));
    await house.undo();
    await house.redo();
    await house.undo();
    expect(house.blocks[1]).toBe('It was a one their two lazy cut.');
    await house.undo();
    expect(house.blocks[1]).toBe('It was a their lazy cut.');
  });

  it('deletes with one’s own words what a colleague has replaced them by no more than the colleague’s', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two three '));
    await house.bDoes(replace('two', 'their'));
    await house.undo();
    expect(house.blocks[1]).toBe('It was a theirlazy cut.');
  });

  it('joins a paragraph that one has split, with what a colleague has written in both halves', async () => {
    const house = new House();
    await house.aDoes(split('lazy'));
    await house.bDoes(writeBefore('lazy', 'their '));
    await house.bDoes(writeBefore('a ', 'such '));
    await house.undo();
    expect(house.blocks).toEqual([first, 'It was such a their lazy cut.']);
    await house.redo();
    expect(house.blocks).toEqual([first, 'It was such a ', 'their lazy cut.']);
  });

  it('leaves a paragraph split between whose halves a colleague has put another', async () => {
    const house = new House();
    await house.aDoes(writeBefore('The last', 'Yes. '));
    await house.aDoes(split('lazy'));
    await house.bDoes(block('lazy', 'their own'));
    await house.undo();
    expect(house.blocks).toEqual([first, 'It was a ', 'their own', 'lazy cut.']);
  });

  it('takes back what was written before one has joined two blocks, undone that, and done it again around a colleague’s block', async () => {
    const house = new House();
    await house.aDoes(writeBefore('The last', 'Yes. '));
    await house.aDoes((tr, tab) => tr.insertText('and', tab.find('Yes.').from, tab.find('It was').from + 3));
    await house.undo();
    await house.bDoes(block('It was', 'their own'));
    await house.redo();
    expect(house.blocks).toEqual(['and', 'their own', 'was a lazy cut.'].map((text) => expect.stringContaining(text)));
    await house.undo();
    await house.undo();
    expect(house.blocks).toEqual([first, 'their own', 'It was a lazy cut.'].map((text) => expect.stringContaining(text)));
    expect(house.blocks.join()).not.toContain('Yes');
  });

  it('joins halves and takes out a paragraph that a colleague has made headings', async () => {
    const heading = (words: string) => (tr: Transaction, tab: TestTab) => {
      const { from, to } = tab.find(words);
      return tr.setBlockType(from, to, tr.doc.type.schema.node('heading').type, { level: 2 });
    };
    for (const half of ['It was', 'lazy']) {
      const house = new House();
      await house.aDoes(split('lazy'));
      await house.bDoes(heading(half));
      await house.undo();
      expect(house.blocks).toEqual([first, expect.stringContaining(last)]);
    }
    const house = new House();
    await house.aDoes(block('It was', 'my own'));
    await house.bDoes(heading('my own'));
    await house.undo();
    expect(house.blocks).toEqual([first, last]);
  });

  it('keeps a colleague’s split of one’s own words', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two '));
    await house.bDoes(split('two'));
    await house.undo();
    expect(house.blocks).toEqual([first, 'It was a ', 'lazy cut.']);
    await house.redo();
    expect(house.blocks).toEqual([first, 'It was a one ', 'two lazy cut.']);
  });

  it('takes back pasted paragraphs and keeps a word, and a paragraph, that a colleague has written in them', async () => {
    const word = new House();
    await word.aDoes(paste('lazy', 'one', 'two three', 'four '));
    expect(word.blocks).toEqual([first, 'It was a one', 'two three', 'four lazy cut.']);
    await word.bDoes(writeBefore('three', 'their '));
    await word.undo();
    expect(word.blocks).toEqual([first, 'It was a their lazy cut.']);
    await word.redo();
    expect(word.blocks).toEqual([first, 'It was a one', 'two their three', 'four lazy cut.']);

    const between = new House();
    await between.aDoes(paste('lazy', 'one', 'two three', 'four '));
    await between.bDoes(block('two', 'their own'));
    await between.undo();
    expect(between.blocks).toEqual([first, 'It was a ', 'their own', 'lazy cut.']);
  });

  it('leaves nothing of pasted paragraphs whose form a colleague has changed', async () => {
    const house = new House();
    await house.aDoes(paste('lazy', 'one', 'two three', 'four '));
    await house.bDoes((tr, tab) => {
      const { from } = tab.find('two three');
      return tr.setBlockType(from, from, tr.doc.type.schema.node('heading').type, { level: 2 });
    });
    await house.bDoes(mark('three', 'bold'));
    await house.undo();
    expect(house.blocks).toEqual([first, last]);
  });

  it('takes back one’s own bold, and leaves a colleague’s word between bold', async () => {
    const house = new House();
    await house.aDoes(mark('a lazy cut', 'bold'));
    await house.bDoes((tr, tab) => {
      const { from } = tab.find('lazy');
      return tr.insert(from, tr.doc.type.schema.text('their ', [tr.doc.type.schema.mark('bold')]));
    });
    await house.undo();
    const bold: string[] = [];
    house.server.journal.state.doc.descendants((node) => {
      if (node.marks.length > 0) bold.push(node.text ?? '');
    });
    expect(bold).toEqual(['their ']);
  });

  it('keeps the tag on a colleague’s word exact, and finds the one on one’s own words again when they are back', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two '));
    await house.bDoes(writeBefore('two', 'their word '));
    const [theirs, mine] = [house.b.tag('their word'), house.b.tag('two')];
    await house.share();
    await house.undo();
    expect(house.server.journal.annotation(theirs).anchor.state).toBe('exact');
    expect(house.server.journal.annotation(mine).anchor.state).toBe('orphaned');
    await house.redo();
    expect(house.server.journal.annotation(theirs).anchor.state).toBe('exact');
    expect(house.server.journal.words(mine)).toBe('two');
    expect(house.server.journal.annotation(mine).anchor.state).toBe('exact');
  });

  it('keeps the words of a colleague’s suggestion that was accepted within one’s own', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two '));
    const suggestionId = '01890000-0000-7000-8000-00000000abcd';
    const { from } = house.b.find('two');
    const made = { suggestionId, ranges: [{ from, to: from, exact: '' }], replacement: 'their ' };
    house.b.history.act('suggestion.made', made);
    await house.share();
    house.b.history.act('suggestion.accepted', { suggestionId });
    await house.share();
    expect(house.blocks[1]).toBe('It was a one their two lazy cut.');
    await house.undo();
    expect(house.blocks[1]).toBe('It was a their lazy cut.');
  });

  it('is sent as text, and passes over what others have deleted to what is left', async () => {
    const house = new House();
    await house.aDoes(writeBefore('The last', 'Yes. '));
    await house.aDoes(writeBefore('lazy', 'one two '));
    await house.bDoes(remove('one two '));
    await house.undo();
    expect(house.blocks).toEqual([first, last]);
    expect(house.server.journal.entries.at(-1)).toMatchObject({ type: 'text', payload: { origin: 'edit' } });
    expect(house.a.history.canUndo).toBe(false);
  });

  it('takes away the middle of one’s own words where a colleague has deleted both ends with what is beside them', async () => {
    const house = new House();
    await house.aDoes(writeBefore('lazy', 'one two three '));
    await house.bDoes(remove('a one'));
    await house.bDoes(remove('three lazy'));
    await house.undo();
    expect(house.blocks[1]).toBe('It was  cut.');
  });

  it('goes on in Tag mode, where nothing is typed', async () => {
    const house = new House();
    const { host } = house.a;
    host.state = host.state.reconfigure({ plugins: [...host.state.plugins, modePlugin('edit')] });
    await house.aDoes(writeBefore('lazy', 'one two '));
    host.dispatch(setMode(host.state.tr, 'tag'));
    await house.undo();
    expect(house.blocks).toEqual([first, last]);
    await house.redo();
    expect(house.blocks).toEqual([first, 'It was a one two lazy cut.']);
  });

  it('puts the caret where it was before the words were written', async () => {
    const house = new House();
    const { from } = house.a.find('bus left');
    house.a.host.dispatch(house.a.host.state.tr.setSelection(TextSelection.create(house.a.doc, from, from + 3)));
    await house.aDoes(writeBefore('lazy', 'one two '));
    await house.bDoes(writeBefore('The last', 'Theirs. '));
    await house.undo();
    const { selection } = house.a.host.state;
    expect(house.a.doc.textBetween(selection.from, selection.to)).toBe('bus');
  });
});
