import type { FileToSave } from '../../shared/host'

/** Hands a file to the browser, which saves or asks as its user has told it to. */
export function download({ name, type, bytes }: FileToSave, document: Document): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The download has begun by the next turn; before that the address must still be there.
  setTimeout(() => URL.revokeObjectURL(url))
}
