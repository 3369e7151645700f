import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import type { Calm } from './calm'
import { useConference, useRegister } from './conference'
import { Here } from './Here'
import { BackIcon } from './icons'
import { SafetyWord } from './SafetyWord'
import { StageWord } from './StageWord'

/** The state of the conference: where, what may happen now, who is here, whether it is safe. */
export function Bar({
  title,
  safety,
  outline,
}: {
  readonly title: string
  readonly safety: Calm
  /** Opens the outline where it does not stand beside the page. */
  readonly outline: ReactNode
}) {
  const { host } = useConference()
  const conference = useRegister()?.conference
  return (
    <header className="bar" data-region="bar">
      <Button
        className="button quiet icon-only"
        aria-label={t('bar.leave')}
        onPress={() => void host.leave()}
      >
        <BackIcon />
      </Button>
      {outline}
      <h1 className="bar-title" title={conference?.title ?? title}>
        <bdi>{conference?.title ?? title}</bdi>
      </h1>
      {conference && (
        <span className="bar-symbol" data-pending={conference.symbol === null || undefined}>
          <bdi>{conference.symbol ?? t('bar.symbol-pending')}</bdi>
        </span>
      )}
      <StageWord />
      <span className="bar-space" />
      <Here />
      <SafetyWord safety={safety} />
    </header>
  )
}
