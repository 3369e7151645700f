/** An instant as a field for the date and time takes it: the hour of the clock on the wall, to the minute. */
export function asInput(instant: string): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** `null` for what is no time yet. */
export function fromInput(written: string): string | null {
  const at = new Date(written)
  return written === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}
