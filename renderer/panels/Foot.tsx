import { type ReactNode, type Ref, useRef } from 'react'
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  ToggleButton,
  Toolbar,
} from 'react-aria-components'
import { isPending } from '../../shared/amendments/amendment'
import type { SeatOf } from '../../shared/conference'
import { countOpen } from '../../shared/negotiation/outstanding'
import { t } from '../i18n/translate'
import { useConference, useFrom, useRegister } from './conference'
import { DownIcon } from './icons'
import { NumbersMenu } from './numbers/NumbersMenu'
import { useFitting } from './use-fitting'

/** Those of a meeting first: a narrow window has the last ones in a menu. */
export const views = [
  'text',
  'amendments',
  'outstanding',
  'recommendations',
  'pages',
  'versions',
  'delegations',
  'record',
  'export',
  'style',
  'agreed',
  'states',
  'letters',
] as const
/** Letters are written by the secretariat alone. */
export function viewsFor({ role }: SeatOf): readonly View[] {
  return role === 'secretariat' ? views : views.filter((view) => view !== 'letters')
}
export type View = (typeof views)[number]

interface FootProps {
  readonly view: View
  readonly onView: (view: View) => void
  readonly ref: Ref<HTMLElement>
}

/** Px for the button that opens what has no room. */
const roomForMore = 130

/** What can be laid beside the text. The text itself is always there. */
export function Foot({ view, onView, ref }: FootProps) {
  const { page, seat } = useConference()
  const offered = viewsFor(seat)
  const words = useFrom(page.moved, () => page.editor()?.words() ?? null)
  const counts = useCounts()
  const row = useRef<HTMLDivElement>(null)
  const fitting = useFitting(row, roomForMore)
  return (
    <footer className="foot" data-region="foot" ref={ref}>
      <Toolbar className="foot-views" aria-label={t('panel.views')} ref={row}>
        {offered.map((each, index) => (
          <ToggleButton
            key={each}
            className="foot-view"
            isSelected={each === view}
            onChange={() => onView(each === view ? 'text' : each)}
            data-beyond={index >= fitting || undefined}
          >
            {t(`panel.view.${each}`)}
            {counts[each]}
          </ToggleButton>
        ))}
      </Toolbar>
      {fitting < offered.length && (
        <More views={offered.slice(fitting)} view={view} counts={counts} onView={onView} />
      )}
      <NumbersMenu />
      {words !== null && <span className="foot-words">{t('foot.words', { count: words })}</span>}
    </footer>
  )
}

type Counts = Partial<Record<View, ReactNode>>

/** What is open beside the names of the views in which it is listed. */
function useCounts(): Counts {
  const { page } = useConference()
  const register = useRegister()
  const open = register?.amendments.filter(isPending).length ?? 0
  const outstanding = useFrom(page.outstanding, countOpen)
  const hints = useFrom(page.hints, (listed) => listed.length)
  const recommended = useFrom(page.recommendations, (listed) => listed.length)
  return {
    amendments: open > 0 && (
      <span className="count" title={t('outstanding.amendments', { count: open })}>
        {open}
      </span>
    ),
    outstanding: outstanding > 0 && <span className="count">{outstanding}</span>,
    recommendations: recommended > 0 && <span className="tally">{recommended}</span>,
    style: hints > 0 && <span className="tally">{hints}</span>,
  }
}

/** The views for which a narrow window has no room; named after the one that is open, if one is. */
function More({
  views,
  view,
  counts,
  onView,
}: {
  readonly views: readonly View[]
  readonly view: View
  readonly counts: Counts
  readonly onView: (view: View) => void
}) {
  const open = views.find((each) => each === view)
  return (
    <MenuTrigger>
      <Button className="foot-view foot-more" data-selected={open ? true : undefined}>
        <span className="foot-more-name">
          {open ? t(`panel.view.${open}`) : t('panel.views.more')}
        </span>
        <DownIcon />
      </Button>
      <Popover className="popover" placement="top end">
        <Menu
          className="menu"
          aria-label={t('panel.views.more')}
          selectionMode="single"
          selectedKeys={open ? [open] : []}
          onAction={(key) => onView(key === view ? 'text' : (key as View))}
        >
          {views.map((each) => (
            <MenuItem
              key={each}
              id={each}
              className="menu-item"
              textValue={t(`panel.view.${each}`)}
            >
              {t(`panel.view.${each}`)} {counts[each]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
