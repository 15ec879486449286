import { describe, expect, it } from 'vitest';
import { Button } from './button';

describe('Button', () => {
  it('takes no word that it is off which would leave it to be pressed', () => {
    // @ts-expect-error
    Button({ 'aria-disabled': true });
    expect(Button({ isBusy: true }).props).toMatchObject({ 'aria-disabled': true, 'aria-busy': true });
  });
});
