import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { build } from 'esbuild';
import postcss from 'postcss';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds the page of the bench and the app's own sheet, and serves both on loopback until closed. */
export async function serveBench(): Promise<{ url: string; close(): void }> {
  const bundle = await build({
    entryPoints: [path.join(import.meta.dirname, 'page.ts')],
    bundle: true,
    minify: !process.env.NOMIN,
    write: false,
    outdir: '/out',
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Next's own modules ask for settings of the server; there are none here.
    banner: { js: 'globalThis.process ??= { env: {} };' },
    tsconfig: path.join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
  const output = (ending: string) => bundle.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const sheet = path.join(root, 'app/globals.css');
  const { css } = await postcss([tailwind({ base: root })]).process(readFileSync(sheet, 'utf8'), { from: sheet });
  const html = (isStyled: boolean) => `<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>Bench</title>
${isStyled ? '<link rel="stylesheet" href="/app.css">' : ''}<style>${output('.css')}</style></head><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, body: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(body);
    if (url.pathname === '/') return send('text/html', html(url.searchParams.get('sheet') !== 'none'));
    // The card asks what sources the article has, as it does of the app.
    if (url.pathname.endsWith('/sources')) return send('application/json', '{"sources":[]}');
    if (url.pathname === '/page.js') return send('text/javascript', output('.js'));
    if (url.pathname === '/app.css')
      return send('text/css', css.replaceAll(/url\("?[./]*fonts\//g, 'url(/fonts/').replaceAll('.woff2")', '.woff2)'));
    if (/^\/fonts\/[\w.-]+\.woff2$/.test(url.pathname)) return send('font/woff2', readFileSync(path.join(root, 'app', url.pathname)));
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bench has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
