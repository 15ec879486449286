// The process that `npm run dev` serves from: `node dev-server.mjs dev -H HOST -p PORT` is `next dev`, which ends with its launcher. Next serves from a
// child of this process, so the life line of `serve.mjs` ends here and not in instrumentation-node.ts.
import { pathToFileURL } from 'node:url';
import { nextProgram } from './prepare.mjs';

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
await import(pathToFileURL(nextProgram).href);
