/**
 * Whether whoever opens a conference wants to begin it with a document: said on the first screen, and
 * heeded once the conference is open, which is after the window was loaded anew.
 */
const key = 'rapporteur.begin-with-document'

export function wishForDocument(isWished: boolean): void {
  if (isWished) sessionStorage.setItem(key, 'yes')
  else sessionStorage.removeItem(key)
}

/** Once: nobody who comes back to the conference is asked again. */
export function takeWishForDocument(): boolean {
  const isWished = sessionStorage.getItem(key) !== null
  sessionStorage.removeItem(key)
  return isWished
}
