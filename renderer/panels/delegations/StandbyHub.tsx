import { useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { standbyInvited } from '../../../shared/standby'
import { t } from '../../i18n/translate'
import { CopyButton } from '../CopyButton'
import { useConference, useLive, useRegister } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { sayStandby } from '../notices/say-standby'
import { TakeOver } from '../standby/TakeOver'
import { useAct } from '../use-act'

/** How another computer comes to follow the hub, and how far it has. */
export function StandbyHub() {
  const acting = useAct()
  const [link, setLink] = useState<string | null>(null)
  const [standby] = useLive(useConference().session.standbys)
  const isInvited = standbyInvited(useRegister()?.record ?? []) !== null
  const invite = async () => {
    setLink(null)
    const result = await acting.perform({ kind: 'invite-standby' })
    if (result?.kind === 'invitation') setLink(result.link)
  }
  return (
    <section className="board">
      <h3>{t('panel.standby.title')}</h3>
      <p>{t('panel.standby.what')}</p>
      <Standing isInvited={isInvited} />
      {standby && (
        <div>
          <TakeOver standby={standby} />
        </div>
      )}
      <Button
        className="button"
        isPending={acting.doing.kind === 'busy'}
        onPress={() => void invite()}
      >
        {t(isInvited ? 'act.invite-standby.again' : 'act.invite-standby')}
      </Button>
      {isInvited && link === null && <p className="hint">{t('panel.standby.replaces')}</p>}
      <NotDoneHere acting={acting} />
      {link !== null && <Link link={link} />}
    </section>
  )
}

function Standing({ isInvited }: { readonly isInvited: boolean }) {
  const { session } = useConference()
  const condition = useLive(session.conditions).find((each) => each.kind === 'standby')
  if (condition?.kind !== 'standby') {
    return (
      <p className="hint" role="status">
        {t(isInvited ? 'panel.standby.waited' : 'panel.standby.none')}
      </p>
    )
  }
  const { what, next } = sayStandby(condition)
  return (
    <div role="status">
      <p>{what}</p>
      <p className="hint">{next}</p>
    </div>
  )
}

/** Shown once, to the one who asked for it. */
function Link({ link }: { readonly link: string }) {
  return (
    <div className="invitation" role="status">
      <p>{t('panel.standby.use')}</p>
      <div className="one-line">
        <TextField className="field" value={link} isReadOnly aria-label={t('panel.standby.link')}>
          <Input dir="ltr" onFocus={(event) => event.currentTarget.select()} />
        </TextField>
        <CopyButton text={link} label={t('act.copy')} />
      </div>
      <p className="hint">{t('panel.standby.secret')}</p>
    </div>
  )
}
