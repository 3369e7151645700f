import { type Cell, cell } from '../../session/live'

/** The file that somebody wants to bring in. One window shows one conference. */
export const askedFile = cell<File | null>(null)

/** The system's own dialog, in Electron as in a browser: no path of this machine comes into the window. */
export function pickFile(accept: string, into: Cell<File | null>): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) into.set(file)
  })
  input.click()
}

/** What can be read. The name says little, and what is in the file is looked at in any case. */
const endings = ['docx', 'docm', 'html', 'htm', 'txt', 'xml', 'akn', 'json']
export const documents = endings.map((ending) => `.${ending}`).join(',')

export function isDocument(name: string): boolean {
  return endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))
}
