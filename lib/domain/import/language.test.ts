import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language';

const ENGLISH =
  'The quay was closed on Monday. The council says the quay carries forty people a day, and nobody asked the harbour for a count.';
const VIETNAMESE = 'Hội đồng thành phố đã bỏ phiếu đóng cửa bến phà vào ban đêm. Không ai hỏi những người lái tàu về việc này.';

describe('detectLanguage', () => {
  it('takes no text for Vietnamese in which no letter is its own', () => {
    expect(detectLanguage(`Votes of the quay\n${ENGLISH}`)).not.toBe('vi');
    expect(
      detectLanguage(
        `The asking quay, à la carte\nA quay is asked. The quay was asked by the mayor whether it holds, and she wrote of it.`,
      ),
    ).not.toBe('vi');
  });

  it.each(['NFC', 'NFD'])('knows a Vietnamese one, its letters written as in %s', (form) => {
    expect(detectLanguage(VIETNAMESE.normalize(form))).toBe('vi');
  });

  it('says nothing of a short text', () => {
    expect(detectLanguage('The quay was closed.')).toBe('');
  });
});
