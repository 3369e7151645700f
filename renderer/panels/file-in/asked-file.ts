import { cell } from '../../session/live'

/** The file that somebody wants to bring in. One window shows one conference. */
export const askedFile = cell<File | null>(null)

/** The system's own dialog, in Electron as in a browser: no path of this machine comes into the window. */
export function pickFile(accept: string): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) askedFile.set(file)
  })
  input.click()
}

export const wordFiles = '.docx,.docm'
