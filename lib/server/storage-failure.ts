import { DomainError } from '@/lib/domain/errors';

// Prisma: https://www.prisma.io/docs/orm/reference/error-reference. P2034 is its word for 40001 and 40P01.
const busyCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037']);
// PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
/** PostgreSQL's word for a write where none are taken: on a standby, or where the session is read-only by default. */
export const READ_ONLY = '25006';
const busyStates = new Set([
  READ_ONLY,
  '55P03',
  '40001',
  '40P01',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53000',
  '53200',
  '53300',
  '25P03',
  '25P04',
]);
const busyKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TransactionWriteConflict']);
const DISK_FULL = '53100';
const socketCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
]);
/** What a PostgreSQL that is away leaves of its unix socket: nothing, or a folder that is closed meanwhile. Of a file they are a bug of ours. */
const socketFileCodes = new Set(['ENOENT', 'EACCES']);

// pg and pg-pool name these by their sentences alone, and Prisma passes them on as they are.
const lostMessages = new Set([
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'timeout expired',
]);

/** All codes and kinds that an error carries, at any depth of Prisma's wrapping (`meta.driverAdapterError.cause`), and the sentences that stand for one. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const message: unknown = Reflect.get(error, 'message');
  const found: string[] = typeof message === 'string' && lostMessages.has(message) ? [message] : [];
  // Of a connection that was not made Prisma passes on the code alone, beside its own version.
  const isOfSocket = Reflect.get(error, 'syscall') === 'connect' || Reflect.has(error, 'clientVersion');
  for (const [key, value] of [...Object.entries(error), ['cause', Reflect.get(error, 'cause')] as const]) {
    if (key === 'code' && typeof value === 'string' && socketFileCodes.has(value)) found.push(isOfSocket ? 'ECONNREFUSED' : value);
    else if ((key === 'code' || key === 'originalCode' || key === 'kind' || key === 'name') && typeof value === 'string') found.push(value);
    else if (key === 'cause' || key === 'meta' || key === 'driverAdapterError') found.push(...codesOf(value, depth + 1));
  }
  return found;
}

/** True for the failure of a write because a row with one of its unique keys is there already, whichever key that is. */
export const isKeyTaken = (error: unknown): boolean => codesOf(error).includes('23505');

/**
 * The DomainError for a failure of the database itself: `storage-full` for a full disk, `busy` for locks, conflicts, timeouts, lost
 * connections and a server that takes no writes. Null for everything else: a broken constraint or query is a bug, or the service's own to explain.
 */
export function storageFailure(error: unknown): DomainError | null {
  if (error instanceof DomainError) return null;
  const codes = codesOf(error);
  if (codes.includes(DISK_FULL)) {
    return new DomainError(
      'storage-full',
      'The server’s disk is full. Nothing was saved; what you wrote is kept here until there is room.',
    );
  }
  const isBusy = codes.some(
    (code) =>
      busyCodes.has(code) ||
      busyStates.has(code) ||
      busyKinds.has(code) ||
      socketCodes.has(code) ||
      lostMessages.has(code) ||
      /^08...$/.test(code),
  );
  return isBusy ? new DomainError('busy', 'The server is busy. Nothing was lost; try again in a moment.') : null;
}
