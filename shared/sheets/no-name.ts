/** What a spreadsheet would run rather than show. */
export function isFormula(said: string): boolean {
  return /^[\s\p{Cf}\p{Cc}]*[=+\-@|%＝＋－＠]/u.test(said)
}

/** What a spreadsheet shows in the place of a value that it could not compute: `#REF!`, `Err:502`. */
export function isFailure(said: string): boolean {
  return /^#[A-Z][A-Z/0_]*[!?]?$/.test(said) || /^Err:\d{3}$/i.test(said)
}

/** A line of an address; a longer one is something else that has come into its column. */
export const longestName = 200

/** Whether it cannot be what somebody or some place is called. */
export function isNoName(said: string): boolean {
  return isFormula(said) || isFailure(said) || said.length > longestName
}
