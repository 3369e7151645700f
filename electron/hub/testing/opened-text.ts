import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'prosemirror-model'
import { openingText, parseOpeningText } from '../../../shared/document/opening-text'
import { longText } from '../../bench/long-text'
import { root } from '../../tools/root'

/** The text that a conference opens with, with the same ids each time. */
export function openedText(json: unknown): Node {
  let ids = 0
  return openingText(parseOpeningText(json), () => `id-${++ids}`).text
}

/** That of a file of the checkout. */
export function textIn(path: string): Node {
  return openedText(JSON.parse(readFileSync(join(root, path), 'utf8')))
}

export function longTextOf(sections: number, each: number): Node {
  return openedText(longText(sections, each))
}

/** A real one: the draft final document that is shipped. */
export const sample: Node = textIn('assets/conferences/ap2-conf7.json')
