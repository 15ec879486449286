// The Nodes that Galley runs on: those that all its dependencies run on, which is what Prisma says of itself. Written for old Nodes too, which must still be
// able to read this file.
import { Refusal } from './refusal.mjs';

/** The oldest of each even number. An odd one is out of support half a year after it came, and libraries leave it out. */
const oldest = { 20: 19, 22: 12 };

/** Throws a Refusal when `version`, like '20.19.1', is too old, or one that was for a while only. */
export function refuseOldNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major >= 24 || minor >= oldest[major]) return;
  throw new Refusal(`Galley needs Node 20 from 20.19 on, 22 from 22.12 on, or 24 and later (22 is recommended); this is Node ${version}.`);
}
