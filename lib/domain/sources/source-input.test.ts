import { describe, expect, it } from 'vitest';
import { SourceInput } from './source-input';

const url = 'https://harbour.example/log';

describe('SourceInput', () => {
  it.each(['', ' ', '\u200B', '\u3164 \u00AD'])('asks for a title of which something is seen, or a link, where it is %j', (title) => {
    expect(SourceInput.safeParse({ title }).error?.issues[0]?.message).toBe('A source needs a title or a link.');
    expect(SourceInput.parse({ title, url }).title).toBe(url);
  });

  it('keeps what nobody sees between letters', () => {
    expect(SourceInput.parse({ title: ' Wo\u00ADchen\u200Dblatt ' }).title).toBe('Wo\u00ADchen\u200Dblatt');
  });

  it('takes out signs that turn the order of words, and line breaks, which would make another source of it', () => {
    const said = {
      title: 'City \u202Eltd\u202C\r\nlog',
      author: '\u2066Ann\u2069',
      publisher: 'Har\u202Ebour ',
      url: `${url}/\u202Efdp.exe`,
    };
    expect(SourceInput.parse(said)).toMatchObject({ title: 'City ltd log', author: 'Ann', publisher: 'Harbour', url: `${url}/fdp.exe` });
  });
});
