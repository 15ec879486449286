import { describe, expect, it } from 'vitest';
import { titleKeyOf } from './title-key';

describe('titleKeyOf', () => {
  it('orders titles as people look for them', () => {
    const titles = ['Zoo', '“A city”', 'Élan', 'eager', 'Ferry', '12 buses'];
    const byKey = [...titles].sort((a, b) => (titleKeyOf(a) < titleKeyOf(b) ? -1 : 1));
    expect(byKey).toEqual(['12 buses', '“A city”', 'eager', 'Élan', 'Ferry', 'Zoo']);
  });

  it('keeps the vowels of scripts that write them as marks', () => {
    expect(new Set(['दिल्ली', 'दाल', 'दल', 'กิน', 'กัน', 'กน'].map(titleKeyOf)).size).toBe(6);
  });

  it('keeps what has no letters, and never ends within a character', () => {
    expect(titleKeyOf('???')).toBe('???');
    expect(titleKeyOf('')).toBe('');
    expect(titleKeyOf(`a${'🚌'.repeat(200)}`).isWellFormed()).toBe(true);
    expect(titleKeyOf('🚌'.repeat(2_000)).isWellFormed()).toBe(true);
  });
});
