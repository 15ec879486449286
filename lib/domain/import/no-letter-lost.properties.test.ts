import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors';
import { articleSchema } from '../text/article-schema';
import { handWritten, run } from './docx.test-helper';
import type { DraftText, ImportDraft } from './draft';
import { readPart } from './read-part';
import { readers, readPasted } from './readers';
import { wordsOf } from './reading';

const numRuns = Math.min(200, Number(process.env.PROOF_RUNS ?? 200));

// Raised figures are characters of their own, and not the same as those on the line.
const lettersOf = (text: string) => (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []).sort().join('');
/** All that a person sees of a reading: its text, and what was cut. */
const shownIn = ({ doc, cut }: DraftText) => articleSchema.nodeFromJSON(doc).textContent + cut.map(({ text }) => text).join('');

/** The draft, or null if the file has no words. */
async function readWorded(read: () => ImportDraft | Promise<ImportDraft>): Promise<ImportDraft | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

const words = fc.constantFrom('word', 'By Ann Lee', '3 May 2026', 'A sentence ends.', '42%', 'ارتفعت', '漢字', ' and ');

/** XML of Word, with the words that a person sees of it when all changes are accepted, or rejected. */
interface Sample {
  xml: string;
  accepted: string;
  rejected: string;
}
const same = (xml: string, text: string): Sample => ({ xml, accepted: text, rejected: text });
const all = (samples: readonly Sample[], wrap: (xml: string) => string = (xml) => xml): Sample => ({
  xml: wrap(samples.map(({ xml }) => xml).join('')),
  accepted: samples.map(({ accepted }) => accepted).join(''),
  rejected: samples.map(({ rejected }) => rejected).join(''),
});

const element = (open: string) => (xml: string) => `<${open}>${xml}</${open.split(' ')[0]}>`;
const term = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const box = (text: string) => `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
const drawing = (text: string) =>
  `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const picture = (text: string) => `<w:pict><v:shape><v:textbox>${box(text)}</v:textbox></v:shape></w:pict>`;

