/** Chance from a seed: the same seed chooses the same again. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 <= x < 1. mulberry32: small, quick and even enough. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, `from` <= n < `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * Math.max(0, to - from));
  }

  /** One of a list, or undefined of an empty one. */
  of<T>(list: readonly T[]): T | undefined {
    return list[this.int(0, list.length)];
  }

  /** All of a list, in an order of chance. */
  shuffled<T>(list: readonly T[]): T[] {
    const keyed = list.map((one) => ({ one, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
  }

  isLucky(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list, those with more weight more often. */
  weighed<T extends { weight: number }>(list: readonly T[]): T | undefined {
    let left = this.next() * list.reduce((sum, { weight }) => sum + weight, 0);
    return list.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
  }

  /** A chance of its own, so that what one part draws does not change what the others draw. */
  fork(): Chance {
    return new Chance(this.int(0, 4_294_967_296));
  }
}
