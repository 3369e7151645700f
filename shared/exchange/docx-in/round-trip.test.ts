import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import sample from '../../../assets/conferences/ap2-conf7.json'
import type { Conference } from '../../conference'
import { openingText, parseOpeningText } from '../../document/opening-text'
import { conferenceId, textId } from '../../ids'
import { build } from '../build'
import { toDocx } from '../docx/docx'
import { toPlain } from '../plain/plain'
import { wholeText } from '../recognise/whole-text'
import { at, conference, digest, finalText } from '../testing/final-text'
import { wordPassages } from './passages'
import { readWord } from './read'
import { acceptAll } from './resolve'

function imported(bytes: Uint8Array): Node {
  let made = 0
  const passages = wordPassages(acceptAll(readWord(bytes)))
  const newId = () => `b-${++made}`
  return wholeText(passages.passages, { ...passages, language: 'English', newId }).text
}

function plain(text: Node, of: Conference): string {
  return toPlain(build({ text, conference: of, stage: 'adopted', at, digest }))
}

const exported = (text: Node, of: Conference) =>
  toDocx(build({ text, conference: of, stage: 'adopted', at, digest }))

const opening = (() => {
  let made = 0
  return openingText(parseOpeningText(sample), () => `o-${++made}`)
})()
const ofSample: Conference = {
  ...opening.conference,
  id: conferenceId('sample'),
  text: textId('sample'),
}

it('the sample conference comes back from its own Word file, every number and note of it', async () => {
  const back = imported(await exported(opening.text, ofSample))
  // The list of contents tells which paragraphs of an appeal are numbered, and only that differs.
  const lines = (text: Node) =>
    plain(text, ofSample)
      .split('\n')
      .filter((line) => !/\t/.test(line))
  expect(lines(back)).toEqual(lines(opening.text))
})

it.each([
  ['the sample conference', opening.text, ofSample],
  ['a text with one of everything', finalText, conference],
])(
  '%s is printed the same after it went out and came in, and after it did once more',
  async (_, text, of) => {
    const once = imported(await exported(text, of))
    expect(plain(once, of)).toBe(plain(text, of))
    const twice = imported(await exported(once, of))
    expect(plain(twice, of)).toBe(plain(once, of))
    expect(twice.toJSON()).toEqual(once.toJSON())
  },
)
