import { Fragment } from 'prosemirror-model'
import { schema } from '../../document/schema'
import { type Row, withNumber } from './row'

/**
 * Which passages would be one: those that are chosen, if they follow on one another, or one and what
 * is right before it. Fewer than two where they cannot: what is a table, begins a part of the document
 * or is left out stays by itself.
 */
export function joinable(rows: readonly Row[], keys: ReadonlySet<number>): readonly Row[] {
  const first = rows.findIndex(({ key }) => keys.has(key))
  if (first < 0) return []
  const group = keys.size === 1 ? rows.slice(Math.max(0, first - 1), first + 1) : follow(first)
  return group.every(hasWords) && group.slice(1).every(({ begins }) => begins === null) ? group : []

  function follow(from: number): readonly Row[] {
    const chosen = rows.slice(from, from + keys.size)
    return chosen.every(({ key }) => keys.has(key)) ? chosen : []
  }
}

function hasWords({ as, guess }: Row): boolean {
  const none = ['table', 'contents', 'left-out']
  return !none.includes(as.kind) && guess.kind !== 'table' && guess.kind !== 'contents'
}

/**
 * Makes one passage of several, such as of a paragraph whose lines came each as a paragraph of its own.
 * It is what the first was taken for; a number that stood before another of them is among the words.
 */
export function join(rows: readonly Row[], keys: ReadonlySet<number>): readonly Row[] {
  const [first, ...rest] = joinable(rows, keys)
  if (!first || rest.length === 0) return rows
  const gone = new Set(rest.map(({ key }) => key))
  const one = rest.reduce(joinedTo, { ...first, doubt: null })
  return rows.flatMap((row) => (row === first ? [one] : gone.has(row.key) ? [] : [row]))
}

function joinedTo(before: Row, row: Row): Row {
  const { block, joined } = before
  const words = withNumber(row)
  const between = spaceBetween(block.textContent, words.textBetween(0, words.size))
  return {
    ...before,
    block: block.type.create(block.attrs, block.content.append(between).append(words)),
    joined: [...joined, row.key, ...row.joined],
  }
}

/** Chinese has none between its words. */
function spaceBetween(before: string, after: string): Fragment {
  const isNone = !before || !after || /[\s\p{sc=Han}\u3000-\u303f\uff00-\uffef]$/u.test(before)
  return isNone ? Fragment.empty : Fragment.from(schema.text(' '))
}
