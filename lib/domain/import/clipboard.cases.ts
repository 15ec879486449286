/** Clipboards as Word, Google Docs and browsers write them; the words are ours. Each with the blocks that it must become. */
export interface ClipboardCase {
  name: string;
  html: string;
  text: string;
  outline: string[];
}

const wordList = (level: number, bullet: string, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${bullet}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;

const docsSpan = (words: string, weight = 400) =>
  `<span style="font-size:11pt;font-weight:${weight};font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">${words}</span>`;
const docsCell = (inner: string, attributes = '', name = 'td') =>
  `<${name}${attributes} style="border-left:solid #000000 1pt;vertical-align:top;padding:5pt;overflow:hidden;overflow-wrap:break-word;">${inner}</${name}>`;
const docsLine = (inner: string) => `<p dir="ltr" style="line-height:1.2;margin-top:0pt;margin-bottom:0pt;">${inner}</p>`;
const docsRow = (...cells: string[]) => `<tr style="height:0pt">${cells.join('')}</tr>`;

export const clipboardCases: ClipboardCase[] = [
  {
    name: 'Word: title style, headings, lists as paragraphs, quote, table, caption',
    text: 'ignored',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>The ferry that never <i>quite</i> sailed<o:p></o:p></p>
<p class=MsoSubtitle>Three towns paid for a boat that nobody has boarded<o:p></o:p></p>
<p class=MsoNormal>By Ines Okafor<o:p></o:p></p>
<p class=MsoNormal><span style='mso-spacerun:yes'>  </span>The harbour board met on <b style='mso-bidi-font-weight:normal'>Tuesday</b>
to hear why.<span style='mso-spacerun:yes'>  </span>H<sub>2</sub>O was found in the hold.<o:p></o:p></p>
<h1>What it cost<o:p></o:p></h1>
${wordList(1, '·', 'Hull: 2.1 million')}
${wordList(2, 'o', 'of which steel, half')}
${wordList(1, '·', 'Engines: <a href="https://example.org/engines">1.4 million</a>')}
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${wordList(1, '1.', 'Ask the yard')}
${wordList(1, '2.', 'Ask again')}
<p class=MsoQuote>We were told it would float.<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td colspan=2><p class=MsoNormal><b>Year</b></p></td></tr><tr><td><p class=MsoNormal>2024</p></td><td><p class=MsoNormal>3</p></td></tr></table>
<p class=MsoCaption>Figure 1: crossings made<o:p></o:p></p>
<p class=MsoNormal><span class=msoDel><del>Never printed.</del></span>Kept to the end.<span style='display:none'>secret</span></p>
<!--EndFragment--></body></html>`,
    outline: [
      '<h1>The ferry that never <i>quite</i> sailed</h1>',
      '<standfirst>Three towns paid for a boat that nobody has boarded</standfirst>',
      '<p>The harbour board met on <b>Tuesday</b> to hear why. H₂O was found in the hold.</p>',
      '<h2>What it cost</h2>',
      '<ul><li><p>Hull: 2.1 million</p><ul><li><p>of which steel, half</p></li></ul></li><li><p>Engines: <a https://example.org/engines>1.4 million</a></p></li></ul>',
      '<ol><li><p>Ask the yard</p></li><li><p>Ask again</p></li></ol>',
      '<blockquote><p>We were told it would float.</p></blockquote>',
      '<table><tr><td colspan=2><p><b>Year</b></p></td></tr><tr><td><p>2024</p></td><td><p>3</p></td></tr></table>',
      '<figure><caption>Figure 1: crossings made</caption></figure>',
      '<p>Kept to the end.</p>',
    ],
  },
  {
    name: 'Google Docs: bold wrapper that is not bold, styles in spans, list inside a list',
    text: 'ignored',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d"><h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">A bridge of good intentions</span></h1><p dir="ltr"><span style="font-weight:400;">The span is </span><span style="font-weight:700;font-style:italic;">ninety</span><span style="font-weight:400;"> metres</span><span style="vertical-align:super;font-size:0.6em;">2</span><span> and </span><a href="https://www.google.com/url?q=https://example.org/plan&amp;sa=D" style="text-decoration:none;"><span style="text-decoration:underline;">the plan</span></a><span style="text-decoration:line-through;"> says so</span>.</p><br><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>Outer</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Inner</span></p></li></ul><li dir="ltr"><p dir="ltr"><span>Outer again</span></p></li></ul></b><br class="Apple-interchange-newline">`,
    outline: [
      '<h1>A bridge of good intentions</h1>',
      '<p>The span is <b><i>ninety</i></b> metres² and <a https://example.org/plan>the plan</a><s> says so</s>.</p>',
      '<ul><li><p>Outer</p><ul><li><p>Inner</p></li></ul></li><li><p>Outer again</p></li></ul>',
    ],
  },
  {
    name: 'Google Docs: a table in a wrapper, its columns named first, a row of headings, a merged cell and an empty one',
    text: 'ignored',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1b2c3d4e"><h1 dir="ltr">${docsSpan('What the ferry costs')}</h1>${docsLine(docsSpan('The board says it in three lines.'))}<br><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;table-layout:fixed;width:468pt"><colgroup><col /><col width="301" /></colgroup><thead>${docsRow(docsCell(docsLine(docsSpan('Year')), ' scope="col"', 'th'), docsCell(docsLine(docsSpan('Million')), ' scope="col"', 'th'))}</thead><tbody>${docsRow(docsCell(docsLine(docsSpan('2024'))), docsCell(`${docsLine(docsSpan('2.1', 700))}${docsLine(docsSpan('of which steel, half'))}`))}${docsRow(docsCell(docsLine(docsSpan('2025'))), docsCell('<br>'))}${docsRow(docsCell(docsLine(docsSpan('Both years are estimates')), ' colspan="2" rowspan="1"'))}</tbody></table></div><br>${docsLine(docsSpan('Nobody has asked since.'))}</b><br class="Apple-interchange-newline">`,
    outline: [
      '<h1>What the ferry costs</h1>',
      '<p>The board says it in three lines.</p>',
      '<table><tr><th><p>Year</p></th><th><p>Million</p></th></tr><tr><td><p>2024</p></td><td><p><b>2.1</b></p><p>of which steel, half</p></td></tr><tr><td><p>2025</p></td><td><p></p></td></tr><tr><td colspan=2><p>Both years are estimates</p></td></tr></table>',
      '<p>Nobody has asked since.</p>',
    ],
  },
  {
    name: 'a web page: captions, quotes, breaks, refused links, nothing that runs',
    text: 'ignored',
    html: `<h2>Rain came late</h2><p>It fell <a href="javascript:alert(1)">all night</a>,<br>then stopped.<br><br>A new paragraph begins<script>alert(1)</script> here.</p>
<figure><img src="x.jpg" alt="not visible"><figcaption>The <em>weir</em> at dawn</figcaption></figure>
<blockquote>It was <q>wet</q>.</blockquote><ol start="3"><li>Third</li><li><h3>Fourth</h3></li></ol><pre>one
two</pre><nav>Home</nav><table role="presentation"><tr><td>Laid out</td></tr></table>`,
    outline: [
      '<h1>Rain came late</h1>',
      '<p>It fell all night,<br>then stopped.</p>',
      '<p>A new paragraph begins here.</p>',
      '<figure><caption>The <i>weir</i> at dawn</caption></figure>',
      '<blockquote><p>It was “wet”.</p></blockquote>',
      '<ol start=3><li><p>Third</p></li><li><p>Fourth</p></li></ol>',
      '<p>one<br>two</p>',
      '<p>Laid out</p>',
    ],
  },
  {
    name: 'lists that count by letters or Roman numerals, as their element, their style or their items say',
    text: 'ignored',
    html: `<h2>Terms</h2><p>See (b).</p><ol type="a"><li>One</li><li>Two</li></ol><p>Or</p><ol type="i" start="0"><li>Nil</li></ol><p>Or</p>
<ol style="list-style-type: upper-alpha"><li>A</li></ol><p>Or</p><ol><li style="list-style-type:lower-roman">First</li></ol><p>Or</p><ol type="1"><li>Figures</li></ol>`,
    outline: [
      '<h1>Terms</h1>',
      '<p>See (b).</p>',
      '<ol type=a><li><p>One</p></li><li><p>Two</p></li></ol>',
      '<p>Or</p>',
      '<ol start=0 type=i><li><p>Nil</p></li></ol>',
      '<p>Or</p>',
      '<ol type=A><li><p>A</p></li></ol>',
      '<p>Or</p>',
      '<ol type=i><li><p>First</p></li></ol>',
      '<p>Or</p>',
      '<ol><li><p>Figures</p></li></ol>',
    ],
  },
  {
    name: 'who said it, below what was said',
    text: 'ignored',
    html: '<h2>Rain</h2><p>It fell.</p><blockquote><p>It was wet.</p><footer>— Ann Lee, <cite>mayor</cite></footer></blockquote><footer>About us</footer>',
    outline: ['<h1>Rain</h1>', '<p>It fell.</p>', '<blockquote><p>It was wet.</p><p>— Ann Lee, <i>mayor</i></p></blockquote>'],
  },
  {
    name: 'lists whose counts leap or go down',
    text: 'ignored',
    html: `<h2>Ranks</h2><p>They are:</p><ol><li>One</li><li value="5">Five<ol type="a"><li value="3">c</li></ol></li><li>Six</li><li value="x">Seven</li></ol><p>Or</p>
<ol reversed><li>Third</li><li>Second</li><li value="1">First</li></ol><p>Or</p><ul><li value="4">Dot</li></ul>`,
    outline: [
      '<h1>Ranks</h1>',
      '<p>They are:</p>',
      '<ol><li><p>One</p></li></ol>',
      '<ol start=5><li><p>Five</p><ol start=3 type=a><li><p>c</p></li></ol></li><li><p>Six</p></li><li><p>Seven</p></li></ol>',
      '<p>Or</p>',
      '<ol start=3><li><p>Third</p></li></ol>',
      '<ol start=2><li><p>Second</p></li></ol>',
      '<ol><li><p>First</p></li></ol>',
      '<p>Or</p>',
      '<ul><li><p>Dot</p></li></ul>',
    ],
  },
  {
    name: 'Word for the web: headings that are paragraphs by their element',
    text: 'ignored',
    html: `<div class="OutlineElement"><p class="Paragraph SCXW1" role="heading" aria-level="1"><span class="TextRun">Rain</span><span class="EOP">&nbsp;</span></p></div><div><p>It fell.</p></div>
<div><p role="heading" aria-level="2">Where</p></div><p>Here.</p><p role="heading" aria-level="3">North</p><p role="heading" aria-level="x">When</p><p role="heading"> </p>`,
    outline: ['<h1>Rain</h1>', '<p>It fell.</p>', '<h2>Where</h2>', '<p>Here.</p>', '<h3>North</h3>', '<h2>When</h2>'],
  },
  {
    name: 'a code editor: one styled element, the plain text has the paragraphs',
    text: 'First paragraph of the column, which says something.\n\nSecond paragraph, which says more.',
    html: '<span style="font-family:monospace">First paragraph of the column, which says something. Second paragraph, which says more.</span>',
    outline: ['<h1></h1>', '<p>First paragraph of the column, which says something.</p>', '<p>Second paragraph, which says more.</p>'],
  },
];
