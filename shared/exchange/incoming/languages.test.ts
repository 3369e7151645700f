import { expect, it } from 'vitest'
import { fixture, fixturesAreHere, whenFixtures } from '../../testing/fixtures'
import { takenIn } from '../take-in/taken-in'
import { type Decode, readBytes } from './source'
import { textOfSource } from './text-of-source'

const decode: Decode = (bytes, writing) => new TextDecoder(writing).decode(bytes)

function languages(name: string, bytes: Uint8Array): readonly string[] {
  const source = readBytes(name, bytes, decode)
  if (source.kind === 'unread') throw new Error(source.why)
  let made = 0
  const { text } = textOfSource(source, () => `n${++made}`)
  return [text.firstChild?.attrs.language, takenIn(source).language]
}

const said = (name: string, words: string) => languages(name, new TextEncoder().encode(words))

const arabic =
  '1- انعقد المؤتمر السنوي السابع في جنيف.\n\n2- وأوصى المؤتمر بأن يمارس الأمين العام سلطته.'
const french =
  'La Conférence a recommandé que le Secrétaire général exerce son autorité dans le but de promouvoir l’universalité.'

it.each([
  ['plain words', 'a.txt', arabic, 'Arabic'],
  ['plain words', 'a.txt', french, 'French'],
  [
    'a page of a program that says its own language',
    'a.html',
    `<html lang="en"><p>${french}`,
    'French',
  ],
  ['a page of hardly any words', 'a.html', '<html lang="ru-RU"><p>CCW/AP.II/CONF.7/2', 'Russian'],
  ['a page of one that is not official', 'a.html', '<html lang="fi"><p>Suomi', 'English'],
  ['nothing that says it', 'a.txt', 'CCW/AP.II/CONF.7/2', 'English'],
])('knows the language of %s (%s)', (_what, name, words, language) => {
  expect(said(name, words)).toEqual([language, language])
})

it('believes the line of a masthead before its words', () => {
  const [text] = said('a.txt', `CCW/AP.II/CONF.7/2\n\nENGLISH ONLY\n\n${french}`)
  expect(text).toBe('English')
})

it.runIf(fixturesAreHere)(`of a Word file by its words (${whenFixtures})`, () => {
  const name = 'docx/plain/un-crc-general-comment-20-arabic.docx'
  expect(languages(name, fixture(name))).toEqual(['Arabic', 'Arabic'])
})
