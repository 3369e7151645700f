// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recognise } from '../../../shared/exchange/recognise/recognise'
import { tellFound } from '../../../shared/exchange/testing/tell-recognised'
import { readHtml } from './read-html'

const example = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

it.each(['word', 'libre-office', 'google-docs', 'web-page'])('reads what %s copies', (program) => {
  expect(tell(example(`${program}.clip`))).toBe(example(`${program}.txt`).trim())
})

function tell(html: string): string {
  const { passages, remarks } = readHtml(html)
  const recognised = recognise(passages)
  const told = [...remarks, ...recognised.remarks].map(({ kind, words }) => `${kind}: ${words}`)
  return [tellFound(recognised.found), '----', ...told].join('\n')
}
