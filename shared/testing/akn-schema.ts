import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixturePath } from './fixtures'

const schema = fixturePath('akn/schema/akomantoso30.xsd')

export const canCheck = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0

/** @throws at the first that is not valid by the schema of OASIS, and says why. */
export function refuseInvalid(files: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'akn-'))
  try {
    const paths = files.map((file, index) => {
      const path = join(folder, `${index}.xml`)
      writeFileSync(path, file)
      return path
    })
    const args = ['--nonet', '--noout', '--schema', schema, ...paths]
    execFileSync('xmllint', args, { stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
