import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { createPortal } from 'react-dom'
import type { Hint, OpenHint, TextEditor } from '../../editor/contract'
import { t, translate } from '../../i18n/translate'
import type { Live } from '../../session/live'
import { useConference, useLive } from '../conference'
import { addWord, ignore, switchRule } from './personal'

/** A page with hints in it. */
export interface Hinted {
  readonly openHint: Live<OpenHint | null>
  editor(): Pick<TextEditor, 'goToNextHint' | 'closeHint' | 'focus' | 'applyHints'> | null
  /** What may have been meant by a word that is in no dictionary. */
  suggest(word: string): Promise<readonly string[]>
}

/** Of the text. */
export function TextHintCard() {
  return <HintCard page={useConference().page} />
}

/** What is said of the hint at the caret, and what can be done about it. */
export function HintCard({ page }: { readonly page: Hinted }) {
  const open = useLive(page.openHint)
  return open && createPortal(<Card key={open.hint.key} page={page} open={open} />, open.card)
}

interface CardProps {
  readonly page: Hinted
  readonly open: OpenHint
}

function Card({ page, open: { hint, byKey } }: CardProps) {
  const { personal } = useConference()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = card.current
    if (!element) return
    // Beneath the last line in sight it would be out of sight itself.
    element.scrollIntoView({ block: 'nearest' })
    if (byKey) element.querySelector('button')?.focus()
    const onKey = (event: KeyboardEvent) => {
      const editor = page.editor()
      if (event.key === 'F7') editor?.goToNextHint(event.shiftKey ? -1 : 1)
      else if (event.key === 'Escape') {
        editor?.closeHint()
        editor?.focus()
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [page, byKey])

  const then = (act: () => void) => () => {
    act()
    page.editor()?.closeHint()
    page.editor()?.focus()
  }
  return (
    <div ref={card} className="hint-said" role="dialog" aria-label={ruleName(hint.rule)}>
      <p className="hint-rule">{ruleName(hint.rule)}</p>
      <p>{whyOf(hint)}</p>
      <Change hint={hint} />
      <div className="hint-acts">
        {hint.rule === 'spelling' && <Suggestions page={page} hint={hint} then={then} />}
        {hint.canApply && (
          <Button
            className="button small primary"
            onPress={then(() => page.editor()?.applyHints([hint.key]))}
          >
            {t('style.apply')}
          </Button>
        )}
        <Button className="button small" onPress={then(() => ignore(personal.hinting, hint.place))}>
          {t('style.ignore')}
        </Button>
        <Button
          className="button small quiet"
          onPress={then(() => switchRule(personal.hinting, hint.rule, false))}
        >
          {t('style.switch-off')}
        </Button>
      </div>
    </div>
  )
}

interface SuggestionsProps {
  readonly page: Hinted
  readonly hint: Hint
  readonly then: (act: () => void) => () => void
}

/** Words that may have been meant, and the choice to keep this one for good. */
function Suggestions({ page, hint, then }: SuggestionsProps) {
  const { personal } = useConference()
  const [words, setWords] = useState<readonly string[] | null>(null)
  useEffect(() => {
    let wanted = true
    void page.suggest(hint.words).then((suggested) => wanted && setWords(suggested))
    return () => {
      wanted = false
    }
  }, [page, hint.words])
  return (
    <>
      {words?.map((word) => (
        <Button
          key={word}
          className="button small primary"
          onPress={then(() => page.editor()?.applyHints([hint.key], word))}
        >
          <bdi>{word}</bdi>
        </Button>
      ))}
      {words?.length === 0 && <span className="hint">{t('style.no-suggestion')}</span>}
      <Button className="button small" onPress={then(() => addWord(personal.words, hint.words))}>
        {t('style.add-word')}
      </Button>
    </>
  )
}

/** The words struck, and what would stand in their place. */
export function Change({ hint }: { readonly hint: Pick<Hint, 'words' | 'becomes'> }) {
  if (hint.becomes === null) return null
  return (
    <p className="hint-change" dir="auto">
      <del>{visible(hint.words)}</del> <ins>{visible(hint.becomes)}</ins>
    </p>
  )
}

/** A rule of several sentences says the one that fits. */
export function whyOf({ rule, why }: Pick<Hint, 'rule' | 'why'>): string {
  return why === null ? translate(`style.why.${rule}`) : translate(`style.why.${rule}.${why}`)
}

export function ruleName(rule: string): string {
  return translate(`style.rule.${rule}`)
}

/** Spaces are what some rules are about. */
export function visible(words: string): string {
  return words
    .replaceAll('\u00a0', '⍽')
    .replace(/^ +| +$| {2,}/g, (spaces) => '␣'.repeat(spaces.length))
}
