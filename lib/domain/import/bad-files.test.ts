import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors';
import { badFileCases } from './bad-files.cases';
import { decodeText } from './decode-text';
import { chooseFormat } from './formats';
import { readers, readPasted } from './readers';

async function refusalOf(read: () => unknown): Promise<DomainError> {
  try {
    await read();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** A text of Western Europe as Windows-1252. */
const windows1252 = (words: string) =>
  Uint8Array.from(words, (sign) => (high.includes(sign) ? 0x80 + high.indexOf(sign) : sign.charCodeAt(0)));

describe('a file that cannot be read', () => {
  for (const { name, file, bytes, sentence } of badFileCases) {
    it(`is refused with its sentence: ${name}`, async () => {
      const content = bytes();
      const refusal = await refusalOf(() => readers[chooseFormat({ name: file, mediaType: '', size: content.length }).id](content));
      expect(refusal.message).toMatch(sentence);
      expect(['unreadable-file', 'too-large']).toContain(refusal.code);
    });
  }
});

describe('readPasted', () => {
  it('refuses nothing, NUL, lone surrogates and too much', async () => {
    expect((await refusalOf(() => readPasted({ text: ' ' }))).message).toMatch(/^There is no text/);
    expect((await refusalOf(() => readPasted({ text: 'a\0b' }))).message).toMatch(/NUL/);
    expect((await refusalOf(() => readPasted({ text: '', html: '<p>a\uDC00</p>' }))).message).toMatch(/half characters/);
    expect((await refusalOf(() => readPasted({ text: 'a'.repeat(21 * 1_048_576) }))).message).toMatch(
      /^This is 21 MB of text; the limit is 20 MB\./,
    );
  });
});

describe('readers.txt', () => {
  it('reads UTF-8 and UTF-16 with a byte order mark, without the mark', async () => {
    const words = 'Fähre und „Brücke“.';
    const utf16 = (littleEndian: boolean) => {
      const view = new DataView(new ArrayBuffer(2 + words.length * 2));
      view.setUint16(0, 0xfeff, littleEndian);
      for (let i = 0; i < words.length; i++) view.setUint16(2 + i * 2, words.charCodeAt(i), littleEndian);
      return new Uint8Array(view.buffer);
    };
    for (const bytes of [new TextEncoder().encode(`\uFEFF${words}`), utf16(true), utf16(false)]) {
      const { doc, warnings } = await readers.txt(bytes);
      expect(JSON.stringify(doc)).toContain(`"text":"${words}"`);
      expect(warnings).toEqual([]);
      expect(decodeText(bytes)).toEqual({ text: words, warning: null });
    }
  });

  it('reads Windows-1252 with a warning', async () => {
    const bytes = Uint8Array.from(
      [...'The caf']
        .map((letter) => letter.charCodeAt(0))
        .concat([0xe9, 0x20, 0x97, 0x20, 0x93, 0x68, 0x69, 0x94, 0x2e, ...Array.from({ length: 40 }, () => 97)]),
    );
    const { doc, warnings } = await readers.txt(bytes);
    expect(JSON.stringify(doc)).toContain('The café — “hi”.');
    expect(warnings).toEqual(['This file is not in UTF-8. We read it as Windows-1252: check accents, dashes and quotation marks.']);
  });

  // Each has letters and marks beside each other that UTF-8 could have written as one letter.
  it.each([
    '« Tout est fermé\u00a0», a-t-elle noté…',
    '„Das macht keinen Spaß“, sagte er. »So ein Spaß«',
    'the “CAFÉ” in Paris, the CAFÉ… and the CAFÉ – so',
    'He wrote “AMANHÃ” on one wall, and on the other one ‘MAÇÃ’',
    'El cartel dice «Aquí\u00a0»… y el hombre que lo puso ayer cantó»…',
    'He said “hello” – a naïve idea, costing £5 (50°).',
  ])('reads Windows-1252 in which some bytes look like UTF-8: %s', async (words) => {
    const { doc, warnings } = await readers.txt(windows1252(words));
    expect(JSON.stringify(doc)).toContain(words);
    expect(warnings).toHaveLength(1);
  });

  it.each([
    'La réserve est fermée.',
    'VOILÀ UN ÉTÉ « DÉJÀ FINI »',
    'EL PERIÓDICO',
    'ESPAÑA',
    'SCHÖN',
    'She said: “No.”',
    'Cena to 5\u00a0zł, że są.',
    'ŁÓDŹ',
    'A £5 note',
    'Он ушёл in a long text of Latin letters',
    '他 went home and stayed there for all of the night',
  ])('refuses damaged UTF-8 even if the rest of it looks like Windows-1252: %s', async (words) => {
    for (const stray of [[0xe9], [0xff, 0xfe, 0xc3]]) {
      const bytes = Uint8Array.from([...new TextEncoder().encode(`${words} `), ...stray, ...Array.from({ length: 80 }, () => 97)]);
      expect((await refusalOf(() => readers.txt(bytes))).message).toMatch(/cannot tell how this file stores its letters/);
    }
  });

  it('reads the encoding that an HTML file declares', async () => {
    const head = new TextEncoder().encode('<meta charset="windows-1251"><p>');
    const { doc, warnings } = await readers.html(Uint8Array.from([...head, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]));
    expect(JSON.stringify(doc)).toContain('Привет');
    expect(warnings).toEqual([]);
  });

  it('reads Japanese that is written in ASCII between escapes, with a warning where no encoding is declared', async () => {
    const words = '\u001b$B%P%9\u001b(B bus';
    const read = async (id: 'html' | 'md' | 'txt', source: string) => {
      const { doc, warnings } = await readers[id](new TextEncoder().encode(source));
      return { text: JSON.stringify(doc), warnings };
    };
    const page = await read('html', `<meta charset="ISO-2022-JP"><p>${words}</p>`);
    expect(page.text).toContain('"text":"バス bus"');
    expect(page.warnings).toEqual([]);
    const file = await read('txt', `${words}\n\n${words}`);
    expect(file.text).toContain('"text":"バス bus"');
    expect(file.warnings).toEqual(['This file is not in UTF-8. We read it as ISO-2022-JP: check its letters.']);
    // A terminal's colours are no letters.
    expect((await read('txt', 'Some \u001b[31mred\u001b[0m words.')).warnings).toEqual([]);
  });
});
