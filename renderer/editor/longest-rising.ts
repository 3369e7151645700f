/** The longest run of numbers that rise, not necessarily side by side. */
export function longestRising(numbers: readonly number[]): readonly number[] {
  const best: (readonly number[])[] = []
  for (const [at, number] of numbers.entries()) {
    const before = best
      .slice(0, at)
      .filter((run) => (run.at(-1) ?? -1) < number)
      .reduce<readonly number[]>((most, run) => (run.length > most.length ? run : most), [])
    best.push([...before, number])
  }
  return best.reduce<readonly number[]>((most, run) => (run.length > most.length ? run : most), [])
}
