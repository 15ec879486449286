import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors';
import { articleSchema } from '../text/article-schema';
import { isWellFormedText } from '../text/text-input';
import { applyCorrections } from './corrections';
import { ImportDraft } from './draft';
import { readers, readPasted } from './readers';

const numRuns = Math.min(300, Number(process.env.PROOF_RUNS ?? 300));

const tags =
  'p div span b i a h1 h2 h5 ul ol li blockquote table tr td th caption pre code br hr figure figcaption sup sub q math mfrac mroot mtable mtr svg text ruby rt rp article main section header footer nav aside dl dt dd script time'.split(
    ' ',
  );
const attributes = [
  '',
  ' class="byline"',
  ' class="standfirst"',
  ' class="share"',
  ' hidden',
  ' style="font-weight:700"',
  ' style="display:none"',
  ' href="https://example.org"',
  ' href="javascript:x"',
  ' start="-3"',
  ' colspan="0"',
  ' rowspan="99999"',
  ' class="MsoListParagraph" style="mso-list:l0 level3 lfo1"',
  ' datetime="2026-13-40"',
];
const words = fc.oneof(
  fc.constantFrom(
    'word',
    'By Ann Lee',
    '3 May 2026',
    'A sentence. Another one.',
    ' ',
    '\u00a0',
    '\u200d👩\u200d🔬',
    'שלום',
    '漢字',
    'é\u0301',
    '&amp;',
    '&#0;',
    '&#xD800;',
    '\u00ad',
    '\u0007',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const { soup } = fc.letrec<{ soup: string; element: string }>((tie) => ({
  element: fc
    .tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes), tie('soup'), fc.boolean())
    .map(([tag, attribute, inner, isClosed]) => `<${tag}${attribute}>${inner}${isClosed ? `</${tag}>` : ''}`),
  soup: fc
    .array(fc.oneof({ weight: 2, arbitrary: words }, { weight: 3, arbitrary: tie('element') }), { maxLength: 5, depthIdentifier: 'soup' })
    .map((parts) => parts.join('')),
}));
const prose = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n',
        '\f',
        '# ',
        '- ',
        '> ',
        '| a | b |\n|---|---|\n',
        '---\n',
        '[^1]',
        '[^1]: ',
        '[a]: b\n',
        '    ',
        '<div>',
        '`',
        '**',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** What every accepted input promises: a valid doc, storable text, plain JSON, and cuts that can all be kept. */
function expectSound(draft: ImportDraft) {
  expect(ImportDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  const article = applyCorrections(draft, { title: 'A title', keep: draft.cut.map((_, i) => i) });
  const doc = articleSchema.nodeFromJSON(article.doc);
  doc.check();
  expect(isWellFormedText(doc.textContent)).toBe(true);
  for (const change of draft.changes) expect(change.at).toBeLessThan(doc.childCount);
}

/** The draft, or null if the input was refused with a sentence. Anything else is a bug and fails the property. */
async function readOrRefuse(read: () => ImportDraft | Promise<ImportDraft>): Promise<ImportDraft | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const lettersOf = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).sort().join('');

/** With it each text has words of an article, and is refused by nobody. */
const SURE = 'The quay is ninety metres long, as the harbour board says.';

