/**
 * The page's only style sheet. Colours are those of our light theme, written out: the page has nothing to take them from.
 * Kinds differ by line (solid, wave, double), so they read in grey and in print; links print with their address.
 */
export const htmlStyle = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding-block:32px 48px;padding-inline:56px 24px;max-width:692px;background:#ffffff;color:#14181a;font:18px/29px Newsreader,Georgia,"Times New Roman",serif;overflow-wrap:break-word}
h1{font-size:36px;line-height:42px;font-weight:600;margin:0 0 12px}
h2,h3,h4{font-size:20px;line-height:28px;margin:28px 0 8px}
.standfirst{font-size:20px;color:#434c51;margin:0 0 12px}
.byline,.where,.made,footer{font:13px/20px Inter,system-ui,sans-serif;color:#5d676c}
h1,p,figcaption,.notes blockquote{white-space:pre-wrap}
p:empty{min-height:29px}
li>p,td>p,th>p{margin:0}
a{color:#0b5672}
[data-number]{position:relative}
[data-number]::before{content:attr(data-number);position:absolute;inset-inline-start:-44px;font:11px/29px Inter,system-ui,sans-serif;color:#5d676c;white-space:nowrap;direction:ltr}
blockquote{margin:16px 0;padding-inline-start:16px;border-inline-start:3px solid #d2d7d4}
table{border-collapse:collapse;margin:16px 0}
td,th{border:1px solid #d2d7d4;padding:4px 12px;text-align:start;vertical-align:top}
figure{margin:16px 0;padding:12px 16px;background:#f1f3f2}
hr{border:0;border-top:1px solid #d2d7d4;margin:28px 0}
mark{background:none;color:inherit}
mark.claim,mark .claim{background:#e8ebfb;text-decoration:underline solid #4660d6 2px;text-underline-offset:4px}
mark.opinion,mark .opinion{background:#faeaf2;text-decoration:underline wavy #b8407f 1px;text-underline-offset:7px}
mark.proposal,mark .proposal{background:#e1f3ef;text-decoration:underline double #15857a 1px;text-underline-offset:5px}
.label{font:600 11px/1 Inter,system-ui,sans-serif;white-space:nowrap;margin-inline-start:1px}
.label a{text-decoration:none}
.label.claim a,.tags .claim h3 a{color:#2c46b8}
.label.opinion a,.tags .opinion h3 a{color:#93285f}
.label.proposal a,.tags .proposal h3 a{color:#0b6155}
.notes{margin-top:40px;border-top:2px solid #14181a;font:15px/23px Inter,system-ui,sans-serif}
.notes ol,.notes ul{padding-inline-start:24px}
.tags{list-style:none;padding:0!important}
.tags>li{margin:0 0 20px}
.notes h3{font-size:15px;line-height:23px;margin:0 0 4px}
.notes p{margin:4px 0}
.notes blockquote{margin:4px 0;font:16px/24px Newsreader,Georgia,serif}
.note{color:#7d4700}
.supported{color:#17663a}.partly{color:#7d4700}.refuted{color:#a8201a}.unproven{color:#485157}
:target{outline:2px solid #3593b4;outline-offset:4px}
@media (max-width:640px){body{padding:20px 16px}[data-number]::before{content:none}}
@media print{
@page{margin:20mm 18mm}
body{max-width:none;padding-block:0;padding-inline:40px 0;font-size:11pt;line-height:16pt}
h1,h2,h3,h4{break-after:avoid}
.tags>li,.sources>li,figure,tr{break-inside:avoid}
p,blockquote{orphans:3;widows:3}
a{color:inherit}
mark,mark span{print-color-adjust:exact;-webkit-print-color-adjust:exact}
:target{outline:none}
}
`;
