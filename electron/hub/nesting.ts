import * as Y from 'yjs'
import { mayStand, movesPlace, nameOf, type Place } from '../../shared/document/items'
import { movesName, movesOf } from '../../shared/document/moves'
import { contentOf } from '../../shared/document/ydoc'
import { isOfLetters } from '../../shared/letters/of-letters'
import { finder, type Struct } from './find-item'

/**
 * Whether every item of an update stands where the schema lets it stand.
 *
 * What stands in templates of letters alone has its place in those.
 *
 * An item does not always name its parent; then a neighbour does, in the update or in the document.
 * One whose neighbours have not come yet cannot be judged and passes: windows of ours never send
 * such.
 */
export function isWellNested(
  document: Y.Doc,
  structs: readonly Struct[],
  isTemplate = false,
): boolean {
  const placeOf = placesIn(document, structs)
  return structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true
    const place = placeOf(struct)
    if (place === 'unknown') return true
    return mayStand(struct.content, place) && (isTemplate || !saysOfLetters(struct.content, place))
  })
}

function saysOfLetters(content: Y.Item['content'], { node, key }: Place): boolean {
  return (
    content instanceof Y.ContentAny && content.arr.some((value) => isOfLetters(node, key, value))
  )
}

/** Looks for each item's place, following neighbours, each of which is asked only once. */
function placesIn(document: Y.Doc, structs: readonly Struct[]) {
  const find = finder(document, structs)
  const root = contentOf(document)
  const moves = movesOf(document)
  const known = new Map<Struct, Place | 'unknown'>()

  function own(item: Y.Item): Place | null {
    const parent: unknown = item.parent
    const named = (node: string | null): Place | null =>
      node === null ? null : { node, key: item.parentSub }
    if (parent === 'content' || parent === root) return named('doc')
    if (parent === movesName || parent === moves) return named(movesPlace)
    if (parent instanceof Y.AbstractType) return named(nameOf(parent))
    if (!(parent instanceof Y.ID)) return null
    const holder = find(parent)
    const content = holder instanceof Y.Item ? holder.content : null
    return content instanceof Y.ContentType ? named(nameOf(content.type)) : null
  }

  return (item: Y.Item): Place | 'unknown' => {
    const asked: Y.Item[] = []
    let place: Place | 'unknown' | null = null
    for (let at: Struct | null = item; place === null; ) {
      const here: Struct | null = at
      if (!(here instanceof Y.Item)) place = 'unknown'
      else {
        place = known.get(here) ?? own(here)
        asked.push(here)
        const next: Y.ID | null = here.origin ?? here.rightOrigin
        at = next && find(next)
      }
    }
    for (const each of asked) known.set(each, place)
    return place
  }
}
