// The oldest Node that Galley runs on. Written for old Nodes too, which must still be able to read this file.
import { Refusal } from './refusal.mjs';

const oldest = [20, 19];

/** Throws a Refusal when `version`, like '20.19.1', is too old. */
export function refuseOldNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Refusal(`Galley needs Node ${oldest.join('.')} or newer (22 is recommended); this is Node ${version}.`);
}
