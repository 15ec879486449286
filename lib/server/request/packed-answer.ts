import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);

/** True for who takes an answer that is packed by gzip, as their Accept-Encoding says. */
export const takesGzip = (acceptEncoding: string | null | undefined) => /(^|,)\s*gzip\s*(,|$)/i.test(acceptEncoding ?? '');

const passedOn = new WeakSet<Request>();

/** Says that whoever has this request answered passes the answer on with its encoding. Next takes that for its own, and packs what is packed once more. */
export const passOnEncoded = (request: Request) => void passedOn.add(request);

/** JSON that was packed before it was asked for, as the answer to a request: as it is, or unpacked for who cannot do that, or does not pass it on so. */
export async function packedAnswer(request: Request, packed: Uint8Array<ArrayBuffer>): Promise<Response> {
  const isTaken = passedOn.has(request) && takesGzip(request.headers.get('accept-encoding'));
  const about = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept-Encoding' };
  return isTaken
    ? new Response(packed, { headers: { ...about, 'Content-Encoding': 'gzip' } })
    : new Response(await unpack(packed), { headers: about });
}
