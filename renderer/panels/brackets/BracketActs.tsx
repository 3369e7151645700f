import { useRef } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { delegationOf } from '../../../shared/conference'
import {
  type BracketFacts,
  type Nature,
  natures,
  type Stand,
  stands,
} from '../../../shared/negotiation/bracket-facts'
import type { Act } from '../../../shared/protocol'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useStage } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { SourceForm } from './SourceOf'

interface ActsProps {
  readonly facts: BracketFacts
  readonly words: string
  /** Whether what it is is asked as well, and not only what becomes of it. */
  readonly full?: boolean
  readonly onSettled?: () => void
}

/** What this person may do about a bracket: a delegation takes its stand, the rostrum settles it. */
export function BracketActs({ facts, words, full = false, onSettled }: ActsProps) {
  const { seat } = useConference()
  const stage = useStage()
  const acting = useAct()
  const own = delegationOf(seat)
  const can = (act: Act['kind']) => may(seat, act, stage) === 'yes'
  const perform = (act: Act) => acting.perform(act)
  const settle = async (how: 'agreed' | 'withdrawn') => {
    if (await perform({ kind: 'settle-bracket', bracket: facts.id, how })) onSettled?.()
  }
  const describe = (nature: Nature | null, status: BracketFacts['status']) =>
    void perform({ kind: 'describe-bracket', bracket: facts.id, nature, status })
  return (
    <div className="bracket-acts">
      {own && can('stand-on-bracket') && (
        <ToggleButtonGroup
          className="bracket-choices"
          aria-label={t('bracket.stand')}
          disallowEmptySelection
          selectedKeys={[standOf(facts, own)]}
          onSelectionChange={(keys) => {
            const stand = stands.find((each) => keys.has(each))
            if (stand) void perform({ kind: 'stand-on-bracket', bracket: facts.id, stand })
          }}
        >
          {stands.map((each) => (
            <ToggleButton key={each} id={each} className="button small">
              {t(`bracket.stand.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {full && can('describe-bracket') && (
        <div className="bracket-row">
          {natures.map((nature) => (
            <ToggleButton
              key={nature}
              className="button small"
              isSelected={facts.nature === nature}
              onChange={(on) => describe(on ? nature : null, facts.status)}
            >
              {t(`bracket.nature.${nature}`)}
            </ToggleButton>
          ))}
          <ToggleButton
            className="button small"
            isSelected={facts.status === 'ad-referendum'}
            onChange={(on) => describe(facts.nature, on ? 'ad-referendum' : 'open')}
          >
            {t('bracket.ad-referendum')}
          </ToggleButton>
        </div>
      )}
      {full && can('describe-bracket') && (
        <SourceForm key={JSON.stringify(facts.source)} facts={facts} acting={acting} />
      )}
      {can('settle-bracket') && (
        <div className="bracket-row">
          <Button
            className="button small primary"
            aria-label={t('bracket.keep-named', { words })}
            isPending={acting.doing.kind === 'busy' && acting.doing.act === 'settle-bracket'}
            onPress={() => void settle('agreed')}
          >
            {t('bracket.keep')}
          </Button>
          <Button
            className="button small"
            aria-label={t('bracket.remove-named', { words })}
            onPress={() => void settle('withdrawn')}
          >
            {t('bracket.remove')}
          </Button>
        </div>
      )}
      <NotDoneHere acting={acting} />
    </div>
  )
}

function standOf({ proponents, reserving }: BracketFacts, own: string): Stand {
  if (proponents.some((each) => each === own)) return 'proposes'
  return reserving.some((each) => each === own) ? 'reserves' : 'neither'
}

/** After something in a list is settled its button is gone: the next one takes the focus. */
export function useNextInList() {
  const list = useRef<HTMLDivElement>(null)
  const next = (key: string) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])]
    const at = all.findIndex((each) => each.dataset.key === key)
    const then = all[at + 1] ?? all[at - 1]
    then?.querySelector<HTMLElement>('button')?.focus()
  }
  return { list, next }
}
