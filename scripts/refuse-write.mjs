// What is sent to a page. No page takes a body, and Next would keep it in memory, up to 10 MB of each, and answer nobody before its end: any stranger could
// fill the server.
import { answerHeaders } from './answer-headers.mjs';

const reading = ['GET', 'HEAD'];
/** What a route may have (https://nextjs.org/docs/app/api-reference/file-conventions/route). Next fails on others. */
const ofRoutes = [...reading, 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Answers 405 to a request that neither reads nor is for the API, or has a method that no route has, and ends its connection with the body unread. Any other
 * one is left alone, and false is given.
 */
export function refuseWrite({ method, url }, response) {
  if (reading.includes(method)) return false;
  const allowed = isOfApi(url) ? ofRoutes : reading;
  if (allowed.includes(method)) return false;
  for (const { key, value } of answerHeaders) response.setHeader(key, value);
  response.writeHead(405, { Allow: allowed.join(', '), Connection: 'close', 'Content-Length': 0 }).end();
  return true;
}

/** By the path as Next reads it: dots are followed, so that `/api/../sign-in` is a page. */
function isOfApi(url) {
  const galley = 'http://galley';
  return URL.canParse(url, galley) && new URL(url, galley).pathname.startsWith('/api/');
}
