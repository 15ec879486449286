import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import type { Action, Actor, Subject } from '@/lib/domain/people/permissions';
import { authorize } from './authorize';

const actor = (memberships: Actor['memberships'], isAdmin = false): Actor => ({ id: 'a', name: 'A', isAdmin, memberships });

function refusal(who: Actor, action: Action, subject: Subject): [string, string] | null {
  try {
    authorize(who, action, subject);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.message];
    throw error;
  }
}

const hidden = ['not-found', 'There is no such page, or it is not yours to see.'];

describe('authorize', () => {
  it('hides a desk from whoever has no role in it', () => {
    expect(refusal(actor({ other: 'lead' }), 'read article', { deskId: 'd' })).toEqual(hidden);
    expect(refusal(actor({ other: 'lead' }), 'manage desk', { deskId: 'd' })).toEqual(hidden);
  });

  it('hides a colleague’s article from an author, whatever they try', () => {
    expect(refusal(actor({ d: 'author' }), 'edit text', { deskId: 'd', own: false })).toEqual(hidden);
    expect(refusal(actor({ d: 'author' }), 'delete article', { deskId: 'd', own: false })).toEqual(hidden);
  });

  it('says which role cannot do what', () => {
    expect(refusal(actor({ d: 'reader' }), 'tag', { deskId: 'd' })).toEqual(['forbidden', 'Readers cannot tag.']);
    expect(refusal(actor({ d: 'author' }), 'manage desk', { deskId: 'd' })).toEqual(['forbidden', 'Authors cannot change the desk.']);
  });

  it('tells an author why their own text is closed', () => {
    const subject = { deskId: 'd', own: true, checkingStarted: true };
    expect(refusal(actor({ d: 'author' }), 'edit text', subject)).toEqual([
      'forbidden',
      'Authors cannot edit this text once checking has started.',
    ]);
    expect(refusal(actor({ d: 'author' }), 'edit text', { ...subject, checkingStarted: false })).toBeNull();
  });

  it('leaves the house to admins', () => {
    expect(refusal(actor({ d: 'lead' }), 'manage house', { deskId: null })).toEqual(['forbidden', 'Only admins can change the house.']);
    expect(refusal(actor({}, true), 'manage house', { deskId: null })).toBeNull();
  });
});
