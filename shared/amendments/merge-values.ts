/** Named values: the attributes of a block, the parts of a recommendation. */
type Values = Readonly<Record<string, unknown>>

/** Both changes of a set of named values; `null` if they set one of them to different values. */
export function mergeValues(base: Values, one: Values, other: Values): Values | null {
  const merged: Record<string, unknown> = {}
  for (const name of new Set([base, one, other].flatMap(Object.keys))) {
    const value = mergeValue(base[name], one[name], other[name])
    if (!value) return null
    merged[name] = value.value
  }
  return merged
}

/** Of one value, which may itself be a set of named values. */
function mergeValue(
  base: unknown,
  one: unknown,
  other: unknown,
): { readonly value: unknown } | null {
  if (isSame(one, base) || isSame(one, other)) return { value: other }
  if (isSame(other, base)) return { value: one }
  if (!isValues(base) || !isValues(one) || !isValues(other)) return null
  const value = mergeValues(base, one, other)
  return value && { value }
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => isSame(each, other[at]))
  }
  if (!isValues(one) || !isValues(other)) return false
  const names = new Set([one, other].flatMap(Object.keys))
  return [...names].every((name) => isSame(one[name], other[name]))
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
