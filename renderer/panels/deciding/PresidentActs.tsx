import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { type Amendment, isPending, labelOf } from '../../../shared/amendments/amendment'
import type { Verdict } from '../../../shared/amendments/judge'
import type { Act } from '../../../shared/protocol'
import { t } from '../../i18n/translate'
import { isAdoptable } from '../amendments/verdict'
import { useRegister } from '../conference'
import { DownIcon } from '../icons'
import type { Acting } from '../use-act'
import { DecideDialog } from './DecideDialog'
import type { Decision } from './decision'
import { decisionsOn } from './offered'

interface PresidentProps {
  readonly amendment: Amendment
  readonly verdict: Verdict | null
  readonly acting: Acting
  /** An act is asked for; the amendment is decided by it unless it was only taken up. */
  readonly onAct: (act: Act) => void
}

/** Those that are rarer, behind one button. */
const others = ['orally', 'defer', 'fall'] as const satisfies Decision[]

/** What the president can do about an amendment: put it before the room, and decide on it. */
export function PresidentActs({ amendment, verdict, acting, onAct }: PresidentProps) {
  const amendments = useRegister()?.amendments ?? []
  const [asked, setAsked] = useState<Decision | null>(null)
  const isTargetGone = verdict === 'target-gone'
  const offered = decisionsOn(amendment, amendments, isTargetGone)
  const { doing } = acting
  const busy = doing.kind === 'busy' ? doing.act : null
  const label = labelOf(amendment)
  const { kind } = amendment.state
  const takesUp = kind === 'tabled' || kind === 'deferred'
  const more = others.filter((each) => offered.includes(each))
  return (
    <>
      {isPending(amendment) && verdict && !isAdoptable(verdict) && (
        <p className="card-why">{t(`margin.verdict.${verdict}-hint`)}</p>
      )}
      {takesUp && (
        <Button
          className="button small"
          aria-label={t('act.take-up-named', { label })}
          isPending={busy === 'take-up-amendment'}
          onPress={() => onAct({ kind: 'take-up-amendment', amendment: amendment.id })}
        >
          {t('act.take-up')}
        </Button>
      )}
      {offered.includes('adopt') && (
        <Button
          className="button small primary"
          aria-label={t('act.adopt-named', { label })}
          isDisabled={!isAdoptable(verdict)}
          isPending={busy === 'adopt-amendment'}
          onPress={() => setAsked('adopt')}
        >
          {t('act.adopt')}
        </Button>
      )}
      {offered.includes('reject') && (
        <Button
          className="button small"
          aria-label={t('act.reject-named', { label })}
          isPending={busy === 'reject-amendment'}
          onPress={() => setAsked('reject')}
        >
          {t('act.reject')}
        </Button>
      )}
      {more.length > 0 && (
        <MenuTrigger>
          <Button className="button small" aria-label={t('decide.more', { label })}>
            {t('decide.more-short')}
            <DownIcon />
          </Button>
          <Popover className="popover" placement="bottom start">
            <Menu
              className="menu"
              onAction={(key) => setAsked(more.find((each) => each === key) ?? null)}
            >
              {more.map((each) => (
                <MenuItem
                  key={each}
                  id={each}
                  className="menu-item"
                  textValue={t(`decide.${each}`)}
                >
                  <Text slot="label">{t(`decide.${each}`)}</Text>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {offered.includes('reconsider') && (
        <Button
          className="button small quiet"
          aria-label={t('act.reconsider-named', { label })}
          isPending={busy === 'reconsider-amendment'}
          onPress={() => setAsked('reconsider')}
        >
          {t('act.reconsider')}
        </Button>
      )}
      <DecideDialog
        amendment={amendment}
        decision={asked}
        isTargetGone={isTargetGone}
        onClose={() => setAsked(null)}
        onDecide={onAct}
      />
    </>
  )
}
