import { htmlThemes } from '../export/html-style';

/** The style of a dossier's page: as the fact-check report looks, on screens of any width, in the dark, and on paper. */
export const indexStyle = `${htmlThemes}:root{--mono:"IBM Plex Mono",ui-monospace,Menlo,Consolas,monospace}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 28px 56px;max-width:800px;background:var(--paper);color:var(--ink);font:14.5px/22px var(--ui);overflow-wrap:anywhere}
h1,h2,blockquote,cite,q{font-family:var(--read)}
.strip{display:flex;justify-content:space-between;gap:12px;margin:0 0 18px;padding-bottom:8px;border-bottom:2px solid var(--ink);font:600 11px/16px var(--mono);letter-spacing:.06em;text-transform:uppercase}
h1{font-size:34px;line-height:40px;font-weight:600;margin:0 0 10px;text-wrap:balance}
h2{font-size:20px;line-height:28px;font-weight:600;margin:36px 0 10px;padding-top:10px;border-top:2px solid var(--ink)}
h3{font:600 14.5px/22px var(--ui);margin:0;grid-area:1/1}
section>h3{margin:18px 0 4px}
h3 b{color:var(--claim);font-family:var(--mono);margin-inline-end:6px}
p{margin:4px 0}
a{color:inherit;text-underline-offset:2px}
.where,.place,footer{font-size:13px;line-height:20px;color:var(--ink-3)}
.place{grid-area:1/2;margin:0}
.note{color:var(--warn)}
.mono,pre{font-family:var(--mono)}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:0;margin:22px 0;border-block:1px solid var(--line)}
.figures>div{display:flex;flex-direction:column-reverse;padding:12px 0}
.figures dt{font-size:12px;line-height:16px;color:var(--ink-3)}
.figures dd{margin:0;font:600 26px/32px var(--read)}
nav{display:flex;flex-wrap:wrap;gap:4px 18px}
.claims{list-style:none;margin:0;padding:0}
.claims>li{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:12px;padding:14px 0;border-top:1px solid var(--line)}
.claims>li:first-child{border-top:0;padding-top:0}
.claims>li>*{grid-column:1/-1}
.claims>li>h3{grid-area:1/1}
.claims>li>.place{grid-area:1/2}
.replies{list-style:none;margin:0;padding:0}
.replies>li{padding:14px 0;border-top:1px solid var(--line)}
.replies>li:first-child{border-top:0;padding-top:0}
.replies .reply{white-space:pre-wrap}
blockquote{margin:4px 0 6px;font-size:17px;line-height:25px;white-space:pre-wrap}
.rationale{white-space:pre-wrap}
.rationale:empty{display:none}
.evidence{list-style:none;margin:8px 0 0;padding-inline-start:14px;border-inline-start:2px solid var(--line)}
.evidence li{margin:6px 0}
cite{font-style:italic}
.sources{padding-inline-start:26px}
.sources li{padding-block:4px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:19px}
td,th{padding:6px 14px 6px 0;text-align:start;vertical-align:top;border-top:1px solid var(--line);overflow-wrap:normal}
thead th{border-top:0;font-size:12px;font-weight:600;color:var(--ink-3)}
tbody th{font-weight:600}
td{font-variant-numeric:tabular-nums}
td time{white-space:nowrap}
@media print,(min-width:641px){[aria-labelledby="work"] tr>:not(:first-child,:nth-last-child(-n+2)){text-align:end}}
del{color:var(--ink-3)}ins{text-decoration-color:var(--supported)}
pre{margin:8px 0;padding:10px 14px;overflow-x:auto;background:var(--sunken);border-radius:5px;font-size:13px}
.hashes dt{font-size:13px;color:var(--ink-3);margin-top:10px}
.hashes dd{margin:0;font-size:13px}
.supported{color:var(--supported)}.partly{color:var(--partly)}.refuted{color:var(--refuted)}.unproven{color:var(--unproven)}
footer{margin-top:32px}
:target{outline:2px solid var(--here);outline-offset:4px}
@media screen and (max-width:640px){body{padding:20px 16px 40px}h1{font-size:28px;line-height:33px}.figures{grid-template-columns:repeat(2,1fr)}nav a,.sources a{display:inline-block;padding-block:11px}table,tbody,tr,th,td{display:block}thead{display:none}tr{padding:8px 0;border-top:1px solid var(--line)}td,th{border:0;padding:1px 0}td::before{content:attr(data-column) " ";color:var(--ink-3)}td:has(>span:empty,>del:empty){display:none}}
@media print{
@page{size:A4;margin:16mm}
body{max-width:none;padding:0;font-size:9.5pt;line-height:14pt}
nav{display:none}
h1{font-size:22pt;line-height:26pt}
h2,h3{break-after:avoid}
.claims>li,.replies>li,.sources li,tr{break-inside:avoid}
blockquote{font-size:11pt;line-height:15.5pt}
p,li{orphans:3;widows:3}
:target{outline:none}
}
`;
