import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './root'

interface Entry {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)

/**
 * `npm install` leaves out silently what the registry lacks on that day, and then `npm ci` refuses
 * the lock file: a package for another system still needs its entry, with `os` and `cpu`.
 */
it('names every package that another system needs', () => {
  const named = Object.keys(lock.packages)
  const wanted = Object.values(lock.packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  )
  const isNamed = (name: string) => named.some((path) => path.endsWith(`node_modules/${name}`))
  expect(wanted.filter((name) => !isNamed(name))).toEqual([])
})

it('names no registry', () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved)).toEqual([])
})
