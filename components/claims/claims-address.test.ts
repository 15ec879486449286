import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { isNarrowed, plainAddress, readClaimsAddress, writeClaimsAddress } from './claims-address';

const read = (address: string) => readClaimsAddress(new URL(address, 'http://localhost').searchParams);

describe('writeClaimsAddress', () => {
  it('is read back as it was', () => {
    const id = fc.option(fc.uuid(), { nil: '' });
    const day = fc.option(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10)),
      { nil: '' },
    );
    const addresses = fc.record({
      query: fc.string({ maxLength: 300 }),
      standings: fc.subarray(RememberedStanding.options),
      deskId: id,
      byId: id,
      from: day,
      to: day,
      sources: fc.constantFrom('' as const, 'with' as const, 'without' as const),
      order: fc.constantFrom('newest' as const, 'closest' as const),
      claimId: id,
    });
    fc.assert(
      fc.property(addresses, (address) => {
        const order = address.query === '' ? 'newest' : address.order;
        expect(read(writeClaimsAddress(address))).toEqual({ ...address, order });
      }),
    );
  });

  it('is short where nothing is chosen', () => {
    expect(writeClaimsAddress(plainAddress)).toBe('/claims');
    expect(writeClaimsAddress({ ...plainAddress, query: 'night bus', order: 'closest' })).toBe('/claims?q=night+bus');
  });
});

describe('readClaimsAddress', () => {
  it('takes what it does not know for the plain page', () => {
    expect(read('/claims?verdict=true,refuted&desk=1&by=%27&from=2026-13-45&sources=some&order=best&claim=x')).toEqual({
      ...plainAddress,
      standings: ['refuted'],
    });
  });
});

describe('isNarrowed', () => {
  it('is about what is left out, not about what is open or first', () => {
    expect(isNarrowed({ ...plainAddress, claimId: 'c', order: 'closest' })).toBe(false);
    expect(isNarrowed({ ...plainAddress, query: 'x' })).toBe(true);
    expect(isNarrowed({ ...plainAddress, sources: 'with' })).toBe(true);
  });
});
