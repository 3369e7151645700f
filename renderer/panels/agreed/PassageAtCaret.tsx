import { useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { type Clause, sameSource } from '../../../shared/language/clause'
import { compare } from '../../../shared/language/compare'
import { nearest } from '../../../shared/language/nearest'
import type { Passage } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { useConference, useRegister } from '../conference'
import { keptFrom } from './keep-passage'
import { clauseWords, saySource } from './say-clause'

interface PassageProps {
  readonly passage: Passage
  readonly all: readonly Clause[]
  readonly onSaid: (said: string) => void
}

/** The paragraph of the caret: where its words come from, its precedent, and keeping it. */
export function PassageAtCaret({ passage, all, onSaid }: PassageProps) {
  const { page, personal } = useConference()
  const conference = useRegister()?.conference.title ?? ''
  const [comparing, setComparing] = useState(false)
  const label = page.editor()?.placeOf(passage.block) ?? null
  if (clauseWords(passage).trim() === '') return null

  const keep = () => {
    const editor = page.editor()
    if (!editor) return
    const clause = keptFrom(passage, {
      conference,
      symbol: editor.symbol() ?? '',
      paragraph: label ?? '',
      language: editor.language(),
    })
    const others = personal.clauses.get().filter(({ id }) => id !== clause.id)
    personal.clauses.set([clause, ...others])
    onSaid(t('clause.kept', { title: clause.title }))
  }
  return (
    <section className="agreed-passage" aria-label={t('clause.passage')}>
      <h3>{label === null ? t('clause.passage') : t('clause.passage.at', { place: label })}</h3>
      <p className="agreed-words" dir="auto">
        {clauseWords(passage)}
      </p>
      {passage.source && <p className="hint">{saySource(passage.source)}</p>}
      <div className="hint-acts">
        <Button className="button small" onPress={keep}>
          {t('clause.keep')}
        </Button>
        <ToggleButton className="button small" isSelected={comparing} onChange={setComparing}>
          {t('clause.compare')}
        </ToggleButton>
      </div>
      {comparing && <Precedents passage={passage} all={all} />}
    </section>
  )
}

/** How many of the nearest are offered. */
const offered = 3

/** The one its words came from, if it is known here, and those whose words are most like them. */
function Precedents({ passage, all }: Omit<PassageProps, 'onSaid'>) {
  const words = [passage.text, ...passage.items].join(' ')
  const origin = all.find(({ source }) => sameSource(source, passage.source)) ?? null
  const near = nearest(words, all).map(({ clause }) => clause)
  const choices = [...(origin ? [origin] : []), ...near.filter((clause) => clause !== origin)]
  const [chosen, setChosen] = useState<string | null>(null)
  const clause = choices.find(({ id }) => id === chosen) ?? choices[0]
  if (!clause) return <p className="empty">{t('clause.no-precedent')}</p>
  return (
    <>
      <div className="agreed-precedents">
        {choices.slice(0, offered).map((each) => (
          <ToggleButton
            key={each.id}
            className="button small"
            isSelected={each === clause}
            onChange={() => setChosen(each.id)}
          >
            <bdi>{each.title}</bdi>
          </ToggleButton>
        ))}
      </div>
      <p className="hint">{saySource(clause.source)}</p>
      <Difference precedent={clause} passage={passage} />
    </>
  )
}

type Words = Pick<Clause, 'text' | 'items'>

function Difference({
  precedent,
  passage,
}: {
  readonly precedent: Words
  readonly passage: Words
}) {
  const more = Math.max(precedent.items.length, passage.items.length)
  const paragraphs = [
    { name: 'text', pieces: compare(precedent.text, passage.text) },
    ...Array.from({ length: more }, (_, at) => ({
      name: `item ${at}`,
      pieces: compare(precedent.items[at] ?? '', passage.items[at] ?? ''),
    })),
  ]
  const same = paragraphs.every(({ pieces }) => pieces.every(({ kind }) => kind === 'both'))
  if (same) return <p className="agreed-same">{t('clause.same')}</p>
  return (
    <div className="agreed-difference" dir="auto">
      {paragraphs.map(({ name, pieces }) => (
        <p key={name}>
          {pieces.map(({ kind, words }, index) => {
            const key = `${index}/${kind}`
            if (kind === 'precedent') {
              return (
                <del key={key}>
                  <span className="heard-only">{t('margin.change.out')} </span>
                  {words}
                </del>
              )
            }
            if (kind === 'passage') {
              return (
                <ins key={key}>
                  <span className="heard-only">{t('margin.change.in')} </span>
                  {words}
                </ins>
              )
            }
            return <span key={key}>{words}</span>
          })}
        </p>
      ))}
    </div>
  )
}
