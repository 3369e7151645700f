import { Fragment, type Node } from 'prosemirror-model'
import { commonRuns } from '../../amendments/common-runs'
import { saidBy } from './said'
import { wordsAsIssued } from './words-as-issued'

/**
 * The rows of a table in a file, those that say the same as they were, and in the others the cells
 * that do. Which row is which is told by what they say, and between those one after the other.
 *
 * @param saying the table of the text with what its references say
 */
export function rowsAsIssued(was: Node, saying: Node, now: Node): Fragment {
  const rows = [...now.children]
  const put = (a: number, b: number) => {
    const row = rows[b]
    if (row) rows[b] = rowAsIssued(was.child(a), saying.child(a), row)
  }
  let [a, b] = [0, 0]
  const end = { a: was.childCount, b: now.childCount, length: 0 }
  for (const run of [...commonRuns(saying.children.map(saidIn), now.children.map(saidIn)), end]) {
    // Where rows have come or gone among those that changed, nobody can tell which is which.
    const isOneByOne = run.a - a === run.b - b
    for (let at = 0; isOneByOne && at < run.a - a; at++) put(a + at, b + at)
    for (let at = 0; at < run.length; at++) put(run.a + at, run.b + at)
    a = run.a + run.length
    b = run.b + run.length
  }
  return Fragment.from(rows)
}

function rowAsIssued(was: Node, saying: Node, now: Node): Node {
  const isSame = saidIn(saying) === saidIn(now)
  if (was.childCount !== now.childCount) return isSame ? was : now
  const cells = now.children.map((cell, column) => {
    const [old, says] = [was.child(column), saying.child(column)]
    const content = saidBy(says) === saidBy(cell) ? old.content : wordsAsIssued(old, says, cell)
    return old.type.create(old.attrs, content)
  })
  return now.copy(Fragment.from(cells))
}

/** Cell by cell; a row that is shorter than others is printed with empty ones at its end. */
function saidIn(row: Node): string {
  const cells = row.children.map((cell) => saidBy(cell))
  while (cells.at(-1) === '') cells.pop()
  return JSON.stringify(cells)
}
