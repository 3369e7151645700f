/** A figure beside its bound. */
export function judged(what: string, value: number, most: number, unit = ''): string {
  const whole = Number.isInteger(value) && Number.isInteger(most)
  const figure = unit
    ? `${Math.round(value * 10) / 10} ${unit}`
    : whole
      ? `${value}`
      : value.toFixed(2)
  return `${what}: ${figure}, at most ${most}${unit && ` ${unit}`}: ${value <= most ? 'met' : 'NOT MET'}`
}
