import { useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, Text } from 'react-aria-components'
import english from '../../../assets/clauses/en.json'
import { type Clause, joined, shippedClauses } from '../../../shared/language/clause'
import { findClauses } from '../../../shared/language/find-clauses'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive } from '../conference'
import { OwnClauses } from './OwnClauses'
import { PassageAtCaret } from './PassageAtCaret'
import { clauseWords, saySource } from './say-clause'

const shipped = shippedClauses(english)

/** Clauses to search and to insert, the passage at the caret with its precedent, and one's own. */
export function AgreedPanel({ onDone }: { readonly onDone: () => void }) {
  const { page, personal, session } = useConference()
  const own = useLive(personal.clauses)
  const passage = useLive(page.passage)
  const open = useLive(session.mode) === 'write'
  const [asked, setAsked] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const all = joined(own, shipped)
  const found = findClauses(all, asked)

  const ask = (words: string) => {
    setAsked(words)
    setSaid(null)
  }
  const insert = (id: string | number) => {
    const clause = all.find((each) => each.id === id)
    if (!clause) return
    const done = page.editor()?.insertClause(clause) ?? false
    setSaid(done ? t('clause.inserted', { title: clause.title }) : t('clause.not-inserted'))
  }
  return (
    <>
      <div className="agreed-search">
        <Autocomplete inputValue={asked} onInputChange={ask}>
          <SearchField
            className="field"
            aria-label={t('clause.search')}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onDone()
              else event.continuePropagation()
            }}
          >
            <Input data-first placeholder={t('clause.search')} />
          </SearchField>
          <p className="hint" role="status">
            {said ?? t('clause.found', { count: found.length })}
          </p>
          <ListBox
            className="agreed-list"
            aria-label={t('clause.clauses')}
            items={found.slice(0, mostShown)}
            onAction={insert}
            renderEmptyState={() => <p className="empty">{t('clause.none')}</p>}
          >
            {(clause) => <Entry clause={clause} />}
          </ListBox>
        </Autocomplete>
        {found.length > mostShown && (
          <p className="hint">{t('style.more', { count: found.length - mostShown })}</p>
        )}
        <p className="hint">
          {open ? t('clause.keys', { keys: chord('Mod-Alt-L') }) : t('clause.closed')}
        </p>
      </div>
      {passage && <PassageAtCaret passage={passage} all={all} onSaid={setSaid} />}
      <OwnClauses onSaid={setSaid} />
    </>
  )
}

const mostShown = 60

function Entry({ clause }: { readonly clause: Clause }) {
  return (
    <ListBoxItem id={clause.id} textValue={clause.title} className="agreed-clause">
      {/* One that a person has kept bears no title but its own first words. */}
      {clause.source === null && (
        <Text slot="label" className="agreed-title" dir="auto">
          {clause.title}
        </Text>
      )}
      <Text
        slot={clause.source === null ? 'description' : 'label'}
        className="agreed-words"
        dir="auto"
      >
        {clauseWords(clause)}
      </Text>
      <span className="hint">{saySource(clause.source)}</span>
    </ListBoxItem>
  )
}
