/** Our themes' colours and faces as variables, written out: a page that stands alone has nothing to take them from. Dark is for screens alone. */
export const htmlThemes = `
:root{color-scheme:light dark;
--paper:#ffffff;--sunken:#f1f3f2;--ink:#14181a;--ink-2:#434c51;--ink-3:#5d676c;--line:#d2d7d4;--here:#3593b4;
--claim:#2c46b8;--claim-line:#4660d6;--claim-tint:#e8ebfb;--opinion:#93285f;--opinion-line:#b8407f;--opinion-tint:#faeaf2;--proposal:#0b6155;--proposal-line:#15857a;--proposal-tint:#e1f3ef;
--warn:#7d4700;--supported:#17663a;--partly:#7d4700;--refuted:#a8201a;--unproven:#485157;
--read:Newsreader,Georgia,"Times New Roman",serif;--ui:Inter,system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#191e1f;--sunken:#141819;--ink:#e9edeb;--ink-2:#b9c2bf;--ink-3:#929d99;--line:#333b3c;--here:#5fb8d6;
--claim:#aab8ff;--claim-line:#8497fa;--claim-tint:#232a42;--opinion:#f2a5cb;--opinion-line:#dd7db0;--opinion-tint:#33222d;--proposal:#7fd6c6;--proposal-line:#4fb3a3;--proposal-tint:#19302c;
--warn:#efbf6a;--supported:#7fd6a0;--partly:#efbf6a;--refuted:#ff9d94;--unproven:#b9c2bf}}
`;

/**
 * The page's only style sheet. Kinds differ by line (solid, wave, double) and verdicts by their sign, so they read in grey and in print; links of
 * the text print with their address.
 */
export const htmlStyle = `${htmlThemes}*{box-sizing:border-box}
body{margin:0 auto;padding-block:40px 56px;padding-inline:60px 24px;max-width:696px;background:var(--paper);color:var(--ink);font:18px/29px var(--read);overflow-wrap:break-word}
h1{font-size:36px;line-height:42px;font-weight:600;margin:0 0 12px;text-wrap:balance}
h2,h3,h4{font-size:20px;line-height:28px;margin:28px 0 8px}
.standfirst{font-size:20px;font-style:italic;color:var(--ink-2);margin:0 0 12px}
.byline,.place,.where,footer{font:13px/20px var(--ui);color:var(--ink-3)}
h1,p,figcaption,.notes blockquote{white-space:pre-wrap}
p:empty{min-height:29px}
li>p,td>p,th>p{margin:0}
a{color:inherit;text-underline-offset:2px}
[data-number]{position:relative}
[data-number]::before{content:"\\200e" attr(data-number);position:absolute;inset-inline-start:-46px;font:11px/29px var(--ui);color:var(--ink-3);white-space:nowrap}
blockquote{margin:16px 0;padding-inline-start:16px;border-inline-start:2px solid var(--line)}
table{border-collapse:collapse;margin:16px 0;font-size:16px;line-height:24px}
td,th{border:1px solid var(--line);padding:4px 12px;text-align:start;vertical-align:top}
figure{margin:16px 0;padding:10px 14px;border:1px solid var(--line);border-radius:4px;font-size:16px;line-height:24px;color:var(--ink-2)}
hr{border:0;border-top:1px solid var(--line);margin:28px 0}
sup,sub{line-height:0}
mark{background:none;color:inherit}
mark.claim,mark .claim{background:var(--claim-tint);text-decoration:underline solid var(--claim-line) 2px;text-underline-offset:4px}
mark.opinion,mark .opinion{background:var(--opinion-tint);text-decoration:underline wavy var(--opinion-line) 1px;text-underline-offset:6px}
mark.proposal,mark .proposal{background:var(--proposal-tint);text-decoration:underline double var(--proposal-line) 1px;text-underline-offset:4px}
.label{font:600 11px/0 var(--ui);vertical-align:.5em;white-space:nowrap;margin-inline-start:2px}
.label a{text-decoration:none}
.label.claim a,.tags .claim h3 a{color:var(--claim)}
.label.opinion a,.tags .opinion h3 a{color:var(--opinion)}
.label.proposal a,.tags .proposal h3 a{color:var(--proposal)}
.notes{margin-top:44px;border-top:2px solid var(--ink);font:14.5px/22px var(--ui)}
.notes h2{font:600 20px/28px var(--read);margin:18px 0 10px}
.notes ol,.notes ul{padding-inline-start:22px}
.notes p{margin:3px 0}
.tags{list-style:none;margin:0;padding:0!important}
.tags>li{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:12px;padding:12px 0;border-top:1px solid var(--line)}
.tags>li:first-child{border-top:0;padding-top:0}
.tags>li>*{grid-column:1/-1}
.tags>li>h3{grid-area:1/1;font-size:14.5px;line-height:22px;margin:0}
.tags>li>.place{grid-area:1/2;margin:0}
.place a{color:inherit}
.notes blockquote{margin:2px 0 4px;padding:0;border:0;font:17px/25px var(--read)}
.sources>li{padding-block:5px}
.sources>li::marker{font-weight:600}
.note{color:var(--warn)}
.supported{color:var(--supported)}.partly{color:var(--partly)}.refuted{color:var(--refuted)}.unproven{color:var(--unproven)}
footer{margin-top:28px}
:target{outline:2px solid var(--here);outline-offset:4px}
@media screen and (max-width:640px){body{padding:24px 18px 40px}h1{font-size:29px;line-height:34px}[data-number]::before{content:none}}
@media print{
@page{margin:18mm 18mm 20mm}
body{max-width:none;padding-block:0;padding-inline:46px 0;font-size:11pt;line-height:17pt}
h1{font-size:24pt;line-height:28pt}
.standfirst{font-size:13pt;line-height:18pt}
table,figure{font-size:10pt;line-height:15pt}
[data-number]::before{font-size:8pt;line-height:17pt}
.notes{font-size:9pt;line-height:13pt}
.tags>li>h3{font-size:9pt;line-height:13pt}
.notes blockquote{font-size:10.5pt;line-height:15pt}
.byline,.place,.where,footer{font-size:8pt;line-height:12pt}
.tags>li{padding:7pt 0}
h1,h2,h3,h4,.sources>li>p{break-after:avoid}
.tags>li,.sources li li,figure,tr{break-inside:avoid}
p,blockquote{orphans:3;widows:3}
article a[href^="http"]::after,article a[href^="mailto"]::after{content:" (" attr(href) ")";font:8.5pt var(--ui);overflow-wrap:anywhere}
mark,mark span{print-color-adjust:exact;-webkit-print-color-adjust:exact}
mark.opinion,mark .opinion{text-decoration-thickness:1.5px;text-underline-offset:4px}
:target{outline:none}
}
`;
