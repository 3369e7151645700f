import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import type { Calm } from './calm'
import { useConference, useFrom, useRegister } from './conference'
import { Here } from './delegations/Here'
import { BackIcon } from './icons'
import { NewsButton } from './news/NewsButton'
import { SafetyWord } from './SafetyWord'
import { StageWord } from './StageWord'

/** The state of the conference: where, what may happen now, who is here, whether it is safe. */
export function Bar({
  title,
  safety,
  outline,
  onOutstanding,
}: {
  readonly title: string
  readonly safety: Calm
  /** Opens the outline where it does not stand beside the page. */
  readonly outline: ReactNode
  /** Lays what is open beside the text. */
  readonly onOutstanding: () => void
}) {
  const { host, page } = useConference()
  const conference = useRegister()?.conference
  // The text's own: the secretariat fills it in on the page.
  const symbol = useFrom(page.moved, () => page.editor()?.symbol() ?? conference?.symbol ?? null)
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
      <h1 className="bar-title" dir="auto" title={conference?.title ?? title}>
        <bdi>{conference?.title ?? title}</bdi>
      </h1>
      {conference && (
        <span className="bar-symbol" data-pending={symbol === null || undefined}>
          <bdi>{symbol ?? t('bar.symbol-pending')}</bdi>
        </span>
      )}
      <StageWord onOutstanding={onOutstanding} />
      <span className="bar-space" />
      <NewsButton />
      <Here />
      <SafetyWord safety={safety} />
    </header>
  )
}
