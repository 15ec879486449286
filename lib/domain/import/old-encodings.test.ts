import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oldEncodingOf } from './old-encodings';
import { readers } from './readers';

/** A text as a program from before UTF-8 stored it: by what its bytes are read as. */
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

const central: Record<string, string> = {
  Czech:
    'Přívoz nikdy nevyplul\n\nStarosta řekl, že loni přístav přijal 412 tisíc cestujících. Společnost odpovídá: „V našich knihách je jich jen polovina“. Kdo má pravdu, se dosud neví.\n\nŽádná loď už dva roky u mola nestála.',
  Slovak:
    'Kompa nikdy nevyplávala\n\nStarosta povedal, že vlani prístav prijal 412 tisíc cestujúcich. Spoločnosť odpovedá, že v jej knihách je ich len polovica, a ľudia sa pýtajú prečo.\n\nĎalšia loď má prísť až na jar.',
  Polish:
    'Prom nigdy nie wypłynął\n\nBurmistrz powiedział, że w zeszłym roku port przyjął 412 tysięcy podróżnych. Spółka odpowiada: „W naszych księgach jest ich połowa”. Kto się myli, nie wiadomo.\n\nŻaden statek nie stał tu od dwóch lat, są za to rachunki.',
  Hungarian:
    'A komp soha nem indult el\n\nA polgármester azt mondta, hogy a kikötő tavaly 412 ezer utast fogadott. A társaság szerint a könyvekben ennek csak a fele szerepel, és nincs szükség újabb vizsgálatra.\n\nElőször a gyűlés dönt, később pedig az üzemeltető.',
  Romanian:
    'Feribotul nu a plecat niciodată\n\nPrimarul a spus că portul a primit anul trecut 412 mii de călători. Societatea răspunde: „În registrele noastre sunt numai jumătate”. Oraşul şi judeţul nu ştiu cine are dreptate, iar locuitorii aşteaptă.\n\nŢara întreagă plăteşte.',
  Croatian:
    'Trajekt nikada nije isplovio\n\nGradonačelnik je rekao da je luka prošle godine primila 412 tisuća putnika. Tvrtka odgovara da su u njezinim knjigama upisani upola manji brojevi i da će ih objaviti.\n\nVeć dvije godine ovdje nema ni jedne lađe, ali se karte još prodaju.',
  Slovenian:
    'Trajekt ni nikoli odplul\n\nŽupan je povedal, da je pristanišče lani sprejelo 412 tisoč potnikov. Podjetje odgovarja, da jih je v njegovih knjigah le polovica, in da številke še niso končne.\n\nČoln že dve leti leži na obali.',
};

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
  'Il sindaco ha detto che il porto è già più pieno e che così non si può andare avanti: perché la città lo sa.',
  'El alcalde José Núñez dijo que el año pasado llegó más gente. ¿Quién miente? «¡Nadie!», respondió.Según él, el nº 3 está vacío.',
  'O presidente da câmara de São João disse que não põe em causa os números; as ligações são já poucas e as estações estão vazias.',
  'Linnapea ütles, et sadam võttis mullu vastu rohkem reisijaid. Õhtul ei sõitnud ükski laev; jõe ääres oli külm ja köis põles.',
  'Kaupunginjohtaja sanoi, että satamassa kävi viime vuonna enemmän väkeä. Lähtö myöhästyi, eikä yhtiö tiennyt syytä.',
  'Borgarstjórin segði, at havnin í fjør tók ímóti fleiri ferðafólki. Skipið fór ongantíð, og eingin veit hví; tað er løgið.',
  "L'alcalde va dir que el port va rebre més viatgers l'any passat; això és fals, segons la companyia, i ningú no ho sap.",
  'Borgmästaren sade att hamnen tog emot fler resande i fjol. Färjan går inte på söndagar, och ingen på ön vet varför.',
  'Søren Kjær, José García, Niccolò Bàrberi and Jürgen Groß met in Malmö and Århus; São Paulo was too far for Zoë and François.',
  'José García, Søren Ørsted, Niccolò, Málaga',
  'Søren Kjær, Ørsted, Málaga, Århus, Perú, Bogotá, Håkon, Ærø, Tórshavn',
  'Dúirt an méara gur tháinig níos mó daoine ná riamh; ní fíor é sin, dar leis an gcomhlacht, agus tá fearg ar João agus ar São.',
  'Esan zuen iaz bidaiari gehiago etorri zirela portura; Iruñean eta Oñatin ez, enpresak dioenez, eta Begoña ez dator bat.',
  'De burgemeester zei dat de haven vorig jaar meer reizigers zag. De één gelooft het, de ander niet; België ruïneert zich.',
  'Le volume est de 12m³ et 40m²par jour; la n°3 coûte 5£par tête¹, ª et º mises à part. Où sont passés les bâtiments dûs à l’île ?',
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

  const centralCodes = Object.keys(central).flatMap((language) =>
    ['windows-1250', 'iso-8859-2'].map((label) => [language, label] as const),
  );
  it.each(centralCodes)('tells %s in %s', async (language, label) => {
    const quotes = label === 'windows-1250' ? /(?!)/ : /[„“”]/g;
    const words = (central[language] ?? '').replace(quotes, '"');
    const { doc, warnings } = await readers.txt(stored(label, words));
    for (const line of words.split('\n\n')) expect(JSON.stringify(doc)).toContain(JSON.stringify(line).slice(1, -1));
    expect(warnings).toEqual([
      expect.stringMatching(/^This file is not in UTF-8\. We read it as \S+ \(Central European\): check its letters\.$/),
    ]);
  });

  it('takes no part of a text of Central Europe for another encoding, and none of 200 letters for Western Europe', () => {
    const parts = fc
      .constantFrom(...Object.values(central))
      .chain((words) =>
        fc.tuple(fc.nat(words.length - 20), fc.nat(words.length)).map(([from, length]) => words.slice(from, from + 20 + length)),
      );
    fc.assert(
      fc.property(parts, (words) => {
        const bytes = stored('windows-1250', words);
        const label = oldEncodingOf(bytes)?.label;
        if (label !== undefined) expect(new TextDecoder(label).decode(bytes)).toBe(words);
        else if (words.length >= 200) expect(words).toBe('told');
      }),
      { numRuns: 600 },
    );
  });

  it('leaves any part of a text of Western Europe alone', () => {
    const all = [...western, ...western.map((words) => words.toUpperCase())];
    const parts = fc
      .constantFrom(...all)
      .chain((words) =>
        fc.tuple(fc.nat(words.length - 10), fc.nat(words.length)).map(([from, length]) => words.slice(from, from + 10 + length)),
      );
    const mixed = fc.array(parts, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(mixed, (words) => {
        expect(oldEncodingOf(stored('iso-8859-1', words.replaceAll('’', "'")))).toBeNull();
      }),
      { numRuns: 600 },
    );
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
