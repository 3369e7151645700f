import type { Node } from 'prosemirror-model'
import { number } from '../../shared/document/numbering'
import type { StatesRegister } from '../../shared/states/register'
import { staleIn, type Taken } from '../../shared/states/taken'
import { say } from './say'

/** A line for each count and list that is printed although the register of States says something else by now. */
export function staleCounts(file: string, text: Node, states: StatesRegister): readonly string[] {
  const { labels } = number(text)
  return staleIn(text, states).map((taken) => {
    const place = (taken.block && labels.get(taken.block)) ?? ''
    const where = place ? say('cli.stale.where', { file, place }) : file
    return taken.kind === 'count'
      ? say('cli.stale.count', { where, at: taken.at, said: taken.said, now: taken.now })
      : say('cli.stale.list', { where, at: taken.at, change: changeOf(taken) })
  })
}

function changeOf({ said, now }: Extract<Taken, { kind: 'list' }>): string {
  const list = (names: readonly string[]) => names.join(', ')
  const added = now.filter((each) => !said.includes(each))
  const gone = said.filter((each) => !now.includes(each))
  return [
    ...(added.length > 0 ? [say('cli.stale.added', { names: list(added) })] : []),
    ...(gone.length > 0 ? [say('cli.stale.gone', { names: list(gone) })] : []),
    ...(added.length + gone.length === 0 ? [say('cli.stale.reordered')] : []),
  ].join(' ')
}
