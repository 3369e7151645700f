/** The end of a `switch` over a union: reached only if a case was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`)
}
