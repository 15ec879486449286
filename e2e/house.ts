import { z } from 'zod';

const House = z.object({ address: z.url(), databaseUrl: z.string(), sessionSecret: z.string() });

/** The servers under test, each on a database of its own, as scripts/browser-tests.mjs has started them. */
export const houses = House.array()
  .min(1)
  .parse(JSON.parse(process.env.GALLEY_HOUSES ?? '[{"address": "http://localhost:3000", "databaseUrl": "", "sessionSecret": ""}]'));

const [first] = houses;
if (first === undefined) throw new Error('there is no house');

/** The house of this worker: what its journeys empty or rename is nobody else's. */
export const house = houses[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? first;

/** Where the servers on the house's database are reached: its own, and those that journeys have started beside it. They take each other's sessions. */
export const serverAddresses = new Set([house.address]);

/** True for an address of one of these servers, whatever name the machine is called by. */
export const isOurs = (address: string): boolean => [...serverAddresses].some((one) => new URL(one).port === new URL(address).port);
