/**
 * What was dropped on the window from outside.
 *
 * - `folder`: one at least.
 * - `document`: words that have a program of their own, from which they can be copied.
 * - `picture`, `file`: what has no words for us.
 */
export type Dropped = 'folder' | 'document' | 'picture' | 'file'

/** Of several, what most can be done about is told. */
export function kindOfDrop({ items, files }: Pick<DataTransfer, 'items' | 'files'>): Dropped {
  if ([...items].some((item) => item.webkitGetAsEntry()?.isDirectory)) return 'folder'
  const all = [...files]
  if (all.some(({ name }) => documents.test(name))) return 'document'
  const isPicture = all.length > 0 && all.every(({ type }) => type.startsWith('image/'))
  return isPicture ? 'picture' : 'file'
}

const documents = /\.(docx?|odt|rtf|pages|txt|md|html?|pdf)$/i
