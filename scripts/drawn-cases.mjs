// With which seed fast-check draws the cases of the properties: in each file of unit and service tests, as part of its set-up.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROOF_DRAW) });