const simpleForms: ((text: string) => string)[] = [
  run,
  (text) => run(text, '<w:b/>'),
  (text) => run(text, '<w:vanish/>'),
  (text) => run(text, '<w:rStyle w:val="Secret"/>'),
  (text) => `<w:fldSimple w:instr=" SEQ Table ">${run(text)}</w:fldSimple>`,
  (text) => `<m:oMath>${term(text)}</m:oMath>`,
  (text) => `<m:oMathPara><m:oMath><m:sSup><m:e>${term(text)}</m:e><m:sup/></m:sSup></m:oMath></m:oMathPara>`,
];
const otherForms: ((text: string) => string)[] = [
  (text) => `<w:r>${drawing(text)}</w:r>`,
  (text) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing(text)}</mc:Choice><mc:Fallback>${picture(text)}</mc:Fallback></mc:AlternateContent></w:r>`,
  (text) => `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing(text)}</mc:Choice></mc:AlternateContent></w:r>`,
  (text) => `<w:later>${run(text)}</w:later>`,
];
const pairedForms: ((one: string, other: string) => string)[] = [
  (one, other) => `<w:r><w:t>${one}</w:t><w:cr/><w:t>${other}</w:t></w:r>`,
  (one, other) => `<w:r><w:t>${one}</w:t><w:ptab/><w:t>${other}</w:t></w:r>`,
  (one, other) => `<w:r><w:ruby><w:rubyPr/><w:rt>${run(one)}</w:rt><w:rubyBase>${run(other)}</w:rubyBase></w:ruby></w:r>`,
  (one, other) => `<m:oMath><m:f><m:num>${term(one)}</m:num><m:den>${term(other)}</m:den></m:f></m:oMath>`,
  (one, other) => `<m:oMath><m:d><m:e>${term(one)}</m:e><m:e>${term(other)}</m:e></m:d></m:oMath>`,
];
const wrappers = [
  'w:fldSimple w:instr="A"',
  'w:dir w:val="ltr"',
  'w:bdo w:val="rtl"',
  'w:hyperlink w:anchor="a"',
  'w:smartTag',
  'w:customXml',
];

const simple = fc.tuple(fc.constantFrom(...simpleForms), words).map(([form, text]) => ({ xml: form(text), text }));
// Hidden words are no part of a change: they are a cut in either text.
const isHidden = (xml: string) => /w:vanish|"Secret"/.test(xml);
const inserted = fc.tuple(fc.constantFrom('w:ins', 'w:moveTo'), simple).map(
  ([name, { xml, text }]): Sample => ({
    xml: element(`${name} w:author="A"`)(xml),
    accepted: text,
    rejected: isHidden(xml) ? text : '',
  }),
);
const deleted = fc.tuple(fc.constantFrom('w:del', 'w:moveFrom'), simple).map(
  ([name, { xml, text }]): Sample => ({
    xml: element(`${name} w:author="B"`)(xml.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')),
    accepted: isHidden(xml) ? text : '',
    rejected: text,
  }),
);
const { inline } = fc.letrec<{ inline: Sample }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'inline' },
    simple.map(({ xml, text }) => same(xml, text)),
    fc.tuple(fc.constantFrom(...otherForms), words).map(([form, text]) => same(form(text), text)),
    fc.tuple(fc.constantFrom(...pairedForms), words, words).map(([form, one, other]) => same(form(one, other), one + other)),
    inserted,
    deleted,
    fc
      .tuple(fc.constantFrom(...wrappers), fc.array(tie('inline'), { maxLength: 3, depthIdentifier: 'inline' }))
      .map(([open, samples]) => all(samples, element(open))),
    fc
      .array(tie('inline'), { maxLength: 3, depthIdentifier: 'inline' })
      .map((samples) => all(samples, (xml) => `<w:sdt><w:sdtContent>${xml}</w:sdtContent></w:sdt>`)),
  ),
}));
const paragraph = fc
  .tuple(fc.array(inline, { maxLength: 4 }), fc.constantFrom('', '<w:ins w:author="A"/>', '<w:del w:author="B"/>'))
  .map(([samples, mark]) => all(samples, (xml) => `<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr>${xml}</w:p>`));
const table = fc.array(fc.array(paragraph, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 2 }).map((rows) =>
  all(
    rows.map((cells) =>
      all(
        cells.map((cell) => all([cell], element('w:tc'))),
        element('w:tr'),
      ),
    ),
    element('w:tbl'),
  ),
);

/** With it each text has words of an article, and is refused by nobody. */
const SURE = 'The quay is ninety metres long, as the harbour board says.';

describe('readers.docx', () => {
  it('loses and invents no letter, with changes accepted and with them rejected', async () => {
    const styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>';
    const reference = '<w:p><w:r><w:t>See</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(paragraph, table), { maxLength: 4 }), paragraph, async (blocks, note) => {
        const body = all(blocks);
        const footnotes = `<w:footnote w:id="1">${note.xml}</w:footnote>`;
        const draft = await readWorded(() => readers.docx(handWritten(body.xml + reference, { styles, footnotes })));
        expect(draft).not.toBeNull();
        if (!draft) return;
        expect(lettersOf(shownIn(draft))).toBe(lettersOf(`${body.accepted}${note.accepted}See¹`));
        expect(lettersOf(shownIn(draft.rejected ?? draft))).toBe(lettersOf(`${body.rejected}${note.rejected}See¹`));
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });
});

describe('readers.md', () => {
  it('loses and invents no letter of what a browser shows', async () => {
    const inlineForms: ((text: string) => string)[] = [
      (text) => text,
      (text) => `**${text.trim()}**`,
      (text) => `[${text}](https://example.org)`,
      (text) => `\`${text}\``,
      (text) => `<q>${text}</q>`,
      (text) => `<math><mfrac><mtext>${text}</mtext><mn></mn></mfrac></math>`,
      (text) => `<math><msup><mi></mi><mtext>${text}</mtext></msup></math>`,
      (text) => `<svg><text>${text}</text></svg>`,
      (text) => `<span hidden>${text}</span>`,
      (text) => `![unseen](x.png "${text}")`,
    ];
    const line = fc
      .array(fc.tuple(fc.constantFrom(...inlineForms), words), { minLength: 1, maxLength: 4 })
      .map((parts) => ({ md: parts.map(([form, text]) => form(text)).join(' '), text: parts.map(([, text]) => text).join('') }));
    const blockForms: ((md: string) => string)[] = [
      (md) => md,
      (md) => `# ${md}`,
      (md) => `### ${md}`,
      (md) => `- ${md}`,
      (md) => `> ${md}`,
      (md) => `| ${md} | |\n|---|---|\n| ${md} | |`.replace(md, ''),
      (md) => `<aside>\n\n${md}\n\n</aside>`,
      (md) => `<figure><figcaption>\n\n${md}\n\n</figcaption></figure>`,
    ];
    // What stands only at the end of a text, and what leads to it from a line.
    const lostForms: ((text: string, at: number) => { md: string; text: string })[] = [
      (text, at) => ({ md: `See[^${at}].\n\n[^${at}]: ${text}`, text: `See${text}` }),
      (text, at) => ({ md: `See[^${at}] ${text}\n\n[^${at}]: Interview`, text: `See${text}Interview` }),
      (text, at) => ({ md: `[^${at}]: ${text}`, text: `${at}${text}` }),
      (text, at) => ({ md: `[r${at}]: check-this-with-anna\n\n${text}`, text: `r${at}checkthiswithanna${text}` }),
      (text, at) => ({ md: `See [r${at}].\n\n[r${at}]: check-this-with-anna\n\n${text}`, text: `Seer${at}r${at}checkthiswithanna${text}` }),
      (text) => ({ md: `| a | b |\n|---|---|\n| c | ${text} | ${text} |`, text: `abc${text}${text}` }),
      (text) => ({ md: `<ruby>${text}<rt>${text}</rt></ruby>`, text: text + text }),
    ];
    const block = fc.oneof(
      fc.tuple(fc.constantFrom(...blockForms), line).map(([form, { md, text }]) => () => ({ md: form(md), text })),
      fc.tuple(fc.constantFrom(...lostForms), words).map(
        ([form, text]) =>
          (at: number) =>
            form(text.trim(), at),
      ),
    );
    const signs = (md: string) =>
      (md.match(/See\[\^/g) ?? []).map((_, i) => [...String(i + 1)].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]).join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 6 }), async (forms) => {
        const blocks = forms.map((form, at) => form(at));
        const md = [SURE, ...blocks.map((one) => one.md)].join('\n\n');
        const draft = await readWorded(() => readers.md(new TextEncoder().encode(md)));
        expect(draft).not.toBeNull();
        if (!draft) return;
        expect(lettersOf(shownIn(draft))).toBe(lettersOf(SURE + blocks.map(({ text }) => text).join('') + signs(md).join('')));
      }),
      { numRuns },
    );
  });
});

