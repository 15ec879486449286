// Scripts and sheets of a build, packed once as small as brotli can, and served so. Next would gzip them anew for every browser, and larger by an eighth.
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { eagerModules } from './eager-modules.mjs';

const types = { '.js': 'application/javascript; charset=UTF-8', '.css': 'text/css; charset=UTF-8' };
const suffix = '.br';

/** Packs the scripts and sheets of the build in `dist`, scripts with their modules in brackets; fonts are packed already. Takes some seconds, once a build. */
export async function packFiles(dist) {
  fs.rmSync(packedFolder(dist), { recursive: true, force: true });
  for (const file of namesBelow(staticFolder(dist)).filter((name) => path.extname(name) in types)) {
    const source = path.join(staticFolder(dist), file);
    const packed = path.join(packedFolder(dist), file + suffix);
    fs.mkdirSync(path.dirname(packed), { recursive: true });
    // Also where it lies: who takes no brotli gets that from Next.
    if (path.extname(file) === '.js') fs.writeFileSync(source, eagerModules(fs.readFileSync(source, 'utf8')));
    fs.writeFileSync(packed, await brotli(fs.readFileSync(source)));
  }
}

/**
 * `serve(request, response)`: answers with a packed file where the request asks for one of this build and takes brotli; otherwise it leaves
 * the request alone and gives false. They are kept in memory, about 800 kB: nothing that a request names is looked for on the disk.
 */
export function packedFiles(dist) {
  const files = new Map(
    namesBelow(packedFolder(dist)).map((name) => {
      const plainName = name.slice(0, -suffix.length);
      const bytes = fs.readFileSync(path.join(packedFolder(dist), name));
      return [`/_next/static/${plainName.split(path.sep).join('/')}`, { bytes, type: types[path.extname(plainName)] }];
    }),
  );
  return function serve(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const file = files.get(request.url.split('?', 1)[0]);
    if (!file || !takesBrotli(request.headers['accept-encoding'])) return false;
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Encoding': 'br',
      'Content-Length': file.bytes.length,
      Vary: 'Accept-Encoding',
      // The name is of what is in it.
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
    return true;
  };
}

/** Whether an Accept-Encoding header takes brotli. https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
export function takesBrotli(header = '') {
  return header.split(',').some((part) => {
    const [coding, ...weights] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return coding === 'br' && !weights.some((weight) => /^q=0(\.0*)?$/.test(weight));
  });
}

const staticFolder = (dist) => path.join(dist, 'static');
const packedFolder = (dist) => path.join(dist, 'packed');

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

function namesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  const isFile = (name) => fs.statSync(path.join(folder, name)).isFile();
  return fs.readdirSync(folder, { recursive: true }).filter(isFile);
}
