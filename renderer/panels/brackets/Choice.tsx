import { Button } from 'react-aria-components'
import type { VersionOf } from '../../../shared/negotiation/outstanding'
import { may } from '../../../shared/rights'
import { t } from '../../i18n/translate'
import { useConference, useStage } from '../conference'
import { Plate } from '../delegations/Plate'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'

interface ChoiceProps {
  readonly set: string
  readonly versions: readonly VersionOf[]
  readonly onChosen?: () => void
}

/** The versions of one set, each to be chosen by whoever may: the others then go. */
export function Choice({ set, versions, onChosen }: ChoiceProps) {
  const { seat } = useConference()
  const acting = useAct()
  const can = may(seat, 'choose-alternative', useStage()) === 'yes'
  const choose = async (choice: string) => {
    if (await acting.perform({ kind: 'choose-alternative', set, choice })) onChosen?.()
  }
  return (
    <>
      <ul className="versions">
        {versions.map(({ id, label, words, by }) => (
          <li key={id} className="version">
            <span className="version-words" dir="auto">
              {label && <span className="version-label">{label}</span>}
              {words}
            </span>
            {by.map((each) => (
              <Plate key={each} delegation={each} />
            ))}
            {can && (
              <Button
                className="button small"
                aria-label={t('bracket.choose-named', { words })}
                onPress={() => void choose(id)}
              >
                {t('bracket.choose')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <NotDoneHere acting={acting} />
    </>
  )
}
