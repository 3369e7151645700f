import { rmSync, writeFileSync } from 'node:fs'

/**
 * Keeps a link in a file for nobody else to read. One of that name is made anew, since its readers
 * would stay those it had. @throws the error of the file system
 */
export function keepInvitation(file: string, link: string): void {
  rmSync(file, { force: true })
  writeFileSync(file, `${link}\n`, { mode: 0o600, flag: 'wx' })
}
