import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '..')
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => [name, readFileSync(join(renderer, name), 'utf8')] as const)

/**
 * A layer that is named first yields to all others. What the first screen shows is loaded before the
 * theme: a sheet of it that named the layer of the panels would put that beneath the theme's.
 */
it('of the panels alone are in their layer, which comes after those of the theme', () => {
  const inLayer = sheets.filter(([, css]) => css.includes('@layer panels')).map(([name]) => name)
  expect(inLayer.filter((name) => !name.startsWith('panels/'))).toEqual([])
})
