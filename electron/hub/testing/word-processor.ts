import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../tools/root'

const run = promisify(execFile)

/**
 * A Word file as LibreOffice saves it, with letters as wide as those of the font that the file names,
 * whatever this machine has.
 *
 * @param to a filter of LibreOffice, by the ending of what it makes: "pdf", "txt:Text (encoded):UTF8"
 */
export async function convertedWord(
  bytes: Uint8Array,
  to: string,
  folder: string,
): Promise<Buffer> {
  const file = join(folder, 'document.docx')
  writeFileSync(file, bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const fonts = join(folder, 'fonts.conf')
  writeFileSync(fonts, sameWidths(folder))
  await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, file], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  })
  const [ending = ''] = to.split(':')
  return readFileSync(join(folder, `document.${ending}`))
}

const sameWidths = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(root, 'node_modules/@expo-google-fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit>
  </match>
</fontconfig>
`
