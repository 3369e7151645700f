import { MenuSection, Separator } from 'react-aria-components'
import type { TableAct, TableState } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { useConference } from '../conference'
import { Item, MenuTool } from './MenuTool'

const adding = ['row-before', 'row-after', 'column-before', 'column-after'] as const
const widths = ['column-wider', 'column-narrower', 'columns-even'] as const
const removing = ['delete-row', 'delete-column', 'delete-table'] as const

/** What can be done to the table of the caret. */
export function TableTool({ table }: { readonly table: TableState }) {
  const { page } = useConference()
  const disabled: readonly TableAct[] = [
    ...(table.canMerge ? [] : ['merge' as const]),
    ...(table.canSplit ? [] : ['split' as const]),
    ...(table.lastRow ? ['delete-row' as const] : []),
    ...(table.lastColumn ? (['delete-column', 'column-wider', 'column-narrower'] as const) : []),
    ...(table.hasWidths ? [] : ['columns-even' as const]),
  ]
  return (
    <MenuTool
      name={t('table')}
      disabled={disabled}
      onAction={(key) => {
        if (key === 'caption') page.editor()?.editCaption()
        else page.editor()?.table(key as TableAct)
      }}
    >
      <MenuSection aria-label={t('table.add')}>
        {adding.map((act) => (
          <Item
            key={act}
            id={act}
            name={t(`table.${act}`)}
            keys={act === 'row-after' ? t('table.tab') : undefined}
          />
        ))}
      </MenuSection>
      <Separator className="menu-separator" />
      <MenuSection aria-label={t('table.header')}>
        <Item id="caption" name={t('table.caption')} />
        <Item
          id="header-row"
          name={t(table.headerRow ? 'table.no-header-row' : 'table.header-row')}
        />
        <Item
          id="header-column"
          name={t(table.headerColumn ? 'table.no-header-column' : 'table.header-column')}
        />
      </MenuSection>
      <Separator className="menu-separator" />
      <MenuSection aria-label={t('table.widths')}>
        {widths.map((act) => (
          <Item key={act} id={act} name={t(`table.${act}`)} />
        ))}
      </MenuSection>
      <Separator className="menu-separator" />
      <MenuSection aria-label={t('table.cells')}>
        <Item id="merge" name={t('table.merge')} />
        <Item id="split" name={t('table.split')} />
      </MenuSection>
      <Separator className="menu-separator" />
      <MenuSection aria-label={t('table.remove')}>
        {removing.map((act) => (
          <Item key={act} id={act} name={t(`table.${act}`)} />
        ))}
      </MenuSection>
    </MenuTool>
  )
}
