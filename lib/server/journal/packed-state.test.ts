import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stateToJson } from '@/lib/domain/article-state';
import { sampleInput, writeSampleQueries } from '@/lib/domain/export/sample.fixture';
import { seenBy } from '@/lib/domain/talk/query';
import { packState } from './packed-state';

const [checker, author] = [{ seesDrafts: true }, { seesDrafts: false }];
const sample = () => sampleInput(writeSampleQueries()).state;
const said = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString());

describe('packState', () => {
  it('says the article as the viewer may see it, its hash and how far it has come', async () => {
    const state = { ...sample(), hash: 'f'.repeat(64) };
    const about = { hash: state.hash, headSeq: state.seq };
    expect(said(await packState(state, checker))).toEqual({ state: stateToJson(state), ...about });
    const seen = said(await packState(state, author));
    expect(seen).toEqual({ state: stateToJson(seenBy(state, author)), ...about });
    expect(seen).not.toEqual(said(await packState(state, checker)));
  });

  it('is made once for all who see the same of the same state', async () => {
    const state = sample();
    const first = packState(state, checker);
    expect(packState(state, { seesDrafts: true })).toBe(first);
    expect(packState(state, author)).not.toBe(first);
    expect(packState({ ...state }, checker)).not.toBe(first);
    expect(await packState(state, checker)).toBe(await first);
  });
});
