/**
 * For `JSON.stringify`: of a block only what it says. What names a thing is not of its words, nor what
 * a reference said when it was put there, since it is printed anew; what a field says is printed.
 */
export function wordsAlone(key: string, value: unknown): unknown {
  if (key === 'id') return undefined
  return key === 'attrs' && isOfReference(value) ? { ...value, said: undefined } : value
}

function isOfReference(attrs: unknown): attrs is object {
  return typeof attrs === 'object' && attrs !== null && 'target' in attrs
}
