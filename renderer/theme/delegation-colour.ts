/** How many delegations have a colour of their own; more repeat with a pattern. */
export const delegationColours = 12

/** The accent of the delegation that came `index`th to the conference, `null` for the rostrum. */
export function delegationColour(index: number | null): string {
  if (index === null) return 'var(--delegation-none)'
  return `var(--delegation-${(index % delegationColours) + 1})`
}

/** Whether the colour stands a second time, so that a stripe must tell the two apart. */
export function isStriped(index: number | null): boolean {
  return index !== null && index >= delegationColours
}
