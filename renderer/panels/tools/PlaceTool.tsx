import { useState } from 'react'
import { Header, MenuSection, Separator } from 'react-aria-components'
import { annexKinds } from '../../../shared/document/kinds'
import { bare } from '../../../shared/document/number-styles'
import type { Removal } from '../../editor/contract'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { ConfirmDialog } from '../Confirm'
import { useConference, useLive } from '../conference'
import { useOnceClosed } from '../use-once-closed'
import { Item, MenuTool } from './MenuTool'

/** What can be done to the section or the annex in which the caret is, as a whole. */
export function PlaceTool() {
  const { page } = useConference()
  const { around, annex } = useLive(page.selected)
  const [removal, setRemoval] = useState<Removal | null>(null)
  const onceClosed = useOnceClosed(removal !== null)
  if (!around) return null

  const chosen = (key: string) => {
    const kind = annexKinds.find((each) => each === key)
    if (kind) page.editor()?.setAnnexKind(kind)
    else if (key === 'sort') page.editor()?.sortStates()
    else setRemoval(page.editor()?.removal() ?? null)
  }
  return (
    <>
      <MenuTool name={t(`place.${around}`)} onAction={chosen}>
        {annex && (
          <>
            <MenuSection>
              <Header className="menu-header">{t('place.kind')}</Header>
              {annexKinds.map((kind) => (
                <Item
                  key={kind}
                  id={kind}
                  name={t(`annex.kind.${kind}`)}
                  checked={kind === annex}
                />
              ))}
            </MenuSection>
            <Separator className="menu-separator" />
          </>
        )}
        <MenuSection aria-label={t(`place.${around}`)}>
          {annex === 'states' && <Item id="sort" name={t('place.sort')} />}
          <Item id="remove" name={t(`place.remove.${around}`)} />
        </MenuSection>
      </MenuTool>
      <ConfirmDialog
        title={removal ? t(`place.remove.title.${removal.kind}`, { name: nameOf(removal) }) : ''}
        text={removal ? whatGoes(removal) : ''}
        yes={t(`place.remove.yes.${removal?.kind ?? 'section'}`)}
        loses
        isOpen={removal !== null}
        onOpenChange={(stays) => !stays && setRemoval(null)}
        onYes={() => onceClosed(() => page.editor()?.remove())}
      />
    </>
  )
}

/** "Annex II, “Agenda”"; one without a title by its number, and one without either by what it is. */
function nameOf({ kind, label, title }: Removal): string {
  const number = label === null ? null : bare(label)
  if (!title) return number ?? t(`place.${kind}`)
  return number ? t('place.name', { number, title }) : t('place.title', { title })
}

function whatGoes({ paragraphs, tables, footnotes }: Removal): string {
  const held = [
    t('place.holds.paragraphs', { count: paragraphs }),
    ...(tables > 0 ? [t('place.holds.tables', { count: tables })] : []),
    ...(footnotes > 0 ? [t('place.holds.footnotes', { count: footnotes })] : []),
  ]
  return t('place.remove.text', { held: formatList(held) })
}
