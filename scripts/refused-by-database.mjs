// What the person reads where the database did not let its user do something. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html

/** What to do where the database takes no writes. */
export const leadToWrites =
  'Lead DATABASE_URL to a server that is no standby, and where default_transaction_read_only is off, and start again.';

/** The sentence for what PostgreSQL does not let this user do, whatever that was, or null for any other error. */
export function sentenceOfRefused(error) {
  const reason = error?.message?.replace(/\.$/, '');
  if (error?.code === '25006') return `The database takes no writes: ${reason}. ${leadToWrites}`;
  if (error?.code === '42501')
    return `The user of DATABASE_URL may not do that: ${reason}. Make it the owner of the database, which is all that Galley needs, and start again.`;
  return null;
}