describe('every reader', () => {
  for (const id of ['txt', 'md', 'html'] as const) {
    it(`gives a sound draft or a sentence: ${id}`, async () => {
      await fc.assert(
        fc.asyncProperty(id === 'html' ? soup : prose, async (text) => {
          const draft = await readOrRefuse(() => readers[id](new TextEncoder().encode(text)));
          if (draft) expectSound(draft);
        }),
        { numRuns },
      );
    });
  }

  it('gives a sound draft or a sentence: any bytes, as any format', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...Object.values(readers)), async (bytes, read) => {
        const draft = await readOrRefuse(() => read(bytes));
        if (draft) expectSound(draft);
      }),
      { numRuns },
    );
  });

  it('gives a sound draft or a sentence: pasted HTML', async () => {
    await fc.assert(
      fc.asyncProperty(soup, prose, async (html, text) => {
        const draft = await readOrRefuse(() => readPasted({ html, text }));
        if (draft) expectSound(draft);
      }),
      { numRuns },
    );
  });

  it('gives a sound draft or a sentence: DOCX with any runs, changes, lists of styles and tables', async () => {
    const run = fc.tuple(
      fc.constantFrom('word ', 'By Ann Lee', '3 May 2026', 'שלום', '👩‍🔬'),
      fc.constantFrom('', 'w:ins', 'w:del', 'w:moveTo', 'w:moveFrom'),
      fc.boolean(),
    );
    const paragraph = fc.tuple(
      fc.array(run, { maxLength: 4 }),
      fc.constantFrom('', '<w:ins w:author="A"/>', '<w:del w:author="B"/>'),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { maxLength: 6 }), async (paragraphs) => {
        const body = paragraphs.map(([runs, mark, isTable]) => {
          const inner = runs.map(([text, wrap, isHidden]) => {
            const name = wrap === 'w:del' ? 'w:delText' : 'w:t';
            const xml = `<w:r>${isHidden ? '<w:rPr><w:vanish/></w:rPr>' : ''}<${name}>${text}</${name}></w:r>`;
            return wrap === '' ? xml : `<${wrap} w:author="A">${xml}</${wrap}>`;
          });
          const p = `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>${inner.join('')}</w:p>`;
          return isTable ? `<w:tbl><w:tr><w:tc>${p}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>` : p;
        });
        const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`;
        const draft = await readOrRefuse(() => readers.docx(zipSync({ 'word/document.xml': strToU8(xml) }, { level: 0 })));
        if (draft) expectSound(draft);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

describe('readers.txt', () => {
  it('loses and invents no letter', async () => {
    const lines = fc.array(
      fc.constantFrom(
        'By Ann Lee',
        '3 May 2026',
        'A headline',
        'A sentence that is long enough to be wrapped, and ends here.',
        '',
        '- a point',
        '漢字',
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (parts) => {
        const text = [SURE, '', ...parts].join('\n');
        const draft = await readOrRefuse(() => readers.txt(new TextEncoder().encode(text)));
        expect(draft).not.toBeNull();
        if (!draft) return;
        const kept = articleSchema.nodeFromJSON(draft.doc).textContent + draft.cut.map((cut) => cut.text).join('');
        expect(lettersOf(kept)).toBe(lettersOf(text));
      }),
      { numRuns },
    );
  });
});

describe('readPasted', () => {
  it('loses and invents no letter of what a browser shows', async () => {
    const visible = fc.letrec<{ soup: string; element: string }>((tie) => ({
      element: fc
        .tuple(
          fc.constantFrom(
            'p',
            'div',
            'b',
            'h1',
            'h3',
            'ul',
            'li',
            'blockquote',
            'aside',
            'nav',
            'footer',
            'figcaption',
            'pre',
            'td',
            'section',
            'label',
            'q',
            'math',
            'mfrac',
            'msup',
            'mtable',
            'mtr',
            'svg',
            'text',
          ),
          fc.constantFrom('', ' class="byline"', ' class="standfirst"', ' hidden', ' class="date"', ' class="caption"'),
          tie('soup'),
        )
        .map(([tag, attribute, inner]) => `<${tag}${attribute}>${inner}</${tag}>`),
      soup: fc
        .array(
          fc.oneof(
            { weight: 2, arbitrary: fc.constantFrom('word', 'By Ann Lee', ' and ', '3 May 2026', 'A sentence.') },
            { weight: 3, arbitrary: tie('element') },
          ),
          { maxLength: 4, depthIdentifier: 'soup' },
        )
        .map((parts) => parts.join('')),
    })).soup;
    await fc.assert(
      fc.asyncProperty(visible, async (soup) => {
        const html = `<p>${SURE}</p>${soup}`;
        const draft = await readOrRefuse(() => readPasted({ html, text: '' }));
        expect(draft).not.toBeNull();
        if (!draft) return;
        const kept = articleSchema.nodeFromJSON(draft.doc).textContent + draft.cut.map((cut) => cut.text).join('');
        expect(lettersOf(kept)).toBe(lettersOf(html.replace(/<[^>]*>/g, '')));
      }),
      { numRuns },
    );
  });
});
