import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import en from '../../assets/locales/en.json'

const root = join(import.meta.dirname, '../..')
const sources = ['renderer', 'electron', 'shared']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(root, folder, name),
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

/** `stay.${why}.what` stands for every key that begins and ends so. */
const patterns = [...sources.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)]
  .map(([, template = '']) => template)
  .filter((template) => /^[a-z]/.test(template))
  .map((template) =>
    template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&')),
  )
  .map((parts) => new RegExp(`^${parts.join('[A-Za-z0-9._-]+')}$`))

it('stand in order, so that those who add to the file do not meet', () => {
  const keys = Object.keys(en)
  expect(keys).toEqual([...keys].sort((one, other) => (one < other ? -1 : 1)))
})

it('are all said somewhere', () => {
  const unsaid = Object.keys(en).filter(
    (key) => !sources.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
  )
  expect(unsaid).toEqual([])
})
