/** What tests have put on the screen and not yet taken off: `setup.ts` takes it off after each. */
const shown = new Set<() => void>()

/** Returns what takes it off, once. */
export function onScreen(takeOff: () => void): () => void {
  const off = () => {
    if (shown.delete(off)) takeOff()
  }
  shown.add(off)
  return off
}

export function clearScreen(): void {
  for (const off of [...shown]) off()
}
