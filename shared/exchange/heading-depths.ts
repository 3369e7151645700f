/**
 * How deep a heading lies where no level may be left out, as whoever has a page read out needs it:
 * one below the nearest heading before it that is of a higher level, so that headings of one level
 * beside each other lie at one depth whatever that level is.
 */
export class HeadingDepths {
  /** Levels of the heading before and of those it lies within. */
  private within: number[] = []

  /** 1 for one that lies in no other. */
  of(level: number): number {
    this.within = [...this.within.filter((each) => each < level), level]
    return this.within.length
  }

  /** What follows lies in no heading. */
  begin(): void {
    this.within = []
  }
}
