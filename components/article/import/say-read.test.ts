import { describe, expect, it } from 'vitest';
import { readPasted } from '@/lib/domain/import/readers';
import { sayRead } from './say-read';

const draft = readPasted({
  html: '<h1>The ferry</h1><p>By Ines Okafor</p><p>The board met twice in the winter and kept no minutes of what it said.</p><nav>Home page</nav><p>Nobody voted on the fare, and it rose all the same.</p>',
  text: '',
});

describe('sayRead', () => {
  it('says how long a text is, in which language it is, and what went where', () => {
    const { sentence } = sayRead(draft, {}, false);
    expect(sentence).toBe('Read: 28 words, 2 paragraphs, English. 1 line moved to the byline. 1 piece left out.');
  });

  it('says of an article that keeps its details only what is taken from the text', () => {
    expect(sayRead(draft, {}, true).sentence).toBe('Read: 28 words, 2 paragraphs. 2 pieces left out.');
  });

  it('says that a language is not known', () => {
    expect(sayRead(readPasted({ text: 'Aa bb\n\nCc.' }), {}, false).sentence).toMatch(
      /^Read: \d words, \d paragraphs?, language unknown\.$/,
    );
  });

  it('tells what lasts from what each word changes', () => {
    const { lasting } = sayRead(draft, {}, false);
    const longer = readPasted({
      html: '<h1>The ferry</h1><p>By Ines Okafor</p><p>The board met twice in the winter and kept no minutes of what it said, and then it met again.</p><nav>Home</nav>',
      text: '',
    });
    expect(sayRead(longer, {}, false).lasting).toBe(lasting);
    expect(
      sayRead(readPasted({ text: 'The ferry\n\nThe board met twice in the winter and kept no minutes of what it said.' }), {}, false)
        .lasting,
    ).not.toBe(lasting);
  });
});
