import net from 'node:net';
import { longestSilenceMs } from './settings';

/**
 * A socket for the database that fails (`ETIMEDOUT`) when nothing was said on it for too long. A host that loses its power closes nothing: what was
 * sent to it is sent again by the system for a quarter of an hour, and until then its query would hold a connection, and the queue of its article.
 * GALLEY_DATABASE_SILENCE_MS says another limit, for who computes between two statements for longer; it is read for each connection.
 */
export function databaseSocket(): net.Socket {
  const socket = new net.Socket();
  socket.setTimeout(longestSilenceMs(), () =>
    socket.destroy(Object.assign(new Error('The database has said nothing for too long'), { code: 'ETIMEDOUT' })),
  );
  return socket;
}
