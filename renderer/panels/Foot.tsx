import type { Ref } from 'react'
import { ToggleButton, Toolbar } from 'react-aria-components'
import { isPending } from '../../shared/amendments/amendment'
import { countOpen } from '../../shared/negotiation/outstanding'
import { t } from '../i18n/translate'
import { useConference, useFrom, useRegister } from './conference'
import { NumbersMenu } from './numbers/NumbersMenu'

export const views = [
  'text',
  'amendments',
  'outstanding',
  'recommendations',
  'agreed',
  'style',
  'delegations',
  'record',
  'export',
] as const
export type View = (typeof views)[number]

interface FootProps {
  readonly view: View
  readonly onView: (view: View) => void
  readonly ref: Ref<HTMLElement>
}

/** What can be laid beside the text. The text itself is always there. */
export function Foot({ view, onView, ref }: FootProps) {
  const register = useRegister()
  const open = register?.amendments.filter(isPending).length ?? 0
  const { page } = useConference()
  const words = useFrom(page.moved, () => page.editor()?.words() ?? null)
  const outstanding = useFrom(page.outstanding, countOpen)
  const recommended = useFrom(page.recommendations, (listed) => listed.length)
  return (
    <footer className="foot" data-region="foot" ref={ref}>
      <Toolbar className="foot-views" aria-label={t('panel.views')}>
        {views.map((each) => (
          <ToggleButton
            key={each}
            className="foot-view"
            isSelected={each === view}
            onChange={() => onView(each === view ? 'text' : each)}
          >
            {t(`panel.view.${each}`)}
            {each === 'amendments' && open > 0 && (
              <span className="count" title={t('outstanding.amendments', { count: open })}>
                {open}
              </span>
            )}
            {each === 'outstanding' && outstanding > 0 && (
              <span className="count">{outstanding}</span>
            )}
            {each === 'recommendations' && recommended > 0 && (
              <span className="tally">{recommended}</span>
            )}
          </ToggleButton>
        ))}
      </Toolbar>
      <NumbersMenu />
      {words !== null && <span className="foot-words">{t('foot.words', { count: words })}</span>}
    </footer>
  )
}
