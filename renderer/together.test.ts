// @vitest-environment jsdom
import './editor/testing/layout'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, it } from 'vitest'
import { eachBlock } from '../shared/document/blocks'
import { schema } from '../shared/document/schema'
import { annex, footnote, heading, p, paragraph, section, text } from '../shared/testing/build'
import { anyMove, anyMoving, type Move, play } from './editor/testing/moves'
import { crowd } from './testing/crowd'

/**
 * Three to five people do whatever they like, together or out of reach of each other. In the end
 * all have the same text, it is a text, each of its blocks is there once, and nothing that anyone
 * typed has gone unless someone took it away who saw it, or it is kept for them.
 *
 * `TOGETHER_RUNS=50000 npx vitest run renderer/together.test.ts` goes on for longer, and
 * each time with others. What it finds is added to the cases below.
 */
const asked = process.env.TOGETHER_RUNS
const seed = asked ? Date.now() : 20051123
const runs = Number(asked ?? 2000)
const movingRuns = Number(asked ?? 500)

const report = text(
  section('s', heading('h', 1, 'Opening'), p('a', 'The Conference noted.'), p('b', 'It rose.')),
  section('t', p('c', 'Annex', footnote('f', 'See there'), ' and on'), p('d')),
)

const plain = text(
  section('s', heading('h', 1, 'Opening'), p('a', 'The Conference noted.'), p('b', 'It rose.')),
  section('t', p('c', 'Annex'), p('d', 'List')),
)

const cell = (words: string) => schema.node('cell', null, words ? [schema.text(words)] : [])
const rows = ['States', ''].map((words) => schema.node('row', null, [cell(words), cell('Parties')]))
const declaration = text(
  schema.node('title', { id: 'title' }, [schema.text('Declaration')]),
  section('s', p('a', 'One.'), paragraph({ id: 'b', level: 1 }, 'First.'), p('c', 'Two.')),
  annex('x', heading('h', 1, 'List'), schema.node('table', { id: 'u' }, rows)),
)

function together(opening: Node, clients: readonly number[], moves: readonly Move[]): void {
  const room = crowd(opening, clients)
  try {
    play(room, moves)
    room.settle()
    const ids = idsOf(room.said())
    expect(ids).toEqual([...new Set(ids)])
    expect(room.vanished()).toEqual([])
  } finally {
    room.close()
  }
}

/** Where blocks and sections are only moved, each is still there with what it said. */
function moving(clients: readonly number[], moves: readonly Move[]): void {
  const room = crowd(plain, clients)
  try {
    play(room, moves)
    room.settle()
    const said = wordsOf(room.said())
    for (const [id, words] of wordsOf(plain)) expect(`${id} ${said.get(id)}`).toContain(words)
    expect(room.vanished()).toEqual([])
  } finally {
    room.close()
  }
}

/** By ids of the blocks, what they say without what was typed into them. */
function wordsOf(said: Node): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  eachBlock(said, ({ node }) => {
    words.set(node.attrs.id, node.textContent.replaceAll(/[\u4e00-\u9fff]/g, ''))
  })
  return words
}

function idsOf(said: Node): readonly unknown[] {
  const ids: unknown[] = []
  said.descendants((node) => {
    if ('id' in node.attrs) ids.push(node.attrs.id)
  })
  return ids
}

