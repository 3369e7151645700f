import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const word = 'docx:MS Word 2007 XML'

/** Forms in which LibreOffice keeps a document between opening a Word file and saving it as one. */
export const ways = {
  'as a Word file': [word],
  'by way of OpenDocument': ['odt', word],
} as const
export type Way = keyof typeof ways

/** Word files as LibreOffice leaves them when it has opened and saved them. */
export async function savedAgain(
  files: readonly Uint8Array[],
  way: Way,
): Promise<readonly Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'saved-again-'))
  try {
    let paths = files.map((_, at) => join(folder, `${at}.docx`))
    for (const [at, file] of files.entries()) writeFileSync(paths[at] ?? '', file)
    for (const [step, form] of ways[way].entries()) {
      const out = join(folder, String(step))
      mkdirSync(out)
      await run('soffice', [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        ...['--convert-to', form, '--outdir', out],
        ...paths,
      ])
      const [ending] = form.split(':')
      paths = files.map((_, at) => join(out, `${at}.${ending}`))
    }
    return paths.map((path) => new Uint8Array(readFileSync(path)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
