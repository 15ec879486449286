import { Buffer } from 'node:buffer';
import { DeletedTextRun, Document, HeadingLevel, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx';
import { sampleText } from '../../lib/domain/articles/sample-article';

/** The sample article as someone would paste it, with a byline of another day. */
export const pastedText = sampleText;

/** A saved page around an article: menus, share buttons and a footer that the reader cuts. */
export const pageWithCuts = {
  name: 'night-buses.html',
  mimeType: 'text/html',
  buffer: Buffer.from(
    `<!doctype html><html lang="en-GB"><head><title>Marrow Quay goes to bed at eleven</title></head><body>
<nav><ul><li>News</li><li>Opinion</li><li>Harbour</li></ul></nav>
<article><h1>Marrow Quay goes to bed at eleven, whether it wants to or not</h1><p class="byline">By Lena Brandt</p>
<p>The last 41 bus leaves the Corn Exchange at 22.52, and from then on the town belongs to those who own a car.</p>
<div class="share">Share this on everything</div>
<p>It was not always so. Until the spring of 2023 four routes ran all night, every forty minutes, seven days a week. The council ended three of them in one vote, on a report of six pages.</p>
<aside>Read more: the depot that the council rents from itself</aside>
<p>That report says the night routes lost £2.4 million in their last year. It does not say that £900,000 of this was rent for a depot the council owns itself.</p>
</article><footer>The Marrow Quay Ledger, all rights reserved</footer></body></html>`,
  ),
};

/** A draft from Word with changes that someone tracked. */
export async function trackedDraft() {
  const date = '2026-05-03T10:00:00Z';
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('The ferry that nobody asked for')] }),
          new Paragraph('By Ruben Alcott'),
          new Paragraph('The harbour board says that the line carries 1,240 people a day.'),
          new Paragraph({
            children: [
              new TextRun('The two boats cost '),
              new DeletedTextRun({ text: 'two', id: 1, author: 'Ann Lee', date }),
              new InsertedTextRun({ text: 'three', id: 2, author: 'Bo Ek', date }),
              new TextRun(' million. Nobody voted on it.'),
            ],
          }),
        ],
      },
    ],
  });
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { name: 'ferry-v3.docx', mimeType, buffer: await Packer.toBuffer(document) };
}

/** A file that Galley does not read. */
export const unreadableFile = { name: 'night-buses.pages', mimeType: 'application/octet-stream', buffer: Buffer.from('Pages') };
