import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { type PartyTerm, partyTerms } from '../../../shared/style/hint'
import { ruleIds } from '../../../shared/style/house-style'
import type { Hint } from '../../editor/contract'
import { t } from '../../i18n/translate'
import { Check } from '../Check'
import { useConference, useLive } from '../conference'
import { CloseIcon } from '../icons'
import { DictionaryLicences } from './DictionaryLicences'
import { ruleName, visible, whyOf } from './HintCard'
import { switchRule } from './personal'

/** The hints of the whole text, by rule, and which of them one wants to see. */
export function StylePanel() {
  const { page, personal, session } = useConference()
  const hints = useLive(page.hints)
  const hinting = useLive(personal.hinting)
  const open = useLive(session.mode) === 'write'
  const [said, setSaid] = useState<string | null>(null)
  const apply = (keys: readonly string[]) => {
    const count = page.editor()?.applyHints(keys) ?? 0
    setSaid(t('style.applied', { count }))
  }
  const groups = byRule(hints)
  return (
    <>
      <div className="style-head">
        <Check
          isSelected={hinting.on}
          onChange={(on) => personal.hinting.set({ ...hinting, on })}
          label={t('style.show')}
        />
        <p className="hint" role="status">
          {said ?? t('style.count', { count: hints.length })}
        </p>
        <p className="hint">{t('style.key')}</p>
      </div>
      {!open && <p className="empty">{t('style.none-closed')}</p>}
      {open && hinting.on && hints.length === 0 && <p className="empty">{t('style.empty')}</p>}
      {allRules
        .filter((rule) => groups.has(rule))
        .map((rule) => (
          <Group key={rule} rule={rule} hints={groups.get(rule) ?? []} onApply={apply} />
        ))}
      <Wishes />
    </>
  )
}

function byRule(hints: readonly Hint[]): ReadonlyMap<string, readonly Hint[]> {
  const groups = new Map<string, Hint[]>()
  for (const hint of hints) {
    const group = groups.get(hint.rule)
    if (group) group.push(hint)
    else groups.set(hint.rule, [hint])
  }
  return groups
}

const allRules: readonly string[] = ['spelling', ...ruleIds]
const mostShown = 40

interface GroupProps {
  readonly rule: string
  readonly hints: readonly Hint[]
  readonly onApply: (keys: readonly string[]) => void
}

function Group({ rule, hints, onApply }: GroupProps) {
  const { personal } = useConference()
  const heading = useId()
  const [first] = hints
  const why = first && hints.every((hint) => hint.why === first.why) ? whyOf(first) : null
  const able = hints.filter(({ canApply }) => canApply)
  return (
    <section className="style-group" aria-labelledby={heading}>
      <header className="style-group-head">
        <h3 id={heading}>
          {ruleName(rule)} <span className="tally">{hints.length}</span>
        </h3>
        {able.length > 1 && (
          <Button
            className="button small"
            onPress={() => onApply(able.map(({ key }) => key))}
            aria-describedby={heading}
          >
            {t('style.apply-all', { count: able.length })}
          </Button>
        )}
        <Button
          className="button small quiet"
          onPress={() => switchRule(personal.hinting, rule, false)}
          aria-describedby={heading}
        >
          {t('style.switch-off')}
        </Button>
      </header>
      {why !== null && <p className="hint">{why}</p>}
      <ul className="style-hints">
        {hints.slice(0, mostShown).map((hint) => (
          <Entry key={hint.key} hint={hint} onApply={() => onApply([hint.key])} />
        ))}
      </ul>
      {hints.length > mostShown && (
        <p className="hint">{t('style.more', { count: hints.length - mostShown })}</p>
      )}
    </section>
  )
}

function Entry({ hint, onApply }: { readonly hint: Hint; readonly onApply: () => void }) {
  const { page } = useConference()
  return (
    <li className="style-hint">
      <button
        type="button"
        className="style-hint-words"
        title={whyOf(hint)}
        dir="auto"
        onClick={() => page.editor()?.goToHint(hint.key)}
      >
        {hint.before}
        {hint.becomes === null ? (
          <mark>{visible(hint.words)}</mark>
        ) : (
          <>
            <del>{visible(hint.words)}</del> <ins>{visible(hint.becomes)}</ins>
          </>
        )}
        {hint.after}
      </button>
      {hint.canApply && (
        <Button className="button small" onPress={onApply}>
          {t('style.apply')}
        </Button>
      )}
    </li>
  )
}

/** Each rule by itself, the term for the parties, and what was ignored. */
function Wishes() {
  const { personal } = useConference()
  const hinting = useLive(personal.hinting)
  const words = useLive(personal.words)
  const party = useId()
  return (
    <details className="style-wishes">
      <summary>{t('style.rules')}</summary>
      <div className="style-rules">
        {allRules.map((rule) => (
          <Check
            key={rule}
            isSelected={!hinting.off.includes(rule)}
            onChange={(on) => switchRule(personal.hinting, rule, on)}
            label={ruleName(rule)}
          />
        ))}
      </div>
      <div className="field">
        <label htmlFor={party}>{t('style.party')}</label>
        <select
          id={party}
          className="button select"
          value={hinting.party ?? ''}
          onChange={({ target }) =>
            personal.hinting.set({ ...hinting, party: termOf(target.value) })
          }
        >
          <option value="">{t('style.party.as-in-text')}</option>
          {partyTerms.map((term) => (
            <option key={term} value={term}>
              {term}
            </option>
          ))}
        </select>
      </div>
      {hinting.ignored.length > 0 && (
        <p className="style-ignored">
          {t('style.ignored', { count: hinting.ignored.length })}
          <Button
            className="button small"
            onPress={() => personal.hinting.set({ ...hinting, ignored: [] })}
          >
            {t('style.ignored.again')}
          </Button>
        </p>
      )}
      {words.length > 0 && (
        <details>
          <summary>{t('style.words', { count: words.length })}</summary>
          <ul className="style-words">
            {words.map((word) => (
              <li key={word}>
                <bdi>{word}</bdi>
                <Button
                  className="button quiet icon-only"
                  aria-label={t('style.forget-word', { word })}
                  onPress={() => personal.words.set(words.filter((each) => each !== word))}
                >
                  <CloseIcon />
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="hint">{t('style.own')}</p>
      <DictionaryLicences />
    </details>
  )
}

function termOf(value: string): PartyTerm | null {
  return partyTerms.find((term) => term === value) ?? null
}
