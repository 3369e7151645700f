import { useState } from 'react'
import { Button } from 'react-aria-components'
import { alternativeStyles } from '../../../shared/document/kinds'
import { factsOf } from '../../../shared/negotiation/bracket-facts'
import type {
  BracketEditor,
  BracketHere,
  BracketPlace,
} from '../../editor/brackets/bracket-contract'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive, useRegister } from '../conference'
import { Plate } from '../delegations/Plate'
import { PopoverTool } from '../tools/PopoverTool'
import { useAltKey } from '../use-key-down'
import { AgreedActs } from './AgreedActs'
import { BracketActs } from './BracketActs'
import { ChangesSince } from './ChangesSince'
import { Choice } from './Choice'
import { SourceOf } from './SourceOf'

/** What can be said and done about the place of the caret: its bracket, its versions, its agreement. */
export function BracketTool() {
  const { page, session } = useConference()
  const writes = useLive(session.mode) === 'write'
  const place = useLive(page.place)
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  useAltKey('KeyK', 'text', open)
  // Nothing is locked, but whoever writes here is to know what it does.
  const isAgreed = Object.values(place.agreed).includes('stands')
  const name = t(isAgreed && writes ? 'bracket.tool.agreed' : 'bracket.tool')
  const write = (run: (brackets: BracketEditor) => void) => {
    const brackets = page.editor()?.brackets
    setOpen(false)
    if (brackets) run(brackets)
  }
  return (
    <PopoverTool
      name={name}
      title={t('bracket.tool')}
      keys={chord('Mod-Alt-K')}
      sign={
        <span aria-hidden="true" data-agreed={isAgreed || undefined}>
          [ ]
        </span>
      }
      isOpen={isOpen}
      onOpen={open}
      onClose={() => setOpen(false)}
      isSelected={place.bracket !== null}
      kind="bracket"
    >
      {place.bracket ? (
        <Here bracket={place.bracket} writes={writes} write={write} />
      ) : (
        <section>
          <p className="hint">{t(writes ? 'bracket.none.write' : 'bracket.none')}</p>
          {writes && (
            <Button className="button small" onPress={() => write((all) => all.setBracket())}>
              {t('bracket.set')}
              <kbd>{chord('Mod-Alt-B')}</kbd>
            </Button>
          )}
        </section>
      )}
      {writes && place.block && <Versions place={place} write={write} />}
      <Agreement place={place} />
    </PopoverTool>
  )
}

type Write = (run: (brackets: BracketEditor) => void) => void

function Here({
  bracket,
  writes,
  write,
}: {
  readonly bracket: BracketHere
  readonly writes: boolean
  readonly write: Write
}) {
  const facts = factsOf(bracket, useRegister()?.brackets ?? [])
  return (
    <section>
      <p className="bracket-words" dir="auto">
        [{bracket.words}]
      </p>
      <Names title={t('bracket.proponents')} of={facts.proponents} />
      <Names title={t('bracket.reserving')} of={facts.reserving} />
      <SourceOf source={facts.source} />
      <BracketActs facts={facts} words={bracket.words} full />
      {bracket.choice && (
        <>
          <h3>{t('bracket.versions')}</h3>
          <Choice {...bracket.choice} />
        </>
      )}
      {writes && (bracket.canJoin || bracket.choice) && (
        <div className="bracket-row">
          {bracket.canJoin && (
            <Button className="button small" onPress={() => write((all) => all.joinAlternatives())}>
              {t('bracket.join')}
            </Button>
          )}
          {bracket.choice && (
            <Button
              className="button small"
              onPress={() => write((all) => all.separateAlternatives())}
            >
              {t('bracket.separate')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

function Names({
  title,
  of,
}: {
  readonly title: string
  readonly of: ReturnType<typeof factsOf>['proponents']
}) {
  if (of.length === 0) return null
  return (
    <p className="bracket-names">
      <span className="hint">{title}</span>
      {of.map((each) => (
        <Plate key={each} delegation={each} />
      ))}
    </p>
  )
}

/** Other versions of the paragraph of the caret. */
function Versions({ place, write }: { readonly place: BracketPlace; readonly write: Write }) {
  const { alternative, versions } = place
  return (
    <section>
      <h3>
        {alternative ? t('alternative.of', { count: versions }) : t('alternative.add-heading')}
      </h3>
      <div className="bracket-row">
        {alternative ? (
          <>
            <Button
              className="button small"
              onPress={() => write((all) => all.addAlternative(alternative.style))}
            >
              {t('alternative.add')}
            </Button>
            <Button
              className="button small"
              onPress={() => write((all) => all.leaveAlternatives())}
            >
              {t('alternative.leave')}
            </Button>
          </>
        ) : (
          alternativeStyles.map((style) => (
            <Button
              key={style}
              className="button small"
              aria-label={t(`alternative.add.${style}-named`)}
              onPress={() => write((all) => all.addAlternative(style))}
            >
              {t(`alternative.add.${style}`)}
            </Button>
          ))
        )}
      </div>
    </section>
  )
}

function Agreement({ place: { block, section, agreed } }: { readonly place: BracketPlace }) {
  const { page } = useConference()
  const { open } = useLive(page.outstanding)
  const changes = open.flatMap((item) => {
    if (item.kind !== 'changed' || item.scope.kind === 'block') return []
    return item.scope.kind === 'document' || item.scope.id === section ? item.changes : []
  })
  return (
    <section>
      <h3>{t('agreed.heading')}</h3>
      <p className="hint">{sayAgreed(agreed)}</p>
      <ChangesSince changes={changes} />
      <div className="bracket-row">
        {block && <AgreedActs scope={{ kind: 'block', id: block }} standing={agreed.block} />}
        {section && (
          <AgreedActs scope={{ kind: 'section', id: section }} standing={agreed.section} />
        )}
        <AgreedActs scope={{ kind: 'document' }} standing={agreed.document} />
      </div>
    </section>
  )
}

function sayAgreed(agreed: BracketPlace['agreed']): string {
  for (const scope of ['document', 'section', 'block'] as const) {
    const standing = agreed[scope]
    if (standing) return t(`page.agreed.${scope}.${standing}`)
  }
  return t('agreed.none')
}
