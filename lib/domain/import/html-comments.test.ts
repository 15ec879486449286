import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

/** As Word writes a comment: a sign in the text, and below it a line and a list of what was said. */
const sign = (n: number) =>
  `<span class=MsoCommentReference><span lang=EN-GB style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_${n}" href="#_msocom_${n}" language=JavaScript name="_msoanchor_${n}">[AL${n}]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>`;
const said = (n: number, words: string) =>
  `<div style='mso-element:comment'><![if !supportAnnotations]><div id="_com_${n}" class=msocomtxt language=JavaScript><![endif]><span style='mso-comment-author:"Ann Lee"'><![if !supportAnnotations]><a name="_msocom_${n}"></a><![endif]></span>
<p class=MsoCommentText><span class=MsoCommentReference><span style='font-size:8.0pt'><span style='mso-special-character:comment'>&nbsp;<![if !supportAnnotations]><a href="#_msoanchor_${n}" class=msocomoff>[AL${n}]</a><![endif]></span></span></span>${words}</p><![if !supportAnnotations]></div><![endif]></div>`;
const text = `<p class=MsoNormal><a style='mso-comment-reference:AL_1;mso-comment-date:20260503T1000'>The council</a>${sign(1)} met and voted.</p><p class=MsoNormal>It was${sign(2)} late.</p>`;
const list = `<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]>${said(1, 'Legal: do not print this name!')}${said(2, 'How late?')}</div>`;

describe('readPasted', () => {
  it('cuts the comments of Word, and drops their signs', () => {
    const { doc, cut } = readPasted({ html: `<h1>The vote</h1>${text}${list}`, text: '' });
    expect(outlineOf(doc).slice(1)).toEqual(['<p>The council met and voted.</p>', '<p>It was late.</p>']);
    expect(cut.map(({ reason, at, text: words }) => `${at} ${reason} ${words}`)).toEqual([
      '2 comments Legal: do not print this name!\nHow late?',
    ]);
  });

  it('cuts a comment of Word whose list is not around it', () => {
    const { doc, cut } = readPasted({ html: `<p>One.</p>${said(1, 'Not this.')}<p>Two.</p>`, text: '' });
    expect(outlineOf(doc).slice(1)).toEqual(['<p>One.</p>', '<p>Two.</p>']);
    expect(cut.map(({ reason, at, text: words }) => `${at} ${reason} ${words}`)).toEqual(['1 comments Not this.']);
  });

  it('keeps words that only look like a comment', () => {
    const html = '<p>See <span class=MsoCommentReference>the plan</span> and <a href="#cmnt">[a]</a><sup>[b]</sup>.</p>';
    expect(outlineOf(readPasted({ html, text: '' }).doc).slice(1)).toEqual(['<p>See the plan and [a]<sup>[b]</sup>.</p>']);
  });
});

describe('readers.html', () => {
  const words = 'The harbour board met on Tuesday to hear why nobody has boarded the boat that three towns have paid for.';
  const read = async (body: string) => {
    const { doc, cut } = await readers.html(new TextEncoder().encode(`<html><body>${body}</body></html>`));
    return { lines: outlineOf(doc), cuts: cut.map(({ reason, text: said }) => `${reason} ${said}`) };
  };

  it('cuts the comments of a page that Word saved', async () => {
    expect(await read(`<div class=WordSection1><h1>Boats</h1><p class=MsoNormal>${words}</p>${text}</div>${list}`)).toEqual({
      lines: ['<h1>Boats</h1>', `<p>${words}</p>`, '<p>The council met and voted.</p>', '<p>It was late.</p>'],
      cuts: ['comments Legal: do not print this name!\nHow late?'],
    });
  });

  it('cuts the comments of a page that Google Docs exported', async () => {
    const comment = (n: number, letter: string, first: string) =>
      `<div class="c7"><p class="c3"><a href="#cmnt_ref${n}" id="cmnt${n}">[${letter}]</a><span class="c2">${first}</span></p><p class="c3"><span>And so on.</span></p></div>`;
    const page = `<h1>Boats</h1><p class="c1"><span>${words}</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup></p><p><span>${words}</span></p>`;
    expect(await read(`${page}${comment(1, 'a', 'Legal: no!')}${comment(2, 'b', 'Why?')}`)).toEqual({
      lines: ['<h1>Boats</h1>', `<p>${words}</p>`, `<p>${words}</p>`],
      cuts: ['comments Legal: no!\nAnd so on.', 'comments Why?\nAnd so on.'],
    });
  });
});
