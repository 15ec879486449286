interface Picking {
  /** The note as it stands in the form, or would: where none is begun, that of what stands. */
  written: string;
  /** The note of what stands. */
  given: string;
  /** True where the form is open, and its words are before the person. */
  isBegun: boolean;
  /** True where the digit picks another verdict than stands. */
  isAnother: boolean;
}

/**
 * The note that a digit gives a verdict with. The reasons of the verdict that stands are not those of another one: that one begins without any.
 * Where they are in the open form, the person is to look at them first (`asks`).
 */
export function noteOfDigit({ written, given, isBegun, isAnother }: Picking): { note: string; asks: boolean } {
  if (!isAnother) return { note: written || given, asks: false };
  const isOld = written !== '' && written === given;
  return { note: isOld && !isBegun ? '' : written, asks: isOld && isBegun };
}
