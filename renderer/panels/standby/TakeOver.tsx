import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Standby } from '../../../shared/standby'
import { t } from '../../i18n/translate'
import type { TakenOver } from '../../session/take-over'
import { Trouble } from '../../welcome/Trouble'
import { Confirm } from '../Confirm'
import { useConference, useFrom } from '../conference'
import { Told } from '../notices/Told'

/** The one act by which a standby becomes the hub, and what came of it. */
export function TakeOver({ standby }: { readonly standby: Standby }) {
  const { session } = useConference()
  const isLost = useFrom(session.safety, ({ kind }) => kind === 'offline')
  const [isBusy, setBusy] = useState(false)
  const [came, setCame] = useState<TakenOver | null>(null)
  const take = async () => {
    setBusy(true)
    setCame(await session.takeOver(standby))
    setBusy(false)
  }
  if (came?.kind === 'taken-over') {
    return <Told what={t('takeover.done.what')} next={t('takeover.done.next')} />
  }
  return (
    <>
      {came && (
        <Trouble
          what={t(`takeover.trouble.${came.why}.what`)}
          next={t(`takeover.trouble.${came.why}.next`)}
        />
      )}
      <Confirm
        title={t('takeover.asked.title')}
        text={t(isLost ? 'takeover.asked.lost' : 'takeover.asked.running')}
        yes={t('takeover.act')}
        onYes={() => void take()}
        loses
      >
        <Button className="button" isPending={isBusy}>
          {t('takeover.act')}
        </Button>
      </Confirm>
    </>
  )
}
