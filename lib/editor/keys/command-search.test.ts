import { describe, expect, it } from 'vitest';
import { plainScale } from '@/lib/domain/verdicts/verdict-scale';
import { type CommandResult, CommandSearch, type SearchedArticle, type SearchedTag } from './command-search';

const tag = (label: string, words: string, aliases: string[] = []): SearchedTag => ({
  id: label.toLowerCase(),
  kind: label.startsWith('C') ? 'claim' : label.startsWith('O') ? 'opinion' : 'proposal',
  label,
  aliases,
  words,
});

const article: SearchedArticle = {
  tags: [
    tag('C1', 'The last bus to Eastmoor left at 12.35'),
    tag('O1', 'It is a shabby way to treat the people who keep a city’s lights on.'),
    tag('C4', 'The Transport Board’s own accounts put the figure at £6.85', ['P9']),
    tag('C12', 'Nearly two in three night riders were on their way to or from work'),
    tag('P12', 'The Board should publish the cost of every route'),
    { ...tag('C5', 'Elif Özdemir said so'), label: null },
  ],
  activeId: 'c1',
  paragraphs: 24,
  commands: [
    { id: 'tagProposal', title: 'Proposal' },
    { id: 'nextUnchecked', title: 'Next unchecked claim' },
    { id: 'export-archive', title: 'Export as Galley archive' },
    { id: 'enterEdit', title: 'Edit the text' },
  ],
  canJudge: true,
  grades: plainScale.grades,
};

const say = (result: CommandResult) => {
  if (result.type === 'verdict') return `${result.tag.label}: ${result.grade.name}`;
  if (result.type === 'tag') return result.tag.label ?? `new ${result.tag.kind}`;
  return result.type === 'paragraph' ? `¶${result.number}` : result.command.title;
};
const find = (query: string, of = article) => new CommandSearch(of).find(query).map(({ id, results }) => [id, results.map(say)]);

describe('CommandSearch', () => {
  it('finds a verdict by label and the beginning of its name, and what else the words may mean', () => {
    expect(find('c4 par')).toEqual([
      ['verdict', ['C4: Partly']],
      ['place', ['C4', '¶4']],
    ]);
    expect(find('C 4 ref')[0]).toEqual(['verdict', ['C4: Refuted']]);
    expect(find('par c4')[0]).toEqual(['verdict', ['C4: Partly']]);
  });

  it('finds a verdict for the active claim by its name alone', () => {
    expect(find('supp')[0]).toEqual(['verdict', ['C1: Supported']]);
    expect(find('supp', { ...article, activeId: null })).toEqual([]);
  });

  it('offers no verdicts on what takes none, nor to those who give none', () => {
    expect(find('o1 par').some(([id]) => id === 'verdict')).toBe(false);
    expect(find('par', { ...article, activeId: 'o1' }).some(([id]) => id === 'verdict')).toBe(false);
    expect(find('c4 par', { ...article, canJudge: false }).some(([id]) => id === 'verdict')).toBe(false);
  });

  it.each(['12', 'p 12', 'p12', '¶12', '¶ 12', 'par 12', 'Paragraph 12', '12 p'])('finds paragraph 12 as %s', (query) => {
    expect(find(query).flat(2)).toContain('¶12');
  });

  it.each(['25', '0', 'p 25', 'c12', 'x 12', '12 13', 'bus 12'])('finds no paragraph as %s', (query) => {
    expect(
      find(query)
        .flat(2)
        .some((found) => found.startsWith('¶')),
    ).toBe(false);
  });

  it('finds a tag by its label, an earlier label, or words in any order', () => {
    expect(find('c12')).toEqual([
      ['verdict', ['C12: Supported', 'C12: Partly', 'C12: Refuted', 'C12: Unproven']],
      ['place', ['C12']],
    ]);
    expect(find('p9').flat(2)).toEqual(expect.arrayContaining(['C4', '¶9']));
    expect(find('accounts board')).toEqual([['place', ['C4']]]);
    expect(find("city's")).toEqual([['place', ['O1']]]);
    expect(find('ozdemir')).toEqual([['place', ['new claim']]]);
  });

  it('puts what begins with the words before what has them inside', () => {
    expect(find('the')[0]).toEqual(['place', ['C1', 'C4', 'P12', 'O1', 'C12']]);
  });

  it('puts commands first where their title is what was typed', () => {
    expect(find('export')).toEqual([['command', ['Export as Galley archive']]]);
    expect(find('prop')).toEqual([['command', ['Proposal']]]);
    expect(find('unchecked')).toEqual([['command', ['Next unchecked claim']]]);
  });

  it('gives, before anything is typed, the active claim’s verdicts and every command', () => {
    expect(find('  ')).toEqual([
      ['verdict', ['C1: Supported', 'C1: Partly', 'C1: Refuted', 'C1: Unproven']],
      ['command', article.commands.map(({ title }) => title)],
    ]);
  });

  it('finds what brings back a removed tag by its name, its label and its words, and shows none before that', () => {
    const restore = { id: 'restore-c7', title: 'Restore C7', words: 'Two ferries a day are enough' };
    const of = { ...article, commands: [...article.commands, restore] };
    for (const query of ['restore', 'c7', 'restore c7', 'two ferries', 'ferries enough']) {
      expect(find(query, of)).toEqual([['command', ['Restore C7']]]);
    }
    expect(find('', of).flat(2)).not.toContain('Restore C7');
  });

  it('puts going to what is there before bringing back what is found by its words alone', () => {
    const restore = { id: 'restore-c7', title: 'Restore C7', words: 'No bus crosses the moor' };
    const of = { ...article, commands: [...article.commands, restore] };
    // What is there has it only inside of a word.
    expect(find('moor', of)).toEqual([
      ['place', ['C1']],
      ['command', ['Restore C7']],
    ]);
    expect(find('c7 moor', of)).toEqual([['command', ['Restore C7']]]);
    expect(find('restore', of)[0]).toEqual(['command', ['Restore C7']]);
  });

  it('takes a pilcrow alone for nothing typed yet', () => {
    expect(find('¶')).toEqual(find(''));
  });

  it('finds nothing rather than everything', () => {
    expect(find('zzz')).toEqual([]);
    expect(find('.*')).toEqual([]);
  });

  it('is bounded with 20,000 tags', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      tag(`C${i + 1}`, `The board said that ferry number ${i + 1} was late, again and again`),
    );
    const search = new CommandSearch({ ...article, tags: many });
    const queries = ['f', 'fe', 'ferry', 'ferry number 19', 'zzzz', 'c19999 ref', 'again late'];
    for (const query of queries) {
      for (const { results } of search.find(query)) expect(results.length).toBeLessThanOrEqual(8);
    }
    expect(find('c19999 ref', { ...article, tags: many })[0]).toEqual(['verdict', ['C19999: Refuted']]);
  });
});
