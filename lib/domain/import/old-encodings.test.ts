import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oldEncodingOf } from './old-encodings';
import { readers } from './readers';

/** A text as a program of before UTF-8 stored it: by what its bytes are read as. */
function stored(label: string, text: string): Uint8Array {
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (letter) => {
    const byte = byteOf.get(letter);
    if (byte === undefined) throw new Error(`${label} has no ${letter}`);
    return byte;
  });
}

function inUtf16(text: string, isLittleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittleEndian);
  return new Uint8Array(view.buffer);
}

const texts: Record<string, string> = {
  Turkish:
    'İskele yıllardır boş\n\nBelediye Başkanı, vapurun geçen yıl 412.000 yolcu taşıdığını söyledi. Şirket ise “Kayıtlarımızda bunun yarısı var” diyor.',
  Greek:
    'Το πλοίο δεν έφυγε ποτέ\n\nΟ δήμαρχος είπε ότι πέρυσι το λιμάνι δέχθηκε 412.000 επιβάτες. Η εταιρεία απαντά: «Τα μισά γράφουν τα βιβλία μας».',
  Russian:
    'Паром так и не вышел\n\nМэр сказал, что за прошлый год порт принял 412 тысяч пассажиров. У нас записана половина, отвечает компания.',
  Ukrainian:
    'Під мостом порожньо\n\nМіський голова сказав, що торік пристань прийняла 412 тисяч пасажирів. Він не пояснив, звідки ця цифра. Її не підтвердив ніхто.',
  Bulgarian: 'Корабът не отплава\n\nКметът каза, че пристанището е приело 412 хиляди пътници. Според дружеството са наполовина.',
  Serbian:
    'Брод никада није испловио\n\nГрадоначелник каже да је лука прошле године примила двоструко више путника него што пише у књигама.',
  Arabic: 'السفينة لم تغادر الميناء\n\nقال رئيس البلدية إن الميناء استقبل العام الماضي 412 ألف مسافر، وتقول الشركة إن العدد نصف ذلك.',
  Hebrew: 'הספינה מעולם לא הפליגה\n\nראש העיר אמר כי בשנה שעברה עברו בנמל 412 אלף נוסעים. החברה משיבה: רק מחצית מהם רשומים אצלנו.',
};
const languages: [language: string, label: string][] = [
  ['Turkish', 'windows-1254'],
  ['Turkish', 'iso-8859-9'],
  ['Greek', 'windows-1253'],
  ['Russian', 'windows-1251'],
  ['Russian', 'koi8-r'],
  ['Ukrainian', 'windows-1251'],
  ['Ukrainian', 'koi8-u'],
  ['Bulgarian', 'windows-1251'],
  ['Serbian', 'windows-1251'],
  ['Arabic', 'windows-1256'],
  ['Hebrew', 'windows-1255'],
];

const western = [
  'Der Bürgermeister sagte, die Fähre habe größere Schäden, als man wüsste. Öffentlich äußerte er sich nicht.',
  'Le maire a répété que la réserve était fermée depuis l’été. « Déjà », a-t-il noté à côté.',
  'El año pasado el puerto recibió más pasajeros que ningún otro, según la compañía.',
  'Það var ekki búið að ákveða neitt í gær, sagði bæjarstjórinn. Þetta er ný áætlun og hún dýr.',
  'Havnen tog imod flere rejsende i år, sagde borgmesteren på øen. Æblerne rådnede.',
  'A município não respondeu às perguntas até à publicação; são três as razões.',
  'Ráðherrann sagði að þetta yrði rætt þegar þingið kæmi saman í haust, en þó ekki fyrr en við fyrsta tækifæri.',
  'The skippers Sigurður Þorsteinsson, Guðmundur Friðriksson and Þorvaldur said that the ferry had never left.',
  'Hvað er það? Það er bað, veður og þoka. Það var það.',
  'Þetta er ekki það sem þeir segja, og það veður verður enn verra þegar haustið kemur með þokur og þrumuveður.',
];