/** HTML with the words that are text, in their order, and those that are to be shown as cut. */
interface HtmlSample {
  html: string;
  text: string;
  cut: string;
}
const htmlForms: ((text: string) => HtmlSample)[] = [
  (text) => ({ html: `<p>${text}</p>`, text, cut: '' }),
  (text) => ({ html: `<p>10<span class="up">5</span> ${text}</p>`, text: `10⁵${text}`, cut: '' }),
  (text) => ({ html: `<p>H<span class="x down">2</span>O ${text}</p>`, text: `H₂O${text}`, cut: '' }),
  (text) => ({ html: `<p>Seen<span class="gone">${text}</span></p>`, text: 'Seen', cut: text }),
  (text) => ({ html: `<p class="away">${text}</p>`, text: '', cut: text }),
  (text) => ({ html: `<p class="wide">${text}</p>`, text, cut: '' }),
  (text) => ({ html: `<p><ruby>東京<rp>(</rp><rt>${text}</rt><rp>)</rp></ruby>へ</p>`, text: '東京へ', cut: text }),
  (text) => ({ html: `<p><q>${text}</q></p>`, text, cut: '' }),
  (text) => ({
    html: `<table><tr><td>One</td><td>2</td></tr><tr style="display:none"><td>${text}</td><td>3</td></tr></table>`,
    text: 'One2',
    cut: `${text}3`,
  }),
  (text) => ({ html: `<table><tr><td>One</td><td hidden>${text}</td></tr></table>`, text: 'One', cut: text }),
  (text) => ({
    html: `<p><span aria-hidden="true">N</span><span class="sr-only">N</span>ow ${text}</p>`,
    text: `Now${text}`,
    cut: 'N',
  }),
  (text) => ({ html: `<p>${text}<sup class="label claim"><a href="#tag-C1">C1✗</a></sup></p>`, text, cut: '' }),
  (text) => ({ html: `<p><math><msup><mn>10</mn><mn>6</mn></msup></math> ${text}</p>`, text: `10⁶${text}`, cut: '' }),
  (text) => ({
    html: `<h2 style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">3. </span>${text}</h2>`,
    text: `3${text}`,
    cut: '',
  }),
  ...['1.1. ', '§ 4 ', 'Article 5 ', 'α) '].map((sign) => (text: string) => ({
    html: `<p class=MsoListParagraph style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">${sign}</span>${text}</p>`,
    text: sign + text,
    cut: '',
  })),
];
const sheet =
  '<style><!-- .up{vertical-align:super} span.down{vertical-align:sub} .gone{display:none} .away{visibility:hidden} .wide{display:none} @media(min-width:9em){.wide{display:block}} --></style>';
const inOrder = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).join('');

describe('readers of HTML', () => {
  it('show each letter once, in its order, and glue none to another: in a file, in a paste, and in a paste into a text', async () => {
    // Words that are nobody's name and no day: those would be looked for.
    const samples = fc.array(fc.tuple(fc.constantFrom(...htmlForms), fc.constantFrom('word', 'Two words.', '42%', 'ارتفعت', '漢字')), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(samples, async (pairs) => {
        const parts = pairs.map(([form, text]) => form(text));
        const html = `${sheet}<p>Begun.</p>${parts.map((part) => part.html).join('')}<p>Ended.</p>`;
        const text = inOrder(`Begun${parts.map((part) => part.text).join('')}Ended`);
        const cut = inOrder(parts.map((part) => part.cut).join(''));
        for (const draft of [readPasted({ html, text: '' }), await readers.html(new TextEncoder().encode(`<body>${html}</body>`))]) {
          expect(inOrder(articleSchema.nodeFromJSON(draft.doc).textContent)).toBe(text);
          expect(inOrder(draft.cut.map((one) => one.text).join(''))).toBe(cut);
        }
        expect(inOrder(readPart(html)?.nodes.map(wordsOf).join('') ?? '')).toBe(text);
      }),
      { numRuns },
    );
  });
});
