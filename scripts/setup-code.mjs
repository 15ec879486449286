// The one-time code that lets the first person set up the house. Only its hash is stored.
import { createHash, randomInt } from 'node:crypto';
import { withClient } from './database.mjs';

// No 0, O, 1, I, L: the code is read from a terminal and typed.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A new set-up code for the database of `url`, in place of any earlier one, or null once a person exists. */
export function renewSetupCode(url) {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from "Person" limit 1');
    if (rowCount) return null;
    const code = makeCode();
    await storeSetupCode(client, code);
    return code;
  });
}

/** Stores the hash of `code` as the house's set-up code. */
function storeSetupCode(client, code) {
  const hash = createHash('sha256').update(code).digest('hex');
  const sql = `insert into "HouseSetting" (key, value) values ('setup-code', $1) on conflict (key) do update set value = excluded.value`;
  return client.query(sql, [JSON.stringify({ hash })]);
}

function makeCode() {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${four()}-${four()}`;
}