describe('oldEncodingOf', () => {
  it.each(languages)('tells %s in %s', async (language, label) => {
    const words = texts[language] ?? '';
    const { doc, warnings } = await readers.txt(stored(label, words));
    for (const line of words.split('\n\n')) expect(JSON.stringify(doc)).toContain(JSON.stringify(line).slice(1, -1));
    expect(warnings).toEqual([expect.stringMatching(/^This file is not in UTF-8\. We read it as \S+ \(\w+\): check its letters\.$/)]);
  });

  it.each(languages)('takes %s in %s for nothing else where it is a line, or capitals alone', (language, label) => {
    const words = (texts[language] ?? '').slice(0, 60);
    const right = oldEncodingOf(stored(label, words));
    expect(right).not.toBeNull();
    expect([null, right]).toContainEqual(oldEncodingOf(stored(label, words.toUpperCase())));
  });

  it.each(western)('leaves the languages of Western Europe alone: %s', (words) => {
    const high = { '’': 0x92, '“': 0x93, '”': 0x94 };
    const bytes = Uint8Array.from(words, (letter) => Object.entries(high).find(([sign]) => sign === letter)?.[1] ?? letter.charCodeAt(0));
    expect(oldEncodingOf(bytes)).toBeNull();
  });

  it('takes bullets and rules of one odd byte for no script', () => {
    const taken = Array.from({ length: 88 }, (_, i) => 0xa8 + i).filter((odd) => {
      const list = Array.from({ length: 12 }, (_, i) => [odd, 0x20, 0x30 + (i % 10), 0x31, 0x20, 0x6b, 0x6d, 0x0a]).flat();
      const rule = Array.from({ length: 40 }, () => odd);
      return [list, [...list, ...rule, 0x0a, ...list]].some((bytes) => oldEncodingOf(Uint8Array.from(bytes)) !== null);
    });
    expect(taken).toEqual([]);
  });

  it('tells nothing of letters of two bytes, or of bytes by chance', () => {
    const byte = (min: number, max: number) => fc.integer({ min, max });
    const pairs = fc.array(fc.tuple(byte(0xb0, 0xf7), byte(0xa1, 0xfe)), { minLength: 30, maxLength: 200 });
    const kana = fc.array(fc.tuple(fc.constantFrom(0x82, 0x83), byte(0x9f, 0xf1)), { minLength: 30, maxLength: 200 });
    const thai = fc.array(fc.tuple(byte(0xa1, 0xce), byte(0xd0, 0xee)), { minLength: 30, maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(pairs, kana, thai), (letters) => void expect(oldEncodingOf(Uint8Array.from(letters.flat()))).toBeNull()),
    );
  });
});

describe('UTF-16 without a byte order mark', () => {
  const all = {
    ...texts,
    English: 'Words in two bytes each',
    French: 'La réserve est « fermée » — déjà.',
    Hindi: 'बंदरगाह पर नाव नहीं आई। 412 लोग रुके।',
  };
  it.each(Object.entries(all))('is read: %s', async (_, words) => {
    for (const isLittleEndian of [true, false]) {
      const { doc, warnings } = await readers.txt(inUtf16(words, isLittleEndian));
      for (const line of words.split('\n\n')) expect(JSON.stringify(doc)).toContain(JSON.stringify(line).slice(1, -1));
      expect(warnings).toEqual(['This file does not say how it stores its letters. We read it as UTF-16: check its letters.']);
    }
  });

  it('is not seen in pictures, recordings and text that has a NUL', async () => {
    const wave = Uint8Array.from({ length: 4_000 }, (_, i) => (i % 2 === 0 ? (i * 37) % 256 : i % 8 < 4 ? 0 : 255));
    const steps = Uint8Array.from({ length: 4_000 }, (_, i) => (i % 2 === 0 ? (i / 2) % 32 : 0));
    for (const bytes of [wave, steps, new Uint8Array(400), new TextEncoder().encode('Words\0 more')])
      await expect(readers.txt(bytes)).rejects.toThrow(/not text/);
  });
});