const found: readonly (readonly [string, readonly Move[]])[] = [
  [
    'one joins a paragraph out of reach, another writes in it',
    [
      [0, 'down', 0, 0],
      [0, 'backspace', 71, 0],
      [1, 'type', 84, 0],
    ],
  ],
  [
    'one joins a paragraph to a heading that another deletes',
    [
      [1, 'type', 84, 0],
      [0, 'slow', 0, 0],
      [1, 'dropBlock', 0, 0],
      [0, 'delete', 0, 0],
    ],
  ],
  [
    'one deletes a block of which they have seen half of the last word',
    [
      [0, 'enter', 0, 0],
      [1, 'type', 79, 0],
      [0, 'slow', 0, 0],
      [1, 'typeOn', 0, 0],
      [0, 'dropBlock', 19, 0],
    ],
  ],
  [
    'one makes a heading of what another carries elsewhere',
    [
      [0, 'down', 0, 0],
      [1, 'heading', 191, 0],
      [0, 'carry', 84, 39],
    ],
  ],
  [
    'one brings a block back that another has made out of its neighbour',
    [
      [0, 'dropSection', 0, 0],
      [0, 'down', 0, 0],
      [1, 'enter', 0, 0],
      [1, 'dropBlock', 140, 0],
      [0, 'carry', 0, 8],
      [1, 'undo', 0, 0],
    ],
  ],
  [
    'one takes back a step whose second half had moved another’s words',
    [
      [0, 'note', 86, 0],
      [1, 'type', 91, 0],
      [0, 'erase', 16, 91],
      [2, 'typeOn', 0, 0],
      [0, 'lineBreak', 88, 0],
      [0, 'undo', 0, 0],
    ],
  ],
  [
    'one makes a heading of what another has moved and written in',
    [
      [0, 'move', 131, 94],
      [0, 'dropBlock', 0, 0],
      [0, 'type', 11, 0],
      [1, 'heading', 78, 0],
    ],
  ],
  [
    'one sweeps away the sections around what another has moved and noted',
    [
      [0, 'move', 36, 0],
      [0, 'note', 0, 0],
      [0, 'pasteSection', 0, 0],
      [1, 'sweep', 77, 4],
    ],
  ],
  [
    'one moves a block past another, which a third has carried and brought back',
    [
      [0, 'move', 0, 95],
      [2, 'carry', 48, 139],
      [1, 'down', 0, 0],
      [2, 'undo', 0, 0],
      [1, 'dropSection', 0, 0],
      [1, 'typeOver', 127, 0],
      [1, 'move', 113, 0],
    ],
  ],
  [
    'one takes back a move and a heading in which another has begun to write',
    [
      [1, 'move', 16, 0],
      [1, 'heading', 0, 0],
      [2, 'erase', 0, 0],
      [2, 'typeOn', 0, 0],
      [1, 'undo', 0, 0],
    ],
  ],
  [
    'one makes a heading of what another has moved, and both take that back',
    [
      [0, 'erase', 84, 0],
      [2, 'move', 181, 0],
      [0, 'typeOn', 0, 0],
      [1, 'heading', 0, 0],
      [2, 'undo', 0, 0],
      [1, 'undo', 0, 0],
    ],
  ],
  [
    'one breaks a line, ends the paragraph and types in it while another ends it too',
    [
      [0, 'slow', 0, 0],
      [0, 'lineBreak', 14, 0],
      [0, 'enter', 162, 0],
      [1, 'enter', 87, 0],
      [0, 'typeOver', 167, 0],
    ],
  ],
  [
    'one takes back a note and a move in a block that another writes in and deletes',
    [
      [0, 'type', 158, 0],
      [4, 'move', 171, 96],
      [0, 'dropBlock', 131, 0],
      [0, 'type', 0, 0],
      [0, 'type', 0, 0],
      [4, 'note', 183, 0],
      [4, 'undo', 0, 0],
      [1, 'undo', 0, 0],
    ],
  ],
]

it.each(found)('no word goes when %s', (_what, moves) => together(report, [2, 3, 4], moves))

const movedAway: readonly (readonly [string, readonly Move[]])[] = [
  [
    'one moves a block into a section that another is moving',
    [
      [1, 'slow', 0, 0],
      [1, 'moveSection', 0, 113],
      [0, 'move', 8, 0],
    ],
  ],
  [
    'one moves a block into a section whose move another is taking back',
    [
      [0, 'moveSection', 9, 0],
      [0, 'slow', 0, 0],
      [0, 'undo', 0, 0],
      [1, 'move', 32, 0],
    ],
  ],
  [
    'one moves it away and back while another, out of reach, moves the section that it was in',
    [
      [0, 'down', 0, 0],
      [1, 'move', 0, 60],
      [0, 'moveSection', 0, 146],
      [1, 'down', 0, 0],
      [1, 'move', 72, 0],
    ],
  ],
  [
    'one takes back a move into a section that another is moving',
    [
      [0, 'slow', 0, 0],
      [0, 'moveSection', 91, 0],
      [1, 'move', 78, 0],
      [1, 'undo', 0, 0],
    ],
  ],
  [
    'one takes back and does again the second of two moves',
    [
      [1, 'move', 0, 181],
      [0, 'moveSection', 163, 0],
      [1, 'move', 7, 0],
      [1, 'undo', 0, 0],
      [1, 'redo', 0, 0],
    ],
  ],
  [
    'one takes back a move and does it again after another has written in it',
    [
      [0, 'move', 0, 2],
      [0, 'undo', 0, 0],
      [1, 'type', 0, 0],
      [0, 'redo', 0, 0],
    ],
  ],
  [
    'one writes in it, moves it and takes that back while another moves it too',
    [
      [1, 'down', 0, 0],
      [1, 'type', 36, 0],
      [1, 'move', 2, 0],
      [2, 'move', 2, 0],
      [1, 'undo', 0, 0],
    ],
  ],
  [
    'two move one section at once, and both take that back',
    [
      [4, 'moveSection', 0, 2],
      [1, 'slow', 0, 0],
      [2, 'moveSection', 75, 0],
      [4, 'undo', 0, 0],
      [2, 'undo', 0, 0],
    ],
  ],
]

it.each(movedAway)('no block goes when %s', (_what, moves) => moving([2, 3, 4], moves))

const anyone = fc.uniqueArray(fc.integer({ min: 2, max: 99 }), { minLength: 3, maxLength: 5 })
const anything = fc.array(anyMove, { maxLength: 20, size: 'max' })

it(`no word goes whatever ${runs} groups of three to five people do`, () => {
  const property = fc.property(fc.constantFrom(report, declaration), anyone, anything, together)
  fc.assert(property, { numRuns: runs, seed })
}, 0)

it(`no block goes wherever ${movingRuns} groups of three to five people move it`, () => {
  const property = fc.property(anyone, fc.array(anyMoving, { maxLength: 20, size: 'max' }), moving)
  fc.assert(property, { numRuns: movingRuns, seed })
}, 0)
