import type { BlockId } from '../../../shared/ids'
import type { OutlineEntry } from '../../editor/contract'
import { t } from '../../i18n/translate'

/**
 * What each heading is called in a list of headings: its number and its words. Of those that are
 * called alike each says in which it is as well, from the nearest on, until they differ; and if that
 * does not tell them apart, with which paragraph it begins, or which of them it is.
 */
export function sectionNames(outline: readonly OutlineEntry[]): ReadonlyMap<BlockId, string> {
  const above = aboveEach(outline)
  const most = Math.max(0, ...[...above.values()].map(({ length }) => length))
  let names = new Map(outline.map((entry) => [entry.id, nameOf(entry)]))
  for (let at = 0; at < most; at++) {
    names = where(names, (id, section) => {
      const within = above.get(id)?.[at]
      return within && t('board.section.within', { section, within: nameOf(within) })
    })
  }
  const byId = new Map(outline.map((entry) => [entry.id, entry]))
  names = where(names, (id, section) => {
    const first = byId.get(id)?.paragraphs?.[0]
    return first && t('board.section.from', { section, first })
  })
  const counts = new Map<string, number>()
  return where(names, (_, section) => {
    const count = (counts.get(section) ?? 0) + 1
    counts.set(section, count)
    return t('board.section.nth', { section, count })
  })
}

function nameOf({ label, title }: OutlineEntry): string {
  return [label, title || t('panel.outline.untitled')].filter(Boolean).join(' ')
}

type Names = Map<BlockId, string>

/** Those that are called alike by another name, where there is one. */
function where(
  names: Names,
  other: (id: BlockId, name: string) => string | undefined | null,
): Names {
  const counts = new Map<string, number>()
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map(
    [...names].map(([id, name]) => {
      const isAlike = (counts.get(name) ?? 0) > 1
      return [id, (isAlike && other(id, name)) || name]
    }),
  )
}

/** For each heading those that it is beneath, the nearest first. */
function aboveEach(
  outline: readonly OutlineEntry[],
): ReadonlyMap<BlockId, readonly OutlineEntry[]> {
  const above = new Map<BlockId, readonly OutlineEntry[]>()
  let open: readonly OutlineEntry[] = []
  for (const entry of outline) {
    open = open.filter(({ level }) => level < entry.level)
    above.set(entry.id, open)
    open = [entry, ...open]
  }
  return above
}
