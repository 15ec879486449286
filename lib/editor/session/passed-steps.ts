import { Mapping, type Step, type StepMap } from '@tiptap/pm/transform';

/** So many versions back a position of the confirmed text can still be followed to where it is now. */
const MOST = 512;

/** The maps of the latest steps of the confirmed text, by which a place that was true a moment ago is found now. */
export class PassedSteps {
  private maps: StepMap[] = [];
  private version: number;

  /** `version`: of the text before the first step. */
  constructor(version: number) {
    this.version = version;
  }

  push(steps: readonly Step[]): void {
    this.version += steps.length;
    for (const step of steps) this.maps.push(step.getMap());
    // Cut now and then: at each step it would copy all of them.
    if (this.maps.length > 2 * MOST) this.maps = this.maps.slice(-MOST);
  }

  /** The way from a version to the newest. Null where that is too long ago, or still to come. */
  since(version: number): Mapping | null {
    const back = this.version - version;
    return back < 0 || back > this.maps.length ? null : new Mapping(this.maps.slice(this.maps.length - back));
  }
}
