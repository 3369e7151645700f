import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Register } from '../../../shared/amendments/register'
import { type Stage, stages } from '../../../shared/conference'
import { delegationId } from '../../../shared/ids'
import { may } from '../../../shared/rights'
import { compareNames, formatDateTime, formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { useConference, usePlates } from '../conference'
import { NotDoneHere } from '../NotDoneHere'
import { type Acting, useAct } from '../use-act'
import { useIsPast } from '../use-is-past'
import { asInput, fromInput } from './local-time'

/** Under which rules the debate goes on: until when, who may be late, whether votes are taken. */
export function Debate({ register }: { readonly register: Register }) {
  const { seat } = useConference()
  const acting = useAct()
  const { stage } = register
  const sets = may(seat, 'set-deadline', stage) === 'yes'
  const grants = may(seat, 'grant-leave', stage) === 'yes'
  const said = useRulesSaid(register)
  if (!sets) return said ? <p className="hint">{said}</p> : null
  return (
    <details className="debate" aria-label={t('debate.title')}>
      <summary>
        {t('debate.title')} {said && <span className="hint">{said}</span>}
      </summary>
      <div className="debate-rules">
        {stages
          .filter((each) => each !== 'adopted')
          .map((each) => (
            <Deadline key={each} stage={each} until={register.deadlines[each]} acting={acting} />
          ))}
        {grants && <Leave register={register} acting={acting} />}
        <Check
          label={t('debate.votes')}
          isSelected={register.votes}
          onChange={(allowed) => void acting.perform({ kind: 'allow-votes', allowed })}
        />
        <NotDoneHere acting={acting} />
      </div>
    </details>
  )
}

function useRulesSaid({ stage, deadlines, leaves, votes }: Register): string {
  const plates = usePlates()
  const until = deadlines[stage]
  const isOver = useIsPast(until)
  // Under no rules once the text is adopted.
  if (stage === 'adopted') return ''
  return [
    ...(until ? [sayUntil(stage, until, isOver)] : []),
    ...(leaves.length > 0
      ? [t('debate.leaves', { delegations: formatList(leaves.map(plates.nameOf)) })]
      : []),
    ...(votes ? [t('debate.votes-allowed')] : []),
  ].join(' ')
}

/** Only that of the amending stage closes anything (A22). */
function sayUntil(stage: Stage, until: string, isOver: boolean): string {
  const when = formatDateTime(until)
  if (stage === 'amending') return t(isOver ? 'debate.closed' : 'debate.until', { when })
  return t(isOver ? 'debate.announced-over' : 'debate.announced', { when })
}

function Deadline({
  stage,
  until,
  acting,
}: {
  readonly stage: Stage
  readonly until: string | undefined
  readonly acting: Acting
}) {
  const name = useId()
  const [written, setWritten] = useState(until ? asInput(until) : '')
  const set = (instant: string | null) =>
    void acting.perform({ kind: 'set-deadline', stage, until: instant })
  const instant = fromInput(written)
  return (
    <div className="debate-deadline">
      <label htmlFor={name}>{t('debate.deadline', { stage: t(`bar.stage.${stage}`) })}</label>
      <input
        id={name}
        type="datetime-local"
        className="button small"
        value={written}
        onChange={({ target }) => setWritten(target.value)}
      />
      <Button
        className="button small"
        aria-label={t('debate.set-named', { stage: t(`bar.stage.${stage}`) })}
        isDisabled={!instant || (until !== undefined && written === asInput(until))}
        onPress={() => set(instant)}
      >
        {t('debate.set')}
      </Button>
      {until && (
        <Button
          className="button small quiet"
          aria-label={t('debate.lift-named', { stage: t(`bar.stage.${stage}`) })}
          onPress={() => {
            setWritten('')
            set(null)
          }}
        >
          {t('debate.lift')}
        </Button>
      )}
    </div>
  )
}

/** One more amendment of a delegation may come late. */
function Leave({ register, acting }: { readonly register: Register; readonly acting: Acting }) {
  const name = useId()
  const [chosen, setChosen] = useState('')
  const named = [...register.delegations].sort((a, b) => compareNames(a.name, b.name))
  return (
    <div className="debate-deadline">
      <label htmlFor={name}>{t('debate.leave')}</label>
      <select
        id={name}
        className="button small"
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">{t('debate.leave.choose')}</option>
        {named.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <Button
        className="button small"
        isDisabled={chosen === ''}
        onPress={() => {
          setChosen('')
          void acting.perform({ kind: 'grant-leave', delegation: delegationId(chosen) })
        }}
      >
        {t('debate.leave.grant')}
      </Button>
    </div>
  )
}
