import { useEffect, useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { t } from '../../i18n/translate'
import { useConference, useLive } from '../conference'
import type { Writer } from './places-of-people'

/** Where someone writes, and a way to keep the page there. */
export function FollowToggle({ writer }: { readonly writer: Writer }) {
  const { page } = useConference()
  const followed = useLive(page.followed)
  const { client, user, place } = writer
  return (
    <>
      <Button
        className="button quiet here-place"
        aria-label={t('bar.here.go', { name: user.name })}
        onPress={() => page.editor()?.goTo(place.block)}
      >
        <bdi>{place.label ? t('bar.here.at', { label: place.label }) : t('bar.here.writes')}</bdi>
      </Button>
      <ToggleButton
        className="button quiet follow"
        aria-label={t('bar.follow.name', { name: user.name })}
        isSelected={followed === client}
        onChange={(isOn) => page.follow(isOn ? client : null)}
      >
        {t(followed === client ? 'bar.follow.on' : 'bar.follow.off')}
      </ToggleButton>
    </>
  )
}

/** Whom the page follows now, beside who is here; pressed, it stays where it is. */
export function Followed({ writers }: { readonly writers: readonly Writer[] }) {
  const { page } = useConference()
  const followed = useLive(page.followed)
  const writer = writers.find(({ client }) => client === followed)
  const name = writer?.user.name ?? null
  const said = useSaid(name)
  return (
    <>
      {name !== null && (
        <Button
          className="button quiet followed"
          aria-label={t('bar.follow.stop', { name })}
          onPress={() => page.follow(null)}
        >
          <bdi>{t('bar.follow.now', { name })}</bdi>
          <kbd>Esc</kbd>
        </Button>
      )}
      <span className="heard-only" aria-live="polite">
        {said}
      </span>
    </>
  )
}

/** Nothing before anyone was followed. */
function useSaid(name: string | null): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    setSaid((before) => {
      if (name !== null) return t('bar.follow.now', { name })
      return before === '' ? '' : t('bar.follow.ended')
    })
  }, [name])
  return said
}
