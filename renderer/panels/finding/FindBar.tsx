import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import {
  Button,
  Input,
  Label,
  TextField,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { afterPaint } from '../../editor/after-paint'
import type { Mode } from '../../editor/contract'
import type { Found, SearchEditor } from '../../editor/finding/search'
import { formatNumber } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Live } from '../../session/live'
import { chord } from '../chord'
import { useConference, useLive } from '../conference'
import { CloseIcon, DownIcon, UpIcon } from '../icons'
import { isFree, isMod, useKeyDown } from '../use-key-down'
import { asked } from './asked'
import './finding.css'

/** The words of one page. */
export interface Searched {
  /** `null` until they have come. */
  editor(): {
    readonly search: SearchEditor
    focus(): void
    /** A tag. */
    language(): string
  } | null
  /** Another number after whatever may have changed what is found. */
  readonly moved: Live<number>
}

/** In the text. */
export function TextFindBar() {
  const { page, session } = useConference()
  return <FindBar page={page} mode={useLive(session.mode)} />
}

interface FindBarProps {
  readonly page: Searched
  readonly mode: Mode
}

/** Finding words, and replacing them where one may write: a bar above the page. */
export function FindBar({ page, mode }: FindBarProps) {
  const what = useLive(asked)
  const isOpen = what === 'find' || what === 'replace'
  const [words, setWords] = useState('')
  const [by, setBy] = useState('')
  const [wholeWord, setWholeWord] = useState(false)
  const [matchCase, setMatchCase] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const [replaced, setReplaced] = useState<number | 'coming' | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const search = useCallback(() => page.editor()?.search ?? null, [page])
  const tell = useCallback(() => {
    const now = search()?.found() ?? null
    setFound((was) => (was?.count === now?.count && was?.at === now?.at ? was : now))
  }, [search])

  const close = () => {
    search()?.look(null)
    asked.set(null)
    setReplaced(null)
    page.editor()?.focus()
  }
  const step = (to: 1 | -1) => {
    setReplaced(null)
    search()?.step(to)
    tell()
  }

  const replaceAll = () => {
    const count = search()?.replaceAll(by) ?? 0
    tell()
    setReplaced(count)
  }

  useKeyDown((event) => {
    const withMod = isMod(event) && !event.shiftKey
    const replaces = event.code === 'KeyH' && withMod && event.altKey
    if ((replaces || (event.code === 'KeyF' && withMod && !event.altKey)) && isFree()) {
      const selected = isOpen ? '' : search()?.selected()
      if (selected) setWords(selected)
      asked.set(replaces ? 'replace' : 'find')
      field.current?.focus()
      field.current?.select()
      return true
    }
    if (event.key !== 'F3' || !isFree()) return false
    if (isOpen) step(event.shiftKey ? -1 : 1)
    else asked.set('find')
    return true
  })

  useEffect(() => {
    if (!isOpen) return
    field.current?.focus()
    field.current?.select()
    return page.moved.subscribe(tell)
  }, [isOpen, page, tell])
  useEffect(() => {
    if (!isOpen) return
    const locale = page.editor()?.language() ?? 'en'
    search()?.look({ words, wholeWord, matchCase, locale })
    setReplaced(null)
    tell()
  }, [isOpen, words, wholeWord, matchCase, page, search, tell])

  if (!isOpen) return null
  const none = !words || !found || found.count === 0
  return (
    <search
      className="find"
      aria-label={t('find.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <div className="find-row">
        <TextField
          className="find-field"
          aria-label={t('find.words')}
          value={words}
          onChange={setWords}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
            else event.continuePropagation()
          }}
        >
          <Input className="input" ref={field} placeholder={t('find.words')} spellCheck={false} />
        </TextField>
        <span className="find-count" role="status">
          {sayReplaced(replaced) ?? sayFound(words, found)}
        </span>
        <Choice name={t('find.match-case')} isSelected={matchCase} onChange={setMatchCase}>
          Aa
        </Choice>
        <Choice name={t('find.whole-word')} isSelected={wholeWord} onChange={setWholeWord}>
          <span className="find-whole">ab</span>
        </Choice>
        <Step
          name={t('find.previous')}
          keys={chord('Shift-F3')}
          none={none}
          onPress={() => step(-1)}
        >
          <UpIcon />
        </Step>
        <Step name={t('find.next')} keys="F3" none={none} onPress={() => step(1)}>
          <DownIcon />
        </Step>
        <Step name={t('find.close')} keys="Esc" none={false} onPress={close}>
          <CloseIcon />
        </Step>
      </div>
      {mode === 'write' && (
        <div className="find-row">
          <TextField
            className="find-field"
            value={by}
            onChange={setBy}
            onKeyDown={(event) => {
              if (event.key === 'Enter') search()?.replace(by)
              else event.continuePropagation()
            }}
          >
            <Label className="heard-only">{t('find.by')}</Label>
            <Input className="input" placeholder={t('find.by')} />
          </TextField>
          <Button
            className="button"
            isDisabled={none}
            onPress={() => {
              search()?.replace(by)
              tell()
            }}
          >
            {t('find.replace')}
          </Button>
          <Button
            className="button"
            isDisabled={none || replaced === 'coming'}
            onPress={() => {
              if ((found?.count ?? 0) < many) return replaceAll()
              setReplaced('coming')
              afterPaint(replaceAll)
            }}
          >
            {t('find.replace-all')}
          </Button>
        </div>
      )}
    </search>
  )
}

/** As many places as are not replaced in a moment. */
const many = 1000

function sayReplaced(replaced: number | 'coming' | null): string | null {
  if (replaced === 'coming') return t('find.replacing')
  return replaced === null ? null : t('find.replaced', { count: replaced })
}

function sayFound(words: string, found: Found | null): string {
  if (!words || !found) return ''
  const { count, at } = found
  if (count === 0) return t('find.none')
  if (at === null) return t('find.count', { count })
  return t('find.at', { at: formatNumber(at), count: formatNumber(count) })
}

function Step({
  name,
  keys,
  none,
  onPress,
  children,
}: {
  readonly name: string
  readonly keys: string
  readonly none: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  return (
    <TooltipTrigger delay={600}>
      <Button className="tool" aria-label={name} isDisabled={none} onPress={onPress}>
        {children}
      </Button>
      <Tooltip className="tip">
        {name}
        <kbd>{keys}</kbd>
      </Tooltip>
    </TooltipTrigger>
  )
}

function Choice({
  name,
  isSelected,
  onChange,
  children,
}: {
  readonly name: string
  readonly isSelected: boolean
  readonly onChange: (is: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <TooltipTrigger delay={600}>
      <ToggleButton className="tool" aria-label={name} isSelected={isSelected} onChange={onChange}>
        {children}
      </ToggleButton>
      <Tooltip className="tip">{name}</Tooltip>
    </TooltipTrigger>
  )
}
