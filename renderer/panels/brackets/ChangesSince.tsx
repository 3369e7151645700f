import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Change } from '../../../shared/negotiation/changes'
import { t } from '../../i18n/translate'
import { useConference } from '../conference'
import { sayAgreedPlace } from '../say-negotiation'

/** More than this one looks at in the text. */
const mostShown = 12

/** Which paragraphs have become other since they were agreed together; each leads there. */
export function ChangesSince({ changes }: { readonly changes: readonly Change[] }) {
  const { page } = useConference()
  const [all, setAll] = useState(false)
  if (changes.length === 0) return null
  const shown = all ? changes : changes.slice(0, mostShown)
  return (
    <>
      <ul className="changes-since">
        {shown.map((change) => (
          <li key={JSON.stringify(change)}>
            {'block' in change ? (
              <Button
                className="button quiet small"
                onPress={() => page.editor()?.goTo(change.block)}
              >
                {sayChange(change)}
              </Button>
            ) : (
              <span className="change-since">{sayChange(change)}</span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < changes.length && (
        <Button className="button small" onPress={() => setAll(true)}>
          {t('outstanding.all', { count: changes.length })}
        </Button>
      )}
    </>
  )
}

function sayChange(change: Change): string {
  if (change.how === 'order') return t('agreed.change.order')
  return t(`agreed.change.${change.how}`, { place: sayAgreedPlace(change.place) })
}
