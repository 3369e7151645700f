import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { ConfirmDialog } from './Confirm'
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
  const conference = useRegister()?.conference
  return (
    <header className="bar" data-region="bar">
      <Leave />
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

/** What is only in this window would be lost with it, so leaving then is asked about. */
function Leave() {
  const { session, host } = useConference()
  const [atRisk, setAtRisk] = useState(0)
  const leave = () => {
    const safety = session.safety.get()
    const unsent = 'unsent' in safety ? safety.unsent : 0
    const risk = unsent + session.asides.get().length
    setAtRisk(risk)
    if (risk === 0) void host.leave()
  }
  return (
    <>
      <Button className="button quiet icon-only" aria-label={t('bar.leave')} onPress={leave}>
        <BackIcon />
      </Button>
      <ConfirmDialog
        title={t('bar.leave-asked.title')}
        text={t('bar.leave-asked.text', { count: atRisk })}
        yes={t('bar.leave-asked.yes')}
        loses
        onYes={() => void host.leave()}
        isOpen={atRisk > 0}
        onOpenChange={() => setAtRisk(0)}
      />
    </>
  )
}
