import { inflateSync } from 'node:zlib';

/** The words of each page of a PDF that Chromium printed, as they are drawn one after the other. Only what Skia writes is understood. */
export function readPdfPages(file: Buffer): string[] {
  const objects = new Map<string, { head: string; stream: string }>();
  for (const [, id = '', body = ''] of file.toString('latin1').matchAll(/(\d+) 0 obj\n?([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const head = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(at + 'stream\n'.length).replace(/\nendstream$/, '');
    objects.set(id, { head, stream: head.includes('/FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw });
  }
  const headOf = (id = '') => objects.get(id)?.head ?? '';
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const fonts = new Map(
        [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
          const [, map] = /\/ToUnicode (\d+) 0 R/.exec(headOf(id)) ?? [];
          return [name, readMap(objects.get(map ?? '')?.stream ?? '')];
        }),
      );
      const [, content = ''] = /\/Contents (\d+) 0 R/.exec(head) ?? [];
      return drawnWords(objects.get(content)?.stream ?? '', fonts);
    });
}

/** Which character each glyph of a font stands for. */
function readMap(map: string): Map<number, string> {
  const found = new Map<number, string>();
  const lines = map.matchAll(/^<([\dA-F]{4})> (?:<([\dA-F]{4})> )?<([\dA-F]{4,})>$/gim);
  for (const [, from = '', to = from, first = ''] of lines) {
    for (let glyph = hex(from); glyph <= hex(to); glyph++) found.set(glyph, String.fromCodePoint(hex(first) + glyph - hex(from)));
  }
  return found;
}

function drawnWords(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined;
  let words = '';
  for (const [, name, glyphs = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)>/gi)) {
    if (name !== undefined) font = fonts.get(name);
    else for (const [code] of glyphs.matchAll(/.{4}/g)) words += font?.get(hex(code)) ?? '';
  }
  return words;
}

const hex = (digits: string) => Number.parseInt(digits, 16);
